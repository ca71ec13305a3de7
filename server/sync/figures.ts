import type { BoothFigure } from '#contracts/sync';
import type { Reader } from '../database/sql.ts';

/** Visitors tapped today, by the event's own day, at each of the booths. */
export async function readFigures(sql: Reader, boothIds: string[], now: Date): Promise<BoothFigure[]> {
  const rows = await sql<{ boothId: string; visitorsToday: number }[]>`
    select b.id as booth_id, coalesce(sum(r.visitors), 0)::int as visitors_today
    from booths b
    join events e on e.id = b.event_id
    left join visit_rollups r on r.booth_id = b.id
      and r.bucket >= date_trunc('day', ${now}::timestamptz, e.time_zone)
      and r.bucket < (date_trunc('day', ${now}::timestamptz at time zone e.time_zone) + interval '1 day') at time zone e.time_zone
    where b.id = any (${boothIds}::uuid[])
    group by b.id`;
  return rows.map((row) => ({ ...row, asOf: now.toISOString() }));
}
