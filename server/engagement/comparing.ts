import type { AlignedHour, Comparison } from '#contracts/engagement';
import type { Figure } from '#contracts/figures';
import { alikeOf, isAlike, type Pair } from '../counting/alike.ts';
import { figureOf, isRecordedAt, overlapMs, type Record, type Stretch, totalOf } from '../counting/rules.ts';
import { sumOf } from '../counting/shares.ts';
import { type Bucket, placeInTime, recordWithin } from '../counting/time.ts';
import { hoursOfHeadCounts, type Opening, openMsOf } from '../reports/rules.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** One side of a comparison: its booths with what is recorded of them, and the opening hours of its range. */
export interface Side {
  booths: readonly SideBooth[];
  openings: readonly Opening[];
  timeZone: string;
  /** Nothing of its time is still to come. */
  isOver: boolean;
}

interface SideBooth {
  /** What it is compared by: those of both sides with one key. */
  key: string;
  record: Record;
  slots: readonly Stretch[];
}

type OpenHour = Bucket & { day: number; hour: number };

/** The hours after each opening; the last one ends with the day. */
function hoursAfterOpening(openings: readonly Opening[]): OpenHour[] {
  return openings.flatMap((opening, day) =>
    Array.from({ length: Math.ceil((opening.endsAt - opening.startsAt) / HOUR_MS) }, (_, hour) => {
      const startsAt = opening.startsAt + hour * HOUR_MS;
      const part = { startsAt, endsAt: Math.min(opening.endsAt, startsAt + HOUR_MS) };
      return { ...bucketOf(part, opening), day: day + 1, hour };
    }),
  );
}

const bucketOf = (part: Stretch, opening: Opening): Bucket => ({
  ...part,
  openMinutes: (within) => openMsOf(part, within, [opening]) / MINUTE_MS,
});

/**
 * Milliseconds since the opening that both sides have had by now, for each day of either; null where neither has had more
 * than the other, so that the whole figures compare.
 *
 * @param now Unix ms
 */
export function timeOfBoth(one: readonly Opening[], other: readonly Opening[], now: number): number[] | null {
  const had = (opening: Opening | undefined) =>
    opening === undefined ? 0 : Math.max(0, Math.min(now, opening.endsAt) - opening.startsAt);
  const days = Array.from({ length: Math.max(one.length, other.length) }, (_, day) => [
    had(one[day]),
    had(other[day]),
  ]);
  return days.every(([a, b]) => a === b) ? null : days.map((both) => Math.min(...both));
}

/** As `timeOfBoth`; two whole events that are over compare whole, as in the summary. */
export function timeToCompare(
  one: Pick<Side, 'openings' | 'isOver'>,
  other: Pick<Side, 'openings' | 'isOver'>,
  { now, isWholeEvent }: { now: number; isWholeEvent: boolean },
): number[] | null {
  return isWholeEvent && one.isOver && other.isOver ? null : timeOfBoth(one.openings, other.openings, now);
}

/** Where taps have to be cut for a comparison: at the hours after each opening, and where the time of both ends. Unix ms. */
export function edgesOfSide(openings: readonly Opening[], both: readonly number[] | null): number[] {
  return [
    ...hoursAfterOpening(openings).flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]),
    ...openings.map(({ startsAt }, day) => startsAt + (both?.[day] ?? 0)),
  ];
}

/**
 * Two sides by time since the opening: the first hour of the first day beside the first hour of the other's first day.
 * Hours and what lies elsewhere add up to each side's figure. The difference is that of `both`: of the booths that were
 * counted whole on both sides, in the time that both have had.
 *
 * @param when `now` in Unix ms; `isWholeEvent`: no part of either event was asked for
 */
export function compare(
  one: Side,
  other: Side,
  when: { now: number; isWholeEvent: boolean },
): Omit<Comparison, 'kind' | 'label'> {
  const { now } = when;
  const [these, those] = [alignedOf(one, now), alignedOf(other, now)];
  const keys = [...new Set([...these.hours.keys(), ...those.hours.keys()])].sort((x, y) => x - y);
  const cannotTell =
    these.why !== null
      ? ({ side: 'this', why: these.why } as const)
      : those.why !== null
        ? ({ side: 'other', why: those.why } as const)
        : null;
  const both = cannotTell === null ? timeToCompare(one, other, when) : null;
  return {
    figure: those.figure,
    both: likeWithLike(one, other, both, when),
    hours: keys.map((key): AlignedHour => {
      const [here, there] = [these.hours.get(key) ?? noHour, those.hours.get(key) ?? noHour];
      return {
        day: Math.floor(key / HOURS_A_DAY) + 1,
        hour: key % HOURS_A_DAY,
        visitors: here.visitors,
        other: there.visitors,
        shared: here.shared,
        otherShared: there.shared,
        state: here.state,
        otherState: there.state,
      };
    }),
    elsewhere: these.elsewhere,
    otherElsewhere: those.elsewhere,
    cannotTell,
  };
}

