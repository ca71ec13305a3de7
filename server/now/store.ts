import type { Duty } from '#contracts/attendance';
import type { Now } from '#contracts/now';
import type { Stretch } from '../counting/rules.ts';
import type { Reader } from '../database/sql.ts';
import { isBehind } from '../reports/rules.ts';
import type { NamedFact } from './rules.ts';

/** The booths that a question is about. */
export type AskedBooths = 'all' | ReadonlySet<string>;

export function listBooths(tx: Reader, eventId: string, booths: AskedBooths) {
  return tx<{ id: string; slug: string; name: string }[]>`
    select id, slug, name from booths
    where event_id = ${eventId} and archived_at is null and (${booths === 'all'} or id = any (${booths === 'all' ? [] : [...booths]}::uuid[]))
    order by name, id`;
}

export async function readVersion(tx: Reader, eventId: string): Promise<number> {
  const [row] = await tx<
    { version: number }[]
  >`select version from event_versions where event_id = ${eventId}`;
  return row?.version ?? 0;
}

export interface DatedStretch {
  startsAt: Date;
  endsAt: Date;
}

const toMs = <Row extends DatedStretch>(row: Row) => ({
  ...row,
  startsAt: row.startsAt.getTime(),
  endsAt: row.endsAt.getTime(),
});

export async function listSlots(tx: Reader, boothIds: string[]) {
  const rows = await tx<(DatedStretch & { boothId: string; kiosk: string | null })[]>`
    select s.booth_id, s.starts_at, s.ends_at, k.label as kiosk
    from slots s left join kiosks k on k.id = s.kiosk_id
    where s.booth_id = any (${boothIds}::uuid[]) and s.archived_at is null`;
  return rows.map(toMs);
}

export async function listShifts(
  tx: Reader,
  boothIds: string[],
): Promise<(Duty & { boothId: string; minimum: number; target: number })[]> {
  const rows = await tx<(DatedStretch & { id: string; boothId: string; minimum: number; target: number })[]>`
    select id, booth_id, starts_at, ends_at, minimum, target from shifts
    where booth_id = any (${boothIds}::uuid[]) and archived_at is null
    order by starts_at, id`;
  return rows.map(toMs);
}

/** Of the last day: who is still here checked in within it. */
export async function listAttendance(tx: Reader, boothIds: string[], now: Date): Promise<NamedFact[]> {
  const rows = await tx<
    (Omit<NamedFact, 'at' | 'startsAt' | 'endsAt' | 'present'> & {
      at: Date;
      endsAt: Date | null;
    })[]
  >`
    select a.booth_id, b.name as booth, a.person_id, coalesce(p.name, a.name) as name, coalesce(a.person_id::text, lower(a.name)) as who,
      a.kind, a.occurred_at as at, a.ends_at, a.shift_id, a.device_id, d.name as device,
      a.time_uncertain and not a.time_settled as is_uncertain
    from attendance_facts a join booths b on b.id = a.booth_id left join people p on p.id = a.person_id
      left join devices d on d.id = a.device_id
    where a.booth_id = any (${boothIds}::uuid[]) and a.kind in ('check-in', 'check-out', 'extension', 'absence')
      and a.occurred_at between ${now}::timestamptz - interval '1 day' and ${now}
    order by a.occurred_at, a.id`;
  return rows.map((row) => ({
    ...row,
    at: row.at.getTime(),
    endsAt: row.endsAt?.getTime() ?? null,
    startsAt: null,
    present: null,
  }));
}

/**
 * A visit may be stated for later today, or come from a clock that is ahead; the last tap is never later than now.
 * @param within only taps of this stretch; null: all
 */
export async function listLastTaps(
  tx: Reader,
  boothIds: string[],
  within: Stretch | null,
  now: Date,
): Promise<Map<string, Date>> {
  const from = within === null ? null : new Date(within.startsAt);
  const to = within === null ? null : new Date(within.endsAt);
  const rows = await tx<{ boothId: string; at: Date }[]>`
    select b.booth_id, v.occurred_at as at from unnest(${boothIds}::uuid[]) as b (booth_id)
    cross join lateral (
      select occurred_at from visits where booth_id = b.booth_id and not undone
        and occurred_at <= ${now}
        and occurred_at >= coalesce(${from}::timestamptz, '-infinity') and occurred_at < coalesce(${to}::timestamptz, 'infinity')
      order by occurred_at desc limit 1
    ) v`;
  return new Map(rows.map(({ boothId, at }) => [boothId, at]));
}

