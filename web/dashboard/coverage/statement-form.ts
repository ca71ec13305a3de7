import type { z } from 'zod';
import type { postAttendanceStatement } from '#contracts/attendance-statements';
import type { CoverageStretch } from '#contracts/coverage';
import { instantToLocal, stretchOf } from '../set-up/local-time.ts';
import { type Choice, type Field, mistake, type Typed, textOrNull, typed } from '../set-up/parts/fields.ts';
import { nextDayNote } from '../set-up/when.ts';

/** What the statement is about; of the booth's slots those count that hold the stretch. */
interface Asked {
  booth: { boothId: string; slots: readonly { startsAt: string; endsAt: string }[] };
  stretch: Pick<CoverageStretch, 'date' | 'startsAt' | 'endsAt'>;
}

type StatementValues = {
  present: string;
  personId: string;
  date: string;
  from: string;
  to: string;
  statedBy: string;
};
type Statement = z.input<typeof postAttendanceStatement.body>;

const answers: Choice[] = [
  { value: 'somebody', label: 'Somebody was there' },
  { value: 'nobody', label: 'Nobody was there' },
];

export function statementFields(
  people: readonly Choice[],
  asked: Asked,
  zone: string,
): Field<StatementValues>[] {
  const isSomebody = ({ present }: StatementValues) => present === 'somebody';
  const note = reachesNextDay(asked, zone) ? nextDayNote : () => null;
  return [
    { name: 'present', label: 'What do you know?', kind: 'segments', choices: answers },
    {
      ...{ name: 'personId', label: 'Who', kind: 'one', choices: people, none: 'I do not know who' },
      when: isSomebody,
    },
    { name: 'from', label: 'From', kind: 'time', half: true },
    { name: 'to', label: 'To', kind: 'time', half: true, note },
    { name: 'statedBy', label: 'Whose word it is', kind: 'line', help: 'It stands beside the statement.' },
  ];
}

export function statementValues(
  { startsAt, endsAt, date }: CoverageStretch,
  account: string,
  zone: string,
): StatementValues {
  const [from, to] = [startsAt, endsAt].map((instant) => instantToLocal(instant, zone).time);
  return { present: 'somebody', personId: '', date, from: from ?? '', to: to ?? '', statedBy: account };
}

export function statementOf(
  { present, personId, date, from, to, statedBy }: StatementValues,
  asked: Asked,
  zone: string,
): Typed<Statement> {
  const times = stretchOf(date, from, to, zone);
  if (!times.ok) return mistake(times.at, times.why);
  if (to <= from && !reachesNextDay(asked, zone)) return mistake('to', `Must come after the start, ${from}.`);
  if (statedBy.trim() === '') return mistake('statedBy', 'Say whose word it is, so that others can follow.');
  const isThere = present === 'somebody';
  return typed({
    ...{ boothId: asked.booth.boothId, startsAt: times.startsAt, endsAt: times.endsAt },
    ...{ present: isThere, personId: isThere ? textOrNull(personId) : null, statedBy: statedBy.trim() },
  });
}

/** Whether the slot goes on after the midnight that follows: only then may the statement. */
function reachesNextDay({ booth, stretch }: Asked, zone: string): boolean {
  return booth.slots.some(
    ({ startsAt, endsAt }) =>
      Date.parse(startsAt) <= Date.parse(stretch.startsAt) &&
      Date.parse(endsAt) >= Date.parse(stretch.endsAt) &&
      instantToLocal(endsAt, zone).date > stretch.date,
  );
}
