import type { AlignedHour, CannotTell, Comparison, Rate } from '#contracts/engagement';
import {
  chooseHeadCounts,
  figureOf,
  isRecordedAt,
  overlaps,
  type Record,
  type Stretch,
  sumOf,
  totalOf,
} from '../counting/rules.ts';
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
  if (visitors === null) return unknown('not-recorded');
  const begun = slots.map((slot) => clipped(slot, timed)).filter(({ startsAt, endsAt }) => startsAt < endsAt);
  const isOfWhole = chooseHeadCounts(record.headCounts).some(({ stretch }) => stretch === null);
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
  if (chooseHeadCounts(record.headCounts).some(({ stretch }) => stretch === null)) return unknown('no-times');
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
export function hoursAfterOpening(openings: readonly Opening[]): OpenHour[] {
  return openings.flatMap((opening, day) =>
    Array.from({ length: Math.ceil((opening.endsAt - opening.startsAt) / HOUR_MS) }, (_, hour) => {
      const startsAt = opening.startsAt + hour * HOUR_MS;
      const part = { startsAt, endsAt: Math.min(opening.endsAt, startsAt + HOUR_MS) };
      const openMinutes = (within: Stretch) => openMsOf(part, within, [opening]) / MINUTE_MS;
      return { ...part, day: day + 1, hour, openMinutes };
    }),
  );
}

/**
 * Two sides by time since the opening: the first hour of the first day beside the first hour of the other's first day.
 * Hours and what lies elsewhere add up to each side's figure.
 */
export function compare(one: Side, other: Side): Omit<Comparison, 'kind' | 'label'> {
  const [these, those] = [alignedOf(one), alignedOf(other)];
  const [a, b] = [these.figure.visitors, those.figure.visitors];
  const keys = [...new Set([...these.hours.keys(), ...those.hours.keys()])].sort((x, y) => x - y);
  const difference = a === null || b === null ? null : a - b;
  return {
    figure: those.figure,
    difference,
    percent: difference === null || !b ? null : Math.round((difference / b) * 1000) / 10,
    hours: keys.map(
      (key): AlignedHour => ({
        day: Math.floor(key / HOURS_A_DAY) + 1,
        hour: key % HOURS_A_DAY,
        visitors: these.hours.get(key) ?? null,
        other: those.hours.get(key) ?? null,
      }),
    ),
    elsewhere: these.elsewhere,
    otherElsewhere: those.elsewhere,
    cannotTell:
      these.why !== null
        ? { side: 'this', why: these.why }
        : those.why !== null
          ? { side: 'other', why: those.why }
          : null,
  };
}

/** More than the hours of any day, so that one number is day and hour. */
const HOURS_A_DAY = 30;

function alignedOf({ records, openings }: Side) {
  const buckets = hoursAfterOpening(openings);
  const placed = records.map((record) => placeInTime(record, buckets));
  const { total: figure } = totalOf(records.map(figureOf));
  const hours = new Map(
    buckets.map((bucket, index) => [
      (bucket.day - 1) * HOURS_A_DAY + bucket.hour,
      records.some((record) => isRecordedAt(bucket, record))
        ? sumOf(placed.map(({ visitors }) => visitors[index] ?? 0))
        : null,
    ]),
  );
  const inHours = sumOf([...hours.values()].map((visitors) => visitors ?? 0));
  return {
    figure,
    hours,
    elsewhere: (figure.visitors ?? 0) - inHours,
    why: whyNot(
      figure.visitors,
      sumOf(placed.map(({ notPlaced }) => notPlaced)),
      [...hours.values()].every((visitors) => visitors === null),
    ),
  };
}

function whyNot(
  visitors: number | null,
  notPlaced: number,
  isWithoutHours: boolean,
): NonNullable<Comparison['cannotTell']>['why'] | null {
  if (visitors === null) return 'not-recorded';
  if (!isWithoutHours) return null;
  return notPlaced === visitors ? 'no-times' : 'no-opening-hours';
}

/** Compared with something that is not there: no day before, no such booth then. */
export const nothingThere: Side = { records: [], openings: [] };

/** The openings that a range touches. */
export const openingsIn = <O extends Opening>(openings: readonly O[], within: Stretch | null): O[] =>
  openings.filter((opening) => within === null || overlaps(opening, within));