export async function countLastHour(tx: Reader, boothIds: string[], now: Date): Promise<number> {
  const [row] = await tx<{ visitors: number }[]>`
    select coalesce(sum(standing_size), 0)::int as visitors from visits
    where booth_id = any (${boothIds}::uuid[]) and not undone and occurred_at > ${now}::timestamptz - interval '1 hour' and occurred_at <= ${now}`;
  return row?.visitors ?? 0;
}

/**
 * The event's days with opening hours, or all of them when none has any, and those that hold something: also the day of
 * grace at each side.
 */
export async function listDays(tx: Reader, eventId: string, boothIds: string[]): Promise<string[]> {
  const rows = await tx<{ date: string }[]>`
    with days as (
      select d::date as date, d::date between e.starts_on and e.ends_on as is_within,
        d::date::timestamp at time zone e.time_zone as begins, (d::date + 1)::timestamp at time zone e.time_zone as ends,
        exists (select from event_days o where o.event_id = e.id and o.archived_at is null) as has_hours,
        exists (select from event_days o where o.event_id = e.id and o.archived_at is null and o.date = d::date) as is_open
      from events e, generate_series(e.starts_on - 1, e.ends_on + 1, interval '1 day') d
      where e.id = ${eventId}
    )
    select date::text from days
    where is_open or (is_within and not has_hours)
      or exists (select from visit_rollups where booth_id = any (${boothIds}::uuid[]) and bucket >= begins and bucket < ends and visitors > 0)
      or exists (select from head_counts where booth_id = any (${boothIds}::uuid[]) and archived_at is null and starts_at < ends and ends_at > begins)
    order by date`;
  return rows.map(({ date }) => date);
}

const LATEST = 8;

export async function listLatest(tx: Reader, eventId: string, boothIds: string[]): Promise<Now['latest']> {
  const rows = await tx<{ id: string; boothId: string; partySize: number; occurredAt: Date }[]>`
    select id, booth_id, standing_size as party_size, occurred_at from visits
    where event_id = ${eventId} and booth_id = any (${boothIds}::uuid[]) and not undone
    order by received_at desc, id desc limit ${LATEST}`;
  return rows.map((row) => ({ ...row, occurredAt: row.occurredAt.toISOString() }));
}

/** By last contact, the longest silent first. */
export async function listDevices(
  tx: Reader,
  eventId: string,
  boothIds: string[],
  now: Date,
): Promise<Now['devices']> {
  const rows = await tx<
    {
      id: string;
      name: string;
      kind: 'tablet' | 'phone';
      boothNames: string[];
      lastSeenAt: Date | null;
      unsent: number | null;
      isSlotRunning: boolean;
    }[]
  >`
    select d.id, d.name, d.kind, d.last_seen_at, r.unsent, placed.booth_names, placed.is_slot_running
    from devices d
    cross join lateral (
      select array_agg(b.name order by b.name) as booth_names,
        bool_or(exists (select from slots s join events e on e.id = s.event_id and not e.simulated where s.booth_id = b.id and s.archived_at is null and s.starts_at <= ${now} and s.ends_at > ${now})) as is_slot_running
      from device_placements p join booths b on b.id = p.booth_id
      where p.device_id = d.id and p.ended_at is null and p.booth_id = any (${boothIds}::uuid[])
    ) placed
    left join lateral (select unsent from device_reports where device_id = d.id order by reported_at desc limit 1) r on true
    where d.event_id = ${eventId} and d.revoked_at is null and d.archived_at is null and placed.booth_names is not null
    order by d.last_seen_at nulls first, d.name`;
  return rows.map(({ lastSeenAt, isSlotRunning, ...device }) => ({
    ...device,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    isBehind: isBehind(
      { unsent: device.unsent, lastSeenAt: lastSeenAt?.getTime() ?? null },
      isSlotRunning,
      now.getTime(),
    ),
  }));
}
