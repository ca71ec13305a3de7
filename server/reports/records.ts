import type { HeadCount, Record, Stretch, Taps } from '../counting/rules.ts';
import type { Reader } from '../database/sql.ts';
import { dateOf, dayOf, isBehind } from './rules.ts';

/** The event whose record is read; dates are the event's own. */
export interface ReportedEvent {
  id: string;
  timeZone: string;
}

export const BUCKET_MS = 15 * 60_000;

/**
 * The record of each booth, from rollups: everything that `figureOf` and `placeInTime` need.
 *
 * @param within null: the whole event. Else only what lies inside, and head counts that lie inside whole.
 * @param now decides which slots have begun and which devices are silent
 */
export async function readRecords(
  sql: Reader,
  event: ReportedEvent,
  boothIds: string[],
  within: Stretch | null,
  now: Date,
): Promise<Map<string, Record>> {
  const [headCounts, slots, presence, behind] = await Promise.all([
    listHeadCounts(sql, boothIds, within),
    listSlots(sql, boothIds, now),
    listPresence(sql, boothIds, within),
    listBehind(sql, boothIds, now),
  ]);
  const taps = await listTaps(sql, boothIds, within, headCounts);
  return new Map(
    boothIds.map((boothId) => [
      boothId,
      {
        days: daysOf(slots.get(boothId) ?? [], taps.get(boothId) ?? [], event.timeZone, within),
        taps: taps.get(boothId) ?? [],
        headCounts: headCounts.get(boothId) ?? [],
        presence: presence.get(boothId) ?? [],
        isBehind: behind.has(boothId),
      },
    ]),
  );
}

/** The days of slots that have begun, and any other day on which somebody was counted. */
function daysOf(slots: Stretch[], taps: Taps[], timeZone: string, within: Stretch | null): Stretch[] {
  if (slots.length === 0) return [];
  const dates = new Set([...slots, ...taps].map(({ startsAt }) => dateOf(startsAt, timeZone)));
  return [...dates]
    .toSorted()
    .map((date) => dayOf(date, timeZone))
    .filter((day) => within === null || (day.startsAt >= within.startsAt && day.endsAt <= within.endsAt));
}

type OfBooth<Row> = Row & { boothId: string };

function byBooth<Row>(rows: OfBooth<Row>[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const { boothId, ...row } of rows) {
    const group = groups.get(boothId) ?? [];
    // Without boothId the rest is Row again; TypeScript does not see that.
    group.push(row as unknown as Row);
    groups.set(boothId, group);
  }
  return groups;
}

async function listHeadCounts(
  sql: Reader,
  boothIds: string[],
  within: Stretch | null,
): Promise<Map<string, HeadCount[]>> {
  const rows = await sql<
    OfBooth<
      Omit<HeadCount, 'stretch' | 'receivedAt'> & {
        startsAt: Date | null;
        endsAt: Date | null;
        receivedAt: Date;
      }
    >[]
  >`
    select booth_id, id, source, approximate, likely, low, high, starts_at, ends_at, received_at
    from head_counts
    where booth_id = any (${boothIds}::uuid[]) and archived_at is null
      and (${within === null} or (starts_at >= ${dateOrNull(within?.startsAt)}::timestamptz and ends_at <= ${dateOrNull(within?.endsAt)}::timestamptz))`;
  return byBooth(
    rows.map(({ startsAt, endsAt, receivedAt, ...rest }) => ({
      ...rest,
      receivedAt: receivedAt.getTime(),
      stretch:
        startsAt === null || endsAt === null
          ? null
          : { startsAt: startsAt.getTime(), endsAt: endsAt.getTime() },
    })),
  );
}

const dateOrNull = (at: number | undefined) => (at === undefined ? null : new Date(at));

const toStretch = ({ startsAt, endsAt, ...rest }: { boothId: string; startsAt: Date; endsAt: Date }) => ({
  ...rest,
  startsAt: startsAt.getTime(),
  endsAt: endsAt.getTime(),
});

async function listSlots(sql: Reader, boothIds: string[], now: Date): Promise<Map<string, Stretch[]>> {
  const rows = await sql<{ boothId: string; startsAt: Date; endsAt: Date }[]>`
    select booth_id, starts_at, ends_at from slots
    where booth_id = any (${boothIds}::uuid[]) and archived_at is null and starts_at <= ${now}`;
  return byBooth<Stretch>(rows.map(toStretch));
}

