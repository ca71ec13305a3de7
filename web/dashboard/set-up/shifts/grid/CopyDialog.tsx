import { uuidv7 } from 'uuidv7';
import type { EventRow } from '#contracts/events';
import type { Arrangement } from '#contracts/shifts';
import { dayWords } from '../../local-time.ts';
import { counted } from '../../names.ts';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { type Field, mistake, type Typed, typed } from '../../parts/fields.ts';
import { dateChoices } from '../../when.ts';
import { isStanding } from '../OnShift.tsx';
import { onDate } from '../wall-clock.ts';
import { timesOf } from './arranging.ts';
import type { DrawnShift } from './drawn.ts';
import classes from './Grid.module.css';
import { isThere } from './new-shifts.ts';

type Values = { what: string; dates: string[]; withPeople: boolean };

interface Props {
  event: EventRow;
  /** Of this date: all of them, those of one booth, one; what is offered. */
  sources: { value: string; label: string; shifts: readonly DrawnShift[] }[];
  date: string;
  /** Every shift of the event: what is there already is not made twice. */
  known: readonly DrawnShift[];
  nameOf: (shift: { boothId: string; startsAt: string; endsAt: string }) => string;
  arrange: (asked: Arrangement, said: string) => Promise<void>;
  onClose: () => void;
}

/** Shifts of one day on other days too, at the same times on the wall. */
export function CopyDialog({ event, sources, date, known, nameOf, arrange, onClose }: Props) {
  const zone = event.timeZone;
  const dates = dateChoices(event).filter(({ value }) => value !== date);
  const fields: Field<Values>[] = [
    { name: 'what', label: 'What', kind: 'segments', choices: sources, when: () => sources.length > 1 },
    { name: 'dates', label: 'To', kind: 'several', choices: dates },
    {
      ...{ name: 'withPeople', label: 'The same people too', kind: 'yes' },
      help: 'Not those who declined or are in the archive.',
    },
  ];
  const copyOf = ({ what, dates: chosen, withPeople }: Values) =>
    copies(sources.find(({ value }) => value === what)?.shifts ?? [], chosen, withPeople);

  function copies(
    shifts: readonly DrawnShift[],
    chosen: readonly string[],
    withPeople: boolean,
  ): Typed<Copied> {
    if (chosen.length === 0) return mistake('dates', 'Choose at least one day.');
    const copied: Copied = { create: [], there: 0, notes: [] };
    for (const to of chosen.toSorted())
      for (const shift of shifts) {
        const place = onDate(shift, to, zone);
        if (!place.ok) return mistake('dates', `${nameOf(shift.row)}: ${place.why}`);
        const { boothId, minimum, target } = shift.row;
        const made = { boothId, ...timesOf(place.at), minimum, target };
        if (isThere(known, made)) copied.there += 1;
        else {
          const people = withPeople ? shift.people.filter(isStanding).map(({ personId }) => personId) : [];
          copied.create.push({ id: uuidv7(), ...made, personIds: people });
          if (place.note !== null) copied.notes.push(`${nameOf(made)}: ${place.note}`);
        }
      }
    return typed(copied);
  }

  async function save(values: Values) {
    const copied = copyOf(values);
    if (!copied.ok) return copied;
    const { create } = copied.body;
    if (create.length === 0) return mistake('dates', 'These shifts are there already.');
    await arrange(
      { create },
      `${counted(create.length, 'shift is', 'shifts are')} copied to ${daysWords(values.dates)}.`,
    );
    return typed(null);
  }

  return (
    <FormDialog<Values, unknown>
      title={`Copy shifts of ${dayWords(date)} to other days?`}
      sentence="They are made at the same times on the clock of the hall. Shifts that are there already are left out."
      fields={fields}
      initial={{ what: sources[0]?.value ?? '', dates: [], withPeople: true }}
      save={save}
      submitLabel="Copy the shifts"
      preview={(values) => {
        const copied = values.dates.length === 0 ? null : copyOf(values);
        return copied?.ok && <Preview {...copied.body} />;
      }}
      onClose={onClose}
    />
  );
}

interface Copied {
  create: NonNullable<Arrangement['create']>;
  there: number;
  notes: string[];
}

function Preview({ create, there, notes }: Copied) {
  return (
    <div className={classes.preview}>
      <p>
        {counted(create.length, 'new shift')}
        {there > 0 && `, ${counted(there, 'is', 'are')} there already`}
      </p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}

const daysWords = (dates: readonly string[]) =>
  new Intl.ListFormat('en').format(dates.toSorted().map((date) => dayWords(date, 'short')));
