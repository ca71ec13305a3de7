import type { z } from 'zod';
import type { postAttendanceStatement } from '#contracts/attendance-statements';
import type { CoverageStretch } from '#contracts/coverage';
import { instantToLocal, stretchOf } from '../set-up/local-time.ts';
import { type Choice, type Field, mistake, type Typed, textOrNull, typed } from '../set-up/parts/fields.ts';
import { nextDayNote } from '../set-up/when.ts';

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

export function statementFields(people: readonly Choice[]): Field<StatementValues>[] {
  const isSomebody = ({ present }: StatementValues) => present === 'somebody';
  return [
    { name: 'present', label: 'What do you know?', kind: 'segments', choices: answers },
    {
      ...{ name: 'personId', label: 'Who', kind: 'one', choices: people, none: 'I do not know who' },
      when: isSomebody,
    },
    { name: 'from', label: 'From', kind: 'time', half: true },
    { name: 'to', label: 'To', kind: 'time', half: true, note: nextDayNote },
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
  { booth }: { booth: { boothId: string } },
  zone: string,
): Typed<Statement> {
  const times = stretchOf(date, from, to, zone);
  if (!times.ok) return mistake(times.at, times.why);
  if (statedBy.trim() === '') return mistake('statedBy', 'Say whose word it is, so that others can follow.');
  const isThere = present === 'somebody';
  return typed({
    ...{ boothId: booth.boothId, startsAt: times.startsAt, endsAt: times.endsAt },
    ...{ present: isThere, personId: isThere ? textOrNull(personId) : null, statedBy: statedBy.trim() },
  });
}
