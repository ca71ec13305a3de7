import { uuidv7 } from 'uuidv7';
import type { EventRow } from '#contracts/events';
import type { Arrangement } from '#contracts/shifts';
import type { useBooths } from '../../booths/booths.ts';
import { counted } from '../../names.ts';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { mistake, typed } from '../../parts/fields.ts';
import type { UsualHours } from '../../when.ts';
import { usePeopleChoices } from '../people-choices.ts';
import { timesOf } from './arranging.ts';
import type { DrawnShift } from './drawn.ts';
import classes from './Grid.module.css';
import { isThere, nothingAddedWords } from './new-shifts.ts';
import { type SeriesValues, seriesFields, seriesRule, seriesTyped, seriesValues } from './series-form.ts';

interface Props {
  event: EventRow;
  booths: ReturnType<typeof useBooths>;
  hours: UsualHours;
  known: readonly DrawnShift[];
  nameOf: (shift: { boothId: string; startsAt: string; endsAt: string }) => string;
  arrange: (asked: Arrangement, said: string) => Promise<void>;
  onClose: () => void;
}

/** More would make the dialog a list to scroll. */
const MOST_SHOWN = 60;

/** Shifts one after the other for booths and days, with teams that take turns. */
export function SeriesDialog({ event, booths, hours, known, nameOf, arrange, onClose }: Props) {
  const people = usePeopleChoices(
    event.slug,
    booths.rows.map(({ id }) => id),
  );
  const newOf = (values: SeriesValues) => {
    const series = seriesTyped(values, event.timeZone);
    if (!series.ok) return series;
    const [minimum, target] = [Number(values.minimum), Number(values.target)];
    const all = values.boothIds.flatMap((boothId) =>
      series.body.map(({ team, ...at }) => ({ boothId, ...timesOf(at), minimum, target, team })),
    );
    return typed({ made: all.filter((one) => !isThere(known, one)), of: all.length });
  };
  const teamOf = (values: SeriesValues, team: number) =>
    values.teams === '1' ? values.people : ([values.teamA, values.teamB, values.teamC][team] ?? []);

  async function save(values: SeriesValues) {
    const series = newOf(values);
    if (!series.ok) return series;
    const seriesIds = new Map(values.boothIds.map((boothId) => [boothId, uuidv7()]));
    const create = series.body.made.map(({ team, ...one }) => ({
      ...{ id: uuidv7(), ...one, seriesId: seriesIds.get(one.boothId) ?? null },
      personIds: teamOf(values, team),
    }));
    const rule = seriesRule(values);
    const kept = [...seriesIds].map(([boothId, id]) => ({ id, boothId, rule }));
    if (create.length === 0) return mistake('dates', nothingAddedWords(series.body.of));
    await arrange({ series: kept, create }, `${counted(create.length, 'shift is', 'shifts are')} added.`);
    return typed(null);
  }

  return (
    <FormDialog<SeriesValues, unknown>
      title="Add a series of shifts"
      sentence="Shifts one after the other for each chosen booth and day. Teams may take turns, and a hand-over lets two shifts overlap."
      fields={seriesFields(event, booths.choices, people)}
      initial={seriesValues(hours)}
      save={save}
      submitLabel="Add the shifts"
      keepLabel="Not now"
      preview={(values) => {
        const series = newOf(values);
        if (!series.ok) return null;
        const { made, of } = series.body;
        const isTeams = values.teams !== '1';
        return (
          <div className={classes.preview}>
            <p>
              {counted(made.length, 'new shift')}
              {of > made.length && `, ${counted(of - made.length, 'is', 'are')} there already`}
            </p>
            <ul className={classes.made}>
              {made.slice(0, MOST_SHOWN).map((one) => (
                <li key={nameOf(one)}>
                  {nameOf(one)}
                  {isTeams && `, team ${'ABC'[one.team]}`}
                </li>
              ))}
              {made.length > MOST_SHOWN && <li>and {made.length - MOST_SHOWN} more</li>}
            </ul>
          </div>
        );
      }}
      onClose={onClose}
    />
  );
}
