import type { AlignedHour, Comparison } from '#contracts/engagement';
import { figureOf, isRecordedAt, type Record, type Stretch, totalOf } from '../counting/rules.ts';
import { sumOf } from '../counting/shares.ts';
import { type Bucket, placeInTime } from '../counting/time.ts';
import { type Opening, openMsOf } from '../reports/rules.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** One side of a comparison: the records of its booths, and the opening hours of its range. */
export interface Side {
  records: readonly Record[];
  openings: readonly Opening[];
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

/** Where taps have to be cut for a comparison: at the hours after each opening, and where the time of both ends. Unix ms. */
export function edgesOfSide(openings: readonly Opening[], both: readonly number[] | null): number[] {
  return [
    ...hoursAfterOpening(openings).flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]),
    ...openings.map(({ startsAt }, day) => startsAt + (both?.[day] ?? 0)),
  ];
}

/**
 * Two sides by time since the opening: the first hour of the first day beside the first hour of the other's first day.
 * Hours and what lies elsewhere add up to each side's figure. Where one side has had more time, `both` is of what both had.
 *
 * @param now Unix ms
 */
export function compare(one: Side, other: Side, now: number): Omit<Comparison, 'kind' | 'label'> {
  const [these, those] = [alignedOf(one, now), alignedOf(other, now)];
  const keys = [...new Set([...these.hours.keys(), ...those.hours.keys()])].sort((x, y) => x - y);
  const cannotTell =
    these.why !== null
      ? ({ side: 'this', why: these.why } as const)
      : those.why !== null
        ? ({ side: 'other', why: those.why } as const)
        : null;
  const both = cannotTell === null ? timeOfBoth(one.openings, other.openings, now) : null;
  return {
    figure: those.figure,
    ...differenceOf(these.figure.visitors, those.figure.visitors),
    both: both === null ? null : inTimeOfBoth(one, other, both),
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

function differenceOf(a: number | null, b: number | null) {
  const difference = a === null || b === null ? null : a - b;
  const percent = difference === null || !b ? null : Math.round((difference / b) * 1000) / 10;
  return { difference, percent };
}

function inTimeOfBoth(one: Side, other: Side, both: readonly number[]): NonNullable<Comparison['both']> {
  const [here, there] = [beginningOf(one, both), beginningOf(other, both)];
  return {
    minutes: Math.floor(sumOf([...both]) / MINUTE_MS),
    visitors: here.visitors,
    other: there.visitors,
    shared: here.shared,
    otherShared: there.shared,
    ...differenceOf(here.visitors, there.visitors),
  };
}

/** The visitors of a side from each opening on for so many milliseconds; null: nothing is known of that time. */
function beginningOf({ records, openings }: Side, both: readonly number[]) {
  const cut = openings.flatMap((opening, day) => {
    const at = opening.startsAt + (both[day] ?? 0);
    const [begun, rest] = [
      { startsAt: opening.startsAt, endsAt: at },
      { startsAt: at, endsAt: opening.endsAt },
    ];
    return [
      { ...bucketOf(begun, opening), isCounted: true },
      { ...bucketOf(rest, opening), isCounted: false },
    ].filter(({ startsAt, endsAt }) => startsAt < endsAt);
  });
  const begun = hoursIn(records, cut).filter((_, index) => cut[index]?.isCounted);
  const known = begun.filter(({ visitors }) => visitors !== null);
  return {
    visitors: known.length === 0 ? null : sumOf(known.map(({ visitors }) => visitors ?? 0)),
    shared: sumOf(begun.map(({ shared }) => shared)),
  };
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

function alignedOf({ records, openings }: Side, now: number) {
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
      figure.visitors,
      sumOf(records.map((record) => placeInTime(record, buckets).notPlaced)),
      counted.every(({ visitors }) => visitors === null),
    ),
  };
}

const stateOf = ({ startsAt, endsAt }: Stretch, now: number) =>
  endsAt <= now ? 'over' : startsAt <= now ? 'running' : 'coming';

function whyNot(
  visitors: number | null,
  notPlaced: number,
  isWithoutHours: boolean,
): NonNullable<Comparison['cannotTell']>['why'] | null {
  if (visitors === null) return 'not-recorded';
  if (!isWithoutHours) return null;
  return notPlaced === visitors ? 'no-times' : 'no-opening-hours';
}
