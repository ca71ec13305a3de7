import type { Now } from '#contracts/now';
import { figureOf, placeInTime, type Record, type Stretch, totalOf } from '../counting/rules.ts';
import type { Reader, Sql } from '../database/sql.ts';
import { BUCKET_MS, readRecords } from '../reports/records.ts';
import { dateOf, dayOf, hoursOf, isBehind, type Opening } from '../reports/rules.ts';
import { type AttendanceFact, dayToShow, hereOf, type StaffedStretch, slotOf } from './rules.ts';

export interface NowEvent {
  id: string;
  timeZone: string;
  startsOn: string;
  endsOn: string;
}

/** What a live screen asks for. The same question by the same booths has the same answer, whoever asks. */
export interface Question {
  event: NowEvent;
  booths: 'all' | ReadonlySet<string>;
  /** A date of the event, "all", or undefined: today if the event runs. */
  day: string | undefined;
}

/** Everything on the page Now, in one snapshot, so that all its figures agree. */
export function readNow(sql: Sql, question: Question, now: Date): Promise<Now> {
  return sql.begin('isolation level repeatable read read only', (tx) => readNowIn(tx, question, now));
}

async function readNowIn(tx: Reader, { event, booths, day: asked }: Question, now: Date): Promise<Now> {
  const day = dayToShow(asked, dateOf(now.getTime(), event.timeZone), event);
  const within = day === null ? null : dayOf(day, event.timeZone);
  const list = await listBooths(tx, event.id, booths);
  const ids = list.map(({ id }) => id);
  const [version, records, openings, slots, shifts, facts, lastTaps, lastHour, latest, devices] =
    await Promise.all([
      readVersion(tx, event.id),
      readRecords(tx, event, ids, within, now),
      listOpenings(tx, event.id, within),
      listSlots(tx, ids),
      listShifts(tx, ids),
      listAttendance(tx, ids, now),
      listLastTaps(tx, ids),
      countLastHour(tx, ids, now),
      listLatest(tx, event.id, ids),
      listDevices(tx, event.id, ids, now),
    ]);
  const at = now.getTime();
  const boothsNow = list.map((booth) => {
    const record = records.get(booth.id) ?? emptyRecord;
    const own = slots.filter(({ boothId }) => boothId === booth.id);
    const { slot, state } = slotOf(own, at);
    const ownShifts = shifts.filter(({ boothId }) => boothId === booth.id);
    const running = ownShifts.filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
    const sumOf = (numbers: number[]) => (numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0));
    return {
      boothId: booth.id,
      slug: booth.slug,
      name: booth.name,
      kiosk: slot?.kiosk ?? null,
      figure: figureOf(record),
      here: hereOf(
        facts.filter(({ boothId }) => boothId === booth.id),
        ownShifts,
        own,
        at,
      ).map((one) => ({ ...one, since: iso(one.since) })),
      minimum: sumOf(running.map(({ minimum }) => minimum)),
      target: sumOf(running.map(({ target }) => target)),
      slot: { state, startsAt: slot ? iso(slot.startsAt) : null, endsAt: slot ? iso(slot.endsAt) : null },
      lastTapAt: lastTaps.get(booth.id)?.toISOString() ?? null,
      quarters: quartersOf(record),
    };
  });
  const { total, countedBooths } = totalOf(boothsNow.map(({ figure }) => figure));
  return {
    asOf: now.toISOString(),
    version,
    day,
    total,
    countedBooths,
    lastHour,
    booths: boothsNow,
    ...placeAll(event, records, openings),
    latest,
    devices,
  };
}

const emptyRecord: Record = { days: [], taps: [], headCounts: [], presence: [], isBehind: false };
const iso = (at: number) => new Date(at).toISOString();

function quartersOf({ taps }: Record): Now['booths'][number]['quarters'] {
  const quarters = new Map<number, number>();
  for (const { startsAt, visitors } of taps) {
    const start = startsAt - (startsAt % BUCKET_MS);
    quarters.set(start, (quarters.get(start) ?? 0) + visitors);
  }
  return [...quarters]
    .sort(([a], [b]) => a - b)
    .map(([startsAt, visitors]) => ({ startsAt: iso(startsAt), visitors }));
}

/** The event's visitors by hour: every booth's share, so that hours and total agree. */
export function placeAll(
  event: { timeZone: string },
  records: Map<string, Record>,
  openings: Opening[],
): Pick<Now, 'hours' | 'notPlaced'> {
  const all = [...records.values()];
  const touched: Stretch[] = [
    ...openings,
    ...all.flatMap(({ taps }) => taps),
    ...all.flatMap(({ headCounts }) => headCounts.flatMap(({ stretch }) => stretch ?? [])),
  ];
  const hours = hoursOf(event.timeZone, touched, openings);
  const placed = all.map((record) => placeInTime(record, hours));
  const approximate = all.some(({ headCounts }) =>
    headCounts.some((count) => count.stretch === null && count.approximate),
  );
  return {
    hours: hours.map(({ startsAt, endsAt }, index) => ({
      startsAt: iso(startsAt),
      endsAt: iso(endsAt),
      visitors: placed.reduce((sum, { visitors }) => sum + (visitors[index] ?? 0), 0),
    })),
    notPlaced: { visitors: placed.reduce((sum, { notPlaced }) => sum + notPlaced, 0), approximate },
  };
}

