import type { CannotTell, Rate } from '#contracts/engagement';
import type { HiddenWhy, WhyNone } from '#contracts/figures';
import { figureOf, isRecordedAt, overlaps, type Record, type Stretch } from '../counting/rules.ts';
import { sumOf } from '../counting/shares.ts';
import { type Bucket, common, placeInTime, recordWithin } from '../counting/time.ts';
import { dateOf, dayOf, hoursOfHeadCounts, type Opening, openMsOf } from '../reports/rules.ts';

const MINUTE_MS = 60_000;
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
export function whyNone(slots: readonly Stretch[], part: Stretch, now: number): Exclude<WhyNone, HiddenWhy> {
  if (slots.length === 0) return part.startsAt > now ? 'to-come' : 'not-recorded';
  const own = slots.filter((slot) => overlaps(slot, part));
  if (own.length === 0) return 'no-slot';
  return own.every(({ startsAt }) => Math.max(startsAt, part.startsAt) > now) ? 'to-come' : 'not-recorded';
}

/** A part of the time, null for the whole event, from its first opening on. */
export function wholeOf(within: Stretch | null, openings: readonly Stretch[]): Stretch {
  const whole = within ?? { startsAt: Number.NEGATIVE_INFINITY, endsAt: Number.POSITIVE_INFINITY };
  const opens = Math.min(...openings.map(({ startsAt }) => startsAt));
  return openings.length === 0 ? whole : { ...whole, startsAt: Math.max(whole.startsAt, opens) };
}

/** A rate of a booth that has no figure. */
export const noRate = (none: WhyNone): Rate => unknown(whyNoRate[none]);

const whyNoRate: { [why in WhyNone]: CannotTell } = {
  'to-come': 'not-yet',
  'no-slot': 'no-slot',
  'not-recorded': 'not-recorded',
  'held-back': 'no-times',
  'not-split': 'not-split',
};

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

/** The openings that a range touches. */
export const openingsIn = <O extends Opening>(openings: readonly O[], within: Stretch | null): O[] =>
  openings.filter((opening) => within === null || overlaps(opening, within));
