import type { DeviceAttendance } from '#contracts/devices';
import type { Db } from '../database/prisma.ts';
import type { Sql } from '../database/sql.ts';

/** As long as the page Now looks back for who is still there. */
const ATTENDANCE_OF = '1 day';

/**
 * Who came, went or stayed on at these booths, in the order in which it holds. What the same people did at other booths
 * of the event is in it too: somebody who is at two at once is told so.
 */
export async function readAttendance(
  sql: Sql,
  eventId: string,
  boothIds: string[],
  now: Date,
): Promise<DeviceAttendance[]> {
  const rows = await sql<(Omit<DeviceAttendance, 'at' | 'until'> & { at: Date; until: Date | null })[]>`
    with recent as (
      select * from attendance_facts
      where event_id = ${eventId} and kind in ('check-in', 'check-out', 'extension')
        and occurred_at between ${now}::timestamptz - ${ATTENDANCE_OF}::interval and ${now}
    )
    select a.id, a.booth_id, b.name as booth, a.person_id, coalesce(p.name, a.name) as name, a.kind, a.occurred_at as at,
      a.shift_id, a.ends_at as until, a.device_id, d.name as device
    from recent a join booths b on b.id = a.booth_id left join people p on p.id = a.person_id
      left join devices d on d.id = a.device_id
    where a.booth_id = any (${boothIds}::uuid[])
      or a.person_id in (select person_id from recent where booth_id = any (${boothIds}::uuid[]))
    order by a.occurred_at, a.id`;
  return rows.map(({ at, until, ...row }) => ({
    ...row,
    at: at.toISOString(),
    until: until?.toISOString() ?? null,
  }));
}

/** Who stands for which of these booths. */
export async function readRepresentatives(
  db: Db,
  boothIds: string[],
): Promise<{ boothId: string; personIds: string[] }[]> {
  const rows = await db.representative.findMany({
    where: { boothId: { in: boothIds }, archivedAt: null, person: { archivedAt: null } },
    select: { boothId: true, personId: true },
    orderBy: { personId: 'asc' },
  });
  return boothIds.toSorted().map((boothId) => ({
    boothId,
    personIds: rows.filter((row) => row.boothId === boothId).map(({ personId }) => personId),
  }));
}