/** Check-ins, and stretches for which somebody stated that people were there. */
async function listPresence(
  sql: Reader,
  boothIds: string[],
  within: Stretch | null,
): Promise<Map<string, Stretch[]>> {
  const rows = await sql<{ boothId: string; startsAt: Date; endsAt: Date }[]>`
    select booth_id, coalesce(starts_at, occurred_at) as starts_at, coalesce(ends_at, occurred_at + interval '1 millisecond') as ends_at
    from attendance_facts
    where booth_id = any (${boothIds}::uuid[]) and (kind = 'check-in' or (kind = 'statement' and present))
      and (${within === null} or (coalesce(starts_at, occurred_at) < ${dateOrNull(within?.endsAt)}::timestamptz
        and coalesce(ends_at, occurred_at) >= ${dateOrNull(within?.startsAt)}::timestamptz))`;
  return byBooth<Stretch>(rows.map(toStretch));
}

/** Nobody holds a simulated tablet, so its silence says nothing. */
async function listBehind(sql: Reader, boothIds: string[], now: Date): Promise<Set<string>> {
  const rows = await sql<
    { boothId: string; unsent: number | null; lastSeenAt: Date | null; isSlotRunning: boolean }[]
  >`
    select p.booth_id, r.unsent, d.last_seen_at,
      exists (
        select from slots s join events e on e.id = s.event_id and not e.simulated
        where s.booth_id = p.booth_id and s.archived_at is null and s.starts_at <= ${now} and s.ends_at > ${now}
      ) as is_slot_running
    from device_placements p
    join devices d on d.id = p.device_id and d.revoked_at is null and d.archived_at is null
    left join lateral (select unsent from device_reports where device_id = d.id order by reported_at desc limit 1) r on true
    where p.booth_id = any (${boothIds}::uuid[]) and p.ended_at is null`;
  const behind = rows.filter(({ unsent, lastSeenAt, isSlotRunning }) =>
    isBehind({ unsent, lastSeenAt: lastSeenAt?.getTime() ?? null }, isSlotRunning, now.getTime()),
  );
  return new Set(behind.map(({ boothId }) => boothId));
}

/**
 * Taps by quarter of an hour. A quarter that a head count or the range begins or ends inside of is read visit by visit,
 * so that every tap lies on one side.
 */
async function listTaps(
  sql: Reader,
  boothIds: string[],
  within: Stretch | null,
  headCounts: Map<string, HeadCount[]>,
): Promise<Map<string, Taps[]>> {
  const rows = await sql<{ boothId: string; startsAt: Date; visitors: number }[]>`
    select booth_id, bucket as starts_at, sum(visitors)::int as visitors
    from visit_rollups
    where booth_id = any (${boothIds}::uuid[])
      and (${within === null} or (bucket > ${dateOrNull(within === null ? undefined : within.startsAt - BUCKET_MS)}::timestamptz
        and bucket < ${dateOrNull(within?.endsAt)}::timestamptz))
    group by booth_id, bucket
    having sum(visitors) > 0`;
  const cut = (boothId: string, at: number) => cutsOf(within, headCounts.get(boothId) ?? []).has(at);
  const whole = rows.filter(({ boothId, startsAt }) => !cut(boothId, startsAt.getTime()));
  const split = rows.filter(({ boothId, startsAt }) => cut(boothId, startsAt.getTime()));
  const visits = await listVisitsIn(sql, split, within);
  return byBooth<Taps>([
    ...whole.map(({ boothId, startsAt, visitors }) => ({
      boothId,
      startsAt: startsAt.getTime(),
      endsAt: startsAt.getTime() + BUCKET_MS,
      visitors,
    })),
    ...visits,
  ]);
}

/** The starts of the quarters that a boundary lies inside of. */
function cutsOf(within: Stretch | null, headCounts: HeadCount[]): Set<number> {
  const boundaries = [within, ...headCounts.map(({ stretch }) => stretch)].flatMap((stretch) =>
    stretch === null ? [] : [stretch.startsAt, stretch.endsAt],
  );
  return new Set(boundaries.filter((at) => at % BUCKET_MS !== 0).map((at) => at - (at % BUCKET_MS)));
}

async function listVisitsIn(
  sql: Reader,
  buckets: { boothId: string; startsAt: Date }[],
  within: Stretch | null,
): Promise<OfBooth<Taps>[]> {
  if (buckets.length === 0) return [];
  const rows = await sql<{ boothId: string; occurredAt: Date; visitors: number }[]>`
    select v.booth_id, v.occurred_at, v.standing_size as visitors
    from unnest(${buckets.map(({ boothId }) => boothId)}::uuid[], ${buckets.map(({ startsAt }) => startsAt.toISOString())}::text[]::timestamptz[]) as b (booth_id, bucket)
    join visits v on v.booth_id = b.booth_id and not v.undone
      and v.occurred_at >= b.bucket and v.occurred_at < b.bucket + interval '15 minutes'`;
  return rows
    .map(({ boothId, occurredAt, visitors }) => ({
      boothId,
      startsAt: occurredAt.getTime(),
      endsAt: occurredAt.getTime() + 1,
      visitors,
    }))
    .filter(({ startsAt }) => within === null || (startsAt >= within.startsAt && startsAt < within.endsAt));
}