/** @param time of each day since its opening, ms; null: all of it */
function likeWithLike(
  one: Side,
  other: Side,
  time: readonly number[] | null,
  when: { now: number; isWholeEvent: boolean },
): Comparison['both'] {
  const keys = [...new Set([...one.booths, ...other.booths].map(({ key }) => key))];
  const running = one.isOver ? (other.isOver ? null : 'other') : 'this';
  // Of all of their time: while an event runs, nothing of it is whole.
  const notOver = time === null && when.isWholeEvent ? running : null;
  const pairs = keys.map((key): Pair & { key: string } => ({
    key,
    here: notOver === null ? figuresOf(one, key, time) : [],
    there: notOver === null ? figuresOf(other, key, time) : [],
  }));
  const { here, there, difference, pairs: booths } = alikeOf(pairs);
  const alike = new Set(pairs.filter(isAlike).map(({ key }) => key));
  return {
    minutes: time === null ? null : Math.floor(sumOf([...time]) / MINUTE_MS),
    ...{ booths, ofBooths: keys.length, here, there },
    ...{ difference: difference.visitors, percent: difference.percent, approximate: difference.approximate },
    slotMinutes: slotMinutesOf(one, alike, time, when.now),
    otherSlotMinutes: slotMinutesOf(other, alike, time, when.now),
    notOver,
  };
}

/** A figure for each booth of this key and each part of the time that is compared, but where it had nothing to do. */
function figuresOf(side: Side, key: string, time: readonly number[] | null): Figure[] {
  const own = side.booths.filter((booth) => booth.key === key);
  if (time === null) return own.map(({ record }) => figureOf(record));
  return own.flatMap(({ record }) => {
    const hours = hoursOfHeadCounts(side.timeZone, record.headCounts, [...side.openings]);
    const figures = begunOf(side.openings, time).map((part) => figureOf(recordWithin(record, part, hours)));
    const known = figures.filter(({ visitors, days }) => visitors !== null || days !== null);
    return known.length > 0 ? known : figures.slice(0, 1);
  });
}

/** From each opening on, for so many milliseconds. */
const begunOf = (openings: readonly Opening[], time: readonly number[]): Stretch[] =>
  openings
    .map(({ startsAt }, day) => ({ startsAt, endsAt: startsAt + (time[day] ?? 0) }))
    .filter(({ startsAt, endsAt }) => startsAt < endsAt);

function slotMinutesOf(
  { booths, openings }: Side,
  alike: ReadonlySet<string>,
  time: readonly number[] | null,
  now: number,
): number | null {
  const own = booths.filter(({ key }) => alike.has(key));
  const parts = time === null ? openings : begunOf(openings, time);
  if (own.length === 0 || parts.length === 0 || own.some(({ slots }) => slots.length === 0)) return null;
  const begun = parts.map(({ startsAt, endsAt }) => ({ startsAt, endsAt: Math.min(endsAt, now) }));
  const ms = own.flatMap(({ slots }) => slots.flatMap((slot) => begun.map((part) => overlapMs(slot, part))));
  return Math.round(sumOf(ms) / MINUTE_MS);
}

/** The visitors of all records in each bucket; null: nothing is known of it. */
function hoursIn(records: readonly Record[], buckets: Bucket[]) {
  const placed = records.map((record) => placeInTime(record, buckets));
  return buckets.map((bucket, index) => ({
    visitors: records.some((record) => isRecordedAt(bucket, record))
      ? sumOf(placed.map(({ visitors }) => visitors[index] ?? 0))
      : null,
    shared: sumOf(placed.map(({ shared }) => shared[index] ?? 0)),
  }));
}

/** More than the hours of any day, so that one number is day and hour. */
const HOURS_A_DAY = 30;

type SideHour = { visitors: number | null; shared: number; state: AlignedHour['state'] };
const noHour: SideHour = { visitors: null, shared: 0, state: 'none' };

function alignedOf({ booths, openings }: Side, now: number) {
  const records = booths.map(({ record }) => record);
  const buckets = hoursAfterOpening(openings);
  const { total: figure } = totalOf(records.map(figureOf));
  const counted = hoursIn(records, buckets);
  const hours = new Map(
    buckets.map((bucket, index): [number, SideHour] => [
      (bucket.day - 1) * HOURS_A_DAY + bucket.hour,
      { ...(counted[index] ?? noHour), state: stateOf(bucket, now) },
    ]),
  );
  const inHours = sumOf(counted.map(({ visitors }) => visitors ?? 0));
  return {
    figure,
    hours,
    elsewhere: (figure.visitors ?? 0) - inHours,
    why: whyNot(
      booths.length,
      figure,
      sumOf(records.map((record) => placeInTime(record, buckets).notPlaced)),
      counted.every(({ visitors }) => visitors === null),
    ),
  };
}

const stateOf = ({ startsAt, endsAt }: Stretch, now: number) =>
  endsAt <= now ? 'over' : startsAt <= now ? 'running' : 'coming';

function whyNot(
  booths: number,
  { visitors, none }: Figure,
  notPlaced: number,
  isWithoutHours: boolean,
): NonNullable<Comparison['cannotTell']>['why'] | null {
  if (booths === 0) return 'no-booth';
  if (visitors === null) return none === 'not-split' ? none : 'not-recorded';
  if (!isWithoutHours) return null;
  return notPlaced === visitors ? 'no-times' : 'no-opening-hours';
}
