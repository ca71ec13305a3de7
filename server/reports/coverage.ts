import type { AttendanceFact, Duty } from '#contracts/attendance';
import { type Coverage, coverageOf } from '../attendance/rules.ts';
import type { Stretch } from '../counting/rules.ts';
import type { Reader } from '../database/sql.ts';

/** Were the booths staffed, as far as their slots have passed; by booth. */
export async function readCoverage(
  sql: Reader,
  boothIds: string[],
  now: Date,
): Promise<Map<string, Coverage>> {
  const [slots, shifts, facts] = await Promise.all([
    listStretches(sql, 'slots', boothIds),
    listStretches(sql, 'shifts', boothIds),
    listFacts(sql, boothIds),
  ]);
  const own = <Row extends { boothId: string }>(rows: readonly Row[], boothId: string) =>
    rows.filter((row) => row.boothId === boothId);
  return new Map(
    boothIds.map((boothId) => [
      boothId,
      coverageOf(own(facts, boothId), own(shifts, boothId), own(slots, boothId), now.getTime()),
    ]),
  );
}

function listStretches(sql: Reader, table: 'slots' | 'shifts', boothIds: string[]) {
  return sql<(Duty & Stretch & { boothId: string })[]>`
    select id, booth_id, ${inMs(sql, 'starts_at')} as starts_at, ${inMs(sql, 'ends_at')} as ends_at
    from ${sql(table)} where booth_id = any (${boothIds}::uuid[]) and archived_at is null`;
}

function listFacts(sql: Reader, boothIds: string[]) {
  return sql<(AttendanceFact & { boothId: string })[]>`
    select booth_id, coalesce(person_id::text, lower(name)) as who, kind, shift_id, present,
      ${inMs(sql, 'occurred_at')} as at, ${inMs(sql, 'starts_at')} as starts_at, ${inMs(sql, 'ends_at')} as ends_at
    from attendance_facts where booth_id = any (${boothIds}::uuid[])`;
}

/** Milliseconds since 1970, as the rules count. */
function inMs(sql: Reader, column: string) {
  return sql`(extract(epoch from ${sql(column)}) * 1000)::float8`;
}
