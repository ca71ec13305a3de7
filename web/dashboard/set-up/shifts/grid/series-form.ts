import type { EventRow } from '#contracts/events';
import { type Choice, type Field, mistake, type Typed, typed } from '../../parts/fields.ts';
import { timesOnEach, type UsualHours, type WhenValues, whenFields, whenValues } from '../../when.ts';
import { type Planned, plannedOf } from '../series.ts';
import { peopleFields, peopleOf } from '../shift-form.ts';

export type SeriesValues = WhenValues & {
  boothIds: string[];
  minutes: string;
  handOver: string;
  minimum: string;
  target: string;
  teams: string;
  turns: string;
  people: string[];
  teamA: string[];
  teamB: string[];
  teamC: string[];
};

interface People {
  choices: readonly Choice[];
  note: (personIds: readonly string[]) => string | null;
}

export function seriesFields(
  event: EventRow,
  booths: readonly Choice[],
  { choices, note }: People,
): Field<SeriesValues>[] {
  const team = (
    name: 'people' | 'teamA' | 'teamB' | 'teamC',
    label: string,
    least: number,
  ): Field<SeriesValues> => ({
    ...{ name, label, kind: 'several', choices },
    note: (values) => note(values[name]),
    when: ({ teams }) => (least === 1 ? teams === '1' : Number(teams) >= least),
  });
  return [
    { name: 'boothIds', label: 'Booths', kind: 'several', choices: booths },
    ...whenFields<SeriesValues>(event, true),
    { name: 'minutes', label: 'Minutes of a shift', kind: 'number', half: true },
    {
      ...{ name: 'handOver', label: 'Minutes of hand-over', kind: 'number', half: true },
      help: 'For so long a shift and the next one both run.',
    },
    ...peopleFields<SeriesValues>(),
    {
      ...{ name: 'teams', label: 'Teams', kind: 'segments' },
      choices: [
        { value: '1', label: 'The same people' },
        { value: '2', label: 'A and B take turns' },
        { value: '3', label: 'A, B and C' },
      ],
    },
    {
      ...{ name: 'turns', label: 'They take turns', kind: 'segments', when: ({ teams }) => teams !== '1' },
      choices: [
        { value: 'shift', label: 'every shift' },
        { value: 'day', label: 'every day' },
      ],
    },
    team('people', 'People on each shift', 1),
    team('teamA', 'Team A', 2),
    team('teamB', 'Team B', 2),
    team('teamC', 'Team C', 3),
  ];
}

export function seriesValues(hours: UsualHours): SeriesValues {
  return {
    ...whenValues(null, 'UTC', hours),
    ...{ boothIds: [], minutes: '120', handOver: '0', minimum: '1', target: '2' },
    ...{ teams: '1', turns: 'shift', people: [], teamA: [], teamB: [], teamC: [] },
  };
}

export function seriesTyped(values: SeriesValues, zone: string): Typed<Planned[]> {
  if (values.boothIds.length === 0) return mistake('boothIds', 'Choose at least one booth.');
  const times = timesOnEach(values, zone);
  if (!times.ok) return times;
  const people = peopleOf(values);
  if (!people.ok) return people;
  const [minutes, handOver] = [Number(values.minutes), Number(values.handOver)];
  if (!(minutes >= 5)) return mistake('minutes', 'Must be at least 5.');
  if (!(handOver >= 0 && handOver < minutes)) return mistake('handOver', `Must be below ${minutes}.`);
  const planned = plannedOf({ dates: values.dates.toSorted(), ...seriesRule(values) }, zone);
  return planned.ok ? typed(planned.planned) : mistake('from', planned.why);
}

/** How the shifts of each day follow each other, as it is kept with them. */
export function seriesRule({ from, to, minutes, handOver, teams, turns }: SeriesValues) {
  return {
    ...{ from, to, minutes: Number(minutes), handOver: Number(handOver), teams: Number(teams) },
    turns: turns === 'day' ? ('day' as const) : ('shift' as const),
  };
}
