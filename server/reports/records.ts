import { claimsOf } from '../attendance/rules.ts';
import {
  chooseHeadCounts,
  type HeadCount,
  isInside,
  overlaps,
  type Record,
  type Stretch,
  type Taps,
} from '../counting/rules.ts';
import { recordWithin } from '../counting/time.ts';
import { stretchesOf } from '../coverage/rules.ts';
import type { Reader } from '../database/sql.ts';
import { type BoothAttendance, readWhatWasSaid } from './attendance.ts';
import { listOpenings } from './openings.ts';
import { dateOf, dayOf, hoursOfHeadCounts, isBehind, openMsWithin } from './rules.ts';
import { byBooth, edgesOf, listTaps, type OfBooth, type SaidOfVisits } from './taps.ts';

/** The event whose record is read; dates are the event's own. */
export interface ReportedEvent {
  id: string;
  timeZone: string;
}

/** What is read of the record, where that is not everything. */
interface Part {
  /** Where taps are cut besides, by booth; Unix ms. */
  edges?: Map<string, number[]>;
  /** Only visits of which this was said. A head count cannot be split by it, so there are none then: `unsplit`. */
  said?: SaidOfVisits | null;
}

/**
 * The record of each booth, from rollups: everything that `figureOf` and `placeInTime` need.
 *
 * @param within null: the whole event. Else only this part of it, cut as `recordWithin` says
 * @param now decides which slots have begun and which devices are silent
 */
export async function readRecords(
  sql: Reader,
  event: ReportedEvent,
  boothIds: string[],
  within: Stretch | null,
  now: Date,
  { edges = new Map(), said = null }: Part = {},
): Promise<Map<string, Record>> {
  const [headCounts, slots, attendance, behind, openings] = await Promise.all([
    listHeadCounts(sql, boothIds),
    listSlots(sql, boothIds, now),
    readWhatWasSaid(sql, boothIds),
    listBehind(sql, boothIds, now),
    listOpenings(sql, event.id, null),
  ]);
  const own = edgesOf(headCounts);
  const cuts = new Map(boothIds.map((id) => [id, [...(own.get(id) ?? []), ...(edges.get(id) ?? [])]]));
  // Taps of other times say whether a head count of the whole event leaves room for those of this one.
  const ofWhole = [...headCounts].flatMap(([id, counts]) =>
    counts.some(({ stretch }) => stretch === null) ? [id] : [],
  );
  const all = await listTaps(
    sql,
    boothIds.filter((id) => !ofWhole.includes(id)),
    within,
    cuts,
  );
  for (const [id, taps] of await listTaps(sql, ofWhole, null, cutsWith(cuts, within))) all.set(id, taps);
  const taps = said === null ? all : await listTaps(sql, boothIds, within, cuts, said);
  const recordOf = (boothId: string): Record => {
    const chosen = chooseHeadCounts(headCounts.get(boothId) ?? [], openMsWithin(openings));
    const people = attendance.get(boothId);
    const presence = people === undefined ? [] : presenceOf(people, now.getTime(), event.timeZone);
    const whole: Record = {
      days: daysOf(slots.get(boothId) ?? [], all.get(boothId) ?? [], event.timeZone),
      taps: taps.get(boothId) ?? [],
      headCounts: said === null ? chosen : [],
      // Where somebody tapped, nobody of whom this was said is a 0.
      presence: [...presence, ...(said === null ? [] : (all.get(boothId) ?? []))],
      isBehind: behind.has(boothId),
      ...(said === null ? {} : { unsplit: withoutTaps(chosen, all.get(boothId) ?? []) }),
    };
    if (within === null) return whole;
    return recordWithin(whole, within, hoursOfHeadCounts(event.timeZone, whole.headCounts, openings));
  };
  return new Map(boothIds.map((boothId) => [boothId, recordOf(boothId)]));
}

/** The times of head counts within which nobody was tapped. */
const withoutTaps = (chosen: readonly HeadCount[], taps: readonly Taps[]) =>
  chosen.filter(({ stretch }) => !taps.some((tap) => isInside(tap, stretch))).map(({ stretch }) => stretch);

/** And where the part that is asked for begins and ends. */
const cutsWith = (cuts: Map<string, number[]>, within: Stretch | null) =>
  within === null
    ? cuts
    : new Map([...cuts].map(([id, at]) => [id, [...at, within.startsAt, within.endsAt]]));

/** The days of slots that have begun, and any other day on which somebody was counted. */
function daysOf(slots: Stretch[], taps: Taps[], timeZone: string): Stretch[] {
  if (slots.length === 0) return [];
  const dates = new Set([...slots, ...taps].map(({ startsAt }) => dateOf(startsAt, timeZone)));
  return [...dates].toSorted().map((date) => dayOf(date, timeZone));
}

async function listHeadCounts(sql: Reader, boothIds: string[]): Promise<Map<string, HeadCount[]>> {
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
    where booth_id = any (${boothIds}::uuid[]) and archived_at is null`;
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

const toStretch = ({ startsAt, endsAt, ...rest }: { boothId: string; startsAt: Date; endsAt: Date }) => ({
  ...rest,
  startsAt: startsAt.getTime(),
  endsAt: endsAt.getTime(),
});

/** @param now only those that have begun by then; null: all */
export async function listSlots(
  sql: Reader,
  boothIds: string[],
  now: Date | null,
): Promise<Map<string, Stretch[]>> {
  const rows = await sql<{ boothId: string; startsAt: Date; endsAt: Date }[]>`
    select booth_id, starts_at, ends_at from slots
    where booth_id = any (${boothIds}::uuid[]) and archived_at is null and ${now === null ? sql`true` : sql`starts_at <= ${now}`}`;
  return byBooth<Stretch>(rows.map(toStretch));
}

/**
 * When somebody is known to have been there, up to now: of slots what coverage says, elsewhere what a check-in or a statement
 * says by itself. The moment of a check-in is always among it.
 */
function presenceOf(record: BoothAttendance, now: number, timeZone: string): Stretch[] {
  const { slots } = record;
  const inSlots = slots
    .flatMap((slot) => stretchesOf(slot, record, now, timeZone))
    .filter(({ state }) => state === 'covered');
  const claims = claimsOf(record).filter(({ isThere, startsAt }) => isThere && startsAt <= now);
  const elsewhere = claims
    .filter((claim) => !slots.some((slot) => overlaps(slot, claim)))
    .map(({ startsAt, endsAt }) => ({ startsAt, endsAt: Math.min(endsAt, now) }));
  const moments = record.facts
    .filter(({ kind }) => kind === 'check-in')
    .map(({ at }) => ({ startsAt: at, endsAt: at + 1 }));
  return [...inSlots, ...elsewhere, ...moments]
    .filter(({ startsAt, endsAt }) => startsAt < endsAt)
    .map(({ startsAt, endsAt }) => ({ startsAt, endsAt }));
}

/** The booths with a device that is behind. Nobody holds a simulated tablet, so its silence says nothing. */
export async function listBehind(sql: Reader, boothIds: string[], now: Date): Promise<Set<string>> {
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