function listBooths(tx: Reader, eventId: string, booths: Question['booths']) {
  return tx<{ id: string; slug: string; name: string }[]>`
    select id, slug, name from booths
    where event_id = ${eventId} and archived_at is null and (${booths === 'all'} or id = any (${booths === 'all' ? [] : [...booths]}::uuid[]))
    order by name, id`;
}

async function readVersion(tx: Reader, eventId: string): Promise<number> {
  const [row] = await tx<
    { version: number }[]
  >`select version from event_versions where event_id = ${eventId}`;
  return row?.version ?? 0;
}

interface DatedStretch {
  startsAt: Date;
  endsAt: Date;
}

const toMs = <Row extends DatedStretch>(row: Row) => ({
  ...row,
  startsAt: row.startsAt.getTime(),
  endsAt: row.endsAt.getTime(),
});

export async function listOpenings(tx: Reader, eventId: string, within: Stretch | null): Promise<Opening[]> {
  const rows = await tx<(DatedStretch & { breaks: { startsAt: string; endsAt: string }[] })[]>`
    select opens_at as starts_at, closes_at as ends_at, breaks from event_days
    where event_id = ${eventId} and archived_at is null order by opens_at`;
  return rows
    .map((row) => ({
      ...toMs(row),
      breaks: row.breaks.map(({ startsAt, endsAt }) => ({
        startsAt: Date.parse(startsAt),
        endsAt: Date.parse(endsAt),
      })),
    }))
    .filter(({ startsAt }) => within === null || (startsAt >= within.startsAt && startsAt < within.endsAt));
}

async function listSlots(tx: Reader, boothIds: string[]) {
  const rows = await tx<(DatedStretch & { boothId: string; kiosk: string | null })[]>`
    select s.booth_id, s.starts_at, s.ends_at, k.label as kiosk
    from slots s left join kiosks k on k.id = s.kiosk_id
    where s.booth_id = any (${boothIds}::uuid[]) and s.archived_at is null`;
  return rows.map(toMs);
}

async function listShifts(
  tx: Reader,
  boothIds: string[],
): Promise<(StaffedStretch & { boothId: string; minimum: number; target: number })[]> {
  const rows = await tx<(DatedStretch & { id: string; boothId: string; minimum: number; target: number })[]>`
    select id, booth_id, starts_at, ends_at, minimum, target from shifts
    where booth_id = any (${boothIds}::uuid[]) and archived_at is null`;
  return rows.map(toMs);
}

/** Of the last day: who is still here checked in within it. */
async function listAttendance(tx: Reader, boothIds: string[], now: Date): Promise<AttendanceFact[]> {
  const rows = await tx<(Omit<AttendanceFact, 'at' | 'until'> & { at: Date; until: Date | null })[]>`
    select a.booth_id, a.person_id, coalesce(p.name, a.name) as name, a.kind, a.occurred_at as at, a.ends_at as until, a.shift_id
    from attendance_facts a left join people p on p.id = a.person_id
    where a.booth_id = any (${boothIds}::uuid[]) and a.kind in ('check-in', 'check-out', 'extension')
      and a.occurred_at between ${now}::timestamptz - interval '1 day' and ${now}
    order by a.occurred_at, a.id`;
  return rows.map((row) => ({ ...row, at: row.at.getTime(), until: row.until?.getTime() ?? null }));
}

async function listLastTaps(tx: Reader, boothIds: string[]): Promise<Map<string, Date>> {
  const rows = await tx<{ boothId: string; at: Date }[]>`
    select b.booth_id, v.occurred_at as at from unnest(${boothIds}::uuid[]) as b (booth_id)
    cross join lateral (select occurred_at from visits where booth_id = b.booth_id and not undone order by occurred_at desc limit 1) v`;
  return new Map(rows.map(({ boothId, at }) => [boothId, at]));
}

async function countLastHour(tx: Reader, boothIds: string[], now: Date): Promise<number> {
  const [row] = await tx<{ visitors: number }[]>`
    select coalesce(sum(standing_size), 0)::int as visitors from visits
    where booth_id = any (${boothIds}::uuid[]) and not undone and occurred_at > ${now}::timestamptz - interval '1 hour' and occurred_at <= ${now}`;
  return row?.visitors ?? 0;
}

const LATEST = 8;

async function listLatest(tx: Reader, eventId: string, boothIds: string[]): Promise<Now['latest']> {
  const rows = await tx<{ id: string; boothId: string; partySize: number; occurredAt: Date }[]>`
    select id, booth_id, standing_size as party_size, occurred_at from visits
    where event_id = ${eventId} and booth_id = any (${boothIds}::uuid[]) and not undone
    order by received_at desc, id desc limit ${LATEST}`;
  return rows.map((row) => ({ ...row, occurredAt: row.occurredAt.toISOString() }));
}

/** By last contact, the longest silent first. */
async function listDevices(
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
        bool_or(exists (select from slots s where s.booth_id = b.id and s.archived_at is null and s.starts_at <= ${now} and s.ends_at > ${now})) as is_slot_running
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
