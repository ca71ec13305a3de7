import { uuidv7 } from 'uuidv7';
import type { EventRow } from '#contracts/events';
import type { Arrangement } from '#contracts/shifts';
import type { Stretch } from '#contracts/stretches';
import { instantToLocal, localToInstant, stretchWords } from '../../local-time.ts';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { type Field, mistake, type Typed, typed } from '../../parts/fields.ts';
import { usePeopleChoices } from '../people-choices.ts';
import { MINUTE_MS, snapped, splitAt } from '../wall-clock.ts';
import { timesOf } from './arranging.ts';
import type { DrawnShift } from './drawn.ts';
import classes from './Grid.module.css';

type Values = { at: string; handOver: string; first: string[]; second: string[] };

interface Props {
  event: EventRow;
  shift: DrawnShift;
  name: string;
  arrange: (asked: Arrangement, said: string) => Promise<void>;
  onClose: () => void;
}

/** One shift becomes two, one after the other or overlapping for the hand-over. */
export function SplitDialog({ event, shift, name, arrange, onClose }: Props) {
  const zone = event.timeZone;
  const { choices, note } = usePeopleChoices(event.slug, [shift.boothId], shift.people);
  const on = shift.people.map(({ personId }) => personId);
  const middle = snapped((shift.startsAt + shift.endsAt) / 2, 15, zone);
  const fields: Field<Values>[] = [
    { name: 'at', label: 'The second part begins at', kind: 'time', half: true },
    {
      ...{ name: 'handOver', label: 'Both together for', kind: 'number', half: true },
      help: 'Minutes of hand-over; 0 for none.',
    },
    {
      name: 'first',
      label: 'People of the first part',
      kind: 'several',
      choices,
      note: (v) => note(v.first),
    },
    {
      name: 'second',
      label: 'People of the second part',
      kind: 'several',
      choices,
      note: (v) => note(v.second),
    },
  ];
  const words = (part: Stretch) => {
    const { startsAt, endsAt } = timesOf(part);
    return stretchWords(startsAt, endsAt, zone);
  };

  async function save(values: Values) {
    const parts = partsOf(values, shift, zone);
    if (!parts.ok) return parts;
    const [first, second] = parts.body;
    const { id, version, boothId, minimum, target } = shift.row;
    const change = {
      ...{ id, version, endsAt: timesOf(first).endsAt },
      assign: values.first.filter((personId) => !on.includes(personId)),
      unassign: on.filter((personId) => !values.first.includes(personId)),
    };
    const create = { id: uuidv7(), boothId, ...timesOf(second), minimum, target, personIds: values.second };
    await arrange(
      { change: [change], create: [create] },
      `${name} is split: ${words(first)} and ${words(second)}.`,
    );
    return typed(null);
  }

  return (
    <FormDialog<Values, unknown>
      title={`Split ${name}?`}
      sentence="It becomes two shifts. What was recorded of it stays with the first."
      fields={fields}
      initial={{
        at: instantToLocal(new Date(middle).toISOString(), zone).time,
        handOver: '0',
        first: on,
        second: on,
      }}
      save={save}
      submitLabel="Split the shift"
      preview={(values) => {
        const parts = partsOf(values, shift, zone);
        return parts.ok && <p className={classes.preview}>{parts.body.map(words).join(' and ')}</p>;
      }}
      onClose={onClose}
    />
  );
}

/** The time is looked for on the date of the start, then on the next: a shift may go across midnight. */
function partsOf({ at, handOver }: Values, shift: DrawnShift, zone: string): Typed<[Stretch, Stretch]> {
  const minutes = Number(handOver);
  if (minutes < 0) return mistake('handOver', 'Must not be below 0.');
  const [first, last] = [shift.row.startsAt, shift.row.endsAt].map(
    (instant) => instantToLocal(instant, zone).date,
  );
  for (const date of new Set([first ?? '', last ?? ''])) {
    for (const which of ['first', 'second'] as const) {
      const moment = localToInstant(date, at, zone, which);
      const parts = moment.ok ? splitAt(shift, Date.parse(moment.instant), minutes) : null;
      if (parts !== null) return typed(parts);
    }
  }
  const latest = instantToLocal(new Date(shift.endsAt - minutes * MINUTE_MS).toISOString(), zone).time;
  const start = instantToLocal(shift.row.startsAt, zone).time;
  return mistake('at', `Must lie between ${start} and ${latest}, so that both parts last.`);
}
