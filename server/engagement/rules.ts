import type { AlignedHour, CannotTell, Comparison, Rate, WhyNone } from '#contracts/engagement';
import { figureOf, isRecordedAt, overlaps, type Record, type Stretch, totalOf } from '../counting/rules.ts';
import { sumOf } from '../counting/shares.ts';
import { type Bucket, common, placeInTime, recordWithin } from '../counting/time.ts';
import { dateOf, dayOf, hoursOfHeadCounts, type Opening, openMsOf } from '../reports/rules.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const QUARTER_MS = 15 * MINUTE_MS;

/** A booth's record within the range, and the time that is held against it. */
export interface Timed {
  record: Record;
  timeZone: string;
  openings: Opening[];
  /** Null: the whole event. */
  within: Stretch | null;
  /** Unix ms. */
  now: number;
}

const unknown = (why: CannotTell): Rate => ({
  visitors: null,
  minutes: null,
  perHour: null,
  cannotTell: why,
});

const rateOf = (visitors: number, minutes: number): Rate => ({
  ...{ visitors, minutes, cannotTell: null },
  perHour: Math.round((visitors * 60 * 100) / minutes) / 100,
});

/**
 * Visitors by hour in which the booth had a kiosk and the pavilion was open, up to now. Days without a record stand on
 * neither side: they would make a booth that was counted on two of three days look slow.
 */
export function openRate(timed: Timed, slots: readonly Stretch[]): Rate {
  const { record, now, openings } = timed;
  if (slots.length === 0) return unknown('no-slot');
  const { visitors } = figureOf(record);
  if (visitors === null)
    return slots.every(({ startsAt }) => startsAt > now) ? unknown('not-yet') : unknown('not-recorded');
  const begun = slots.map((slot) => clipped(slot, timed)).filter(({ startsAt, endsAt }) => startsAt < endsAt);
  const isOfWhole = record.headCounts.some(({ stretch }) => stretch === null);
  const isCounted = ({ startsAt }: Stretch) =>
    isOfWhole || isRecordedAt(dayOf(dateOf(startsAt, timed.timeZone), timed.timeZone), record);
  const minutes = sumOf(begun.filter(isCounted).map((part) => openMsOf(part, part, openings) / MINUTE_MS));
  return now < Math.min(...slots.map(({ startsAt }) => startsAt)) || minutes < 1
    ? unknown('not-yet')
    : rateOf(visitors, Math.round(minutes));
}

/** Visitors by hour in which somebody is known to have been there: in whole quarters of an hour, as rollups have them. */
export function staffedRate(timed: Timed, covered: readonly Stretch[]): Rate {
  const { record, timeZone, openings } = timed;
  if (figureOf(record).visitors === null) return unknown('not-recorded');
  if (record.headCounts.some(({ stretch }) => stretch === null)) return unknown('no-times');
  const blocks = joined(covered.map((stretch) => clipped(stretch, timed)))
    .map(({ startsAt, endsAt }) => ({
      startsAt: Math.ceil(startsAt / QUARTER_MS) * QUARTER_MS,
      endsAt: Math.floor(endsAt / QUARTER_MS) * QUARTER_MS,
    }))
    .filter(({ startsAt, endsAt }) => startsAt < endsAt);
  if (blocks.length === 0) return unknown('nobody-recorded');
  const hours = hoursOfHeadCounts(timeZone, record.headCounts, openings);
  const visitors = blocks.map((block) => figureOf(recordWithin(record, block, hours)).visitors ?? 0);
  return rateOf(sumOf(visitors), sumOf(blocks.map(({ startsAt, endsAt }) => endsAt - startsAt)) / MINUTE_MS);
}

const clipped = (stretch: Stretch, { within, now }: Timed): Stretch =>
  common(within === null ? stretch : common(stretch, within), {
    startsAt: Number.NEGATIVE_INFINITY,
    endsAt: now,
  });

function joined(stretches: readonly Stretch[]): Stretch[] {
  const blocks: Stretch[] = [];
  for (const { startsAt, endsAt } of stretches.toSorted((a, b) => a.startsAt - b.startsAt)) {
    const last = blocks.at(-1);
    if (startsAt >= endsAt) continue;
    if (last !== undefined && startsAt <= last.endsAt) last.endsAt = Math.max(last.endsAt, endsAt);
    else blocks.push({ startsAt, endsAt });
  }
  return blocks;
}

/** Of all booths of which it can be told. */
export function rateOfAll(rates: readonly Rate[]): Rate {
  const told = rates.filter(({ perHour }) => perHour !== null);
  if (told.length === 0) return unknown(rates[0]?.cannotTell ?? 'no-slot');
  return rateOf(
    sumOf(told.map(({ visitors }) => visitors ?? 0)),
    sumOf(told.map(({ minutes }) => minutes ?? 0)),
  );
}

/**
 * Why a booth has no figure in a part of the time. Where no slot of it is known, nobody can tell that it had none.
 *
 * @param slots all of them, in that part or not
 * @param now Unix ms
 */
export function whyNone(slots: readonly Stretch[], part: Stretch, now: number): WhyNone {
  if (slots.length === 0) return part.startsAt > now ? 'to-come' : 'not-recorded';
  const own = slots.filter((slot) => overlaps(slot, part));
  if (own.length === 0) return 'no-slot';
  return own.every(({ startsAt }) => Math.max(startsAt, part.startsAt) > now) ? 'to-come' : 'not-recorded';
}

/** A rate of a booth that has no figure. */
export const noRate = (none: WhyNone): Rate =>
  unknown(none === 'to-come' ? 'not-yet' : none === 'no-slot' ? 'no-slot' : 'not-recorded');

/** A booth's visitors in each of these hours; null: nothing is known of it. */
export function visitorsIn(record: Record, hours: Bucket[]) {
  const { visitors, shared, notPlaced } = placeInTime(record, hours);
  return {
    hours: hours.map((hour, index) => ({
      visitors: isRecordedAt(hour, record) ? (visitors[index] ?? 0) : null,
      shared: shared[index] ?? 0,
    })),
    notPlaced,
  };
}

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

/** The openings that a range touches. */
export const openingsIn = <O extends Opening>(openings: readonly O[], within: Stretch | null): O[] =>
  openings.filter((opening) => within === null || overlaps(opening, within));
