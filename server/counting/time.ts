import {
  type HeadCount,
  isHeldBack,
  isInside,
  overlapMs,
  overlaps,
  type Record,
  type Stretch,
  tapsOutside,
} from './rules.ts';
import { shareOut, sumOf } from './shares.ts';

/** A part of the clock, with the minutes of any stretch in it in which the pavilion was open. */
export interface Bucket extends Stretch {
  openMinutes: (stretch: Stretch) => number;
}

/**
 * A booth's record in a part of the time. Which head counts are figures was decided by all of them first, so that parts of
 * the time, and what is not placed in it, add up to the whole. A head count that begins or ends outside is shared out by
 * open minutes; one without times belongs to no part, and what was tapped stands as it is. Where no single time of the whole is
 * shown, no part has a figure.
 *
 * @param record of the whole event: what is known of other times decides whether this one is shown. No tap and no day lies on both sides of an edge
 * @param hours all hours of the event's clock that its head counts touch, in order
 */
export function recordWithin(record: Record, within: Stretch, hours: Bucket[]): Record {
  const inPart = (stretch: Stretch) => overlaps(stretch, within);
  return {
    days: record.days.filter(inPart),
    taps: record.taps.filter(inPart),
    headCounts: record.headCounts.flatMap((count) => partsOf(count, within, hours)),
    presence: record.presence.filter(inPart),
    isBehind: record.isBehind,
    ...(record.unsplit === undefined
      ? {}
      : { unsplit: record.unsplit.filter((stretch) => stretch !== null && inPart(stretch)) }),
    ...(isHeldBack(record) ? { isPartOfHeldBack: true } : {}),
  };
}

/**
 * The same share for an hour whatever part is asked for; within an hour the cumulated share is rounded, so that the
 * shares of any parts add up to the hour's.
 */
function partsOf(count: HeadCount, within: Stretch, hours: Bucket[]): HeadCount[] {
  const { stretch } = count;
  if (stretch === null || !overlaps(stretch, within)) return [];
  if (isInside(stretch, within)) return [count];
  const weigh = weighing(stretch, hours);
  const shares = shareOut(count.likely, weightsOf(stretch, hours));
  return hours.flatMap((hour, index) => {
    const whole = common(hour, stretch);
    const part = common(whole, within);
    if (part.startsAt >= part.endsAt) return [];
    const all = weigh(hour, whole);
    const upTo = (endsAt: number) =>
      all === 0
        ? 0
        : Math.round(((shares[index] ?? 0) * weigh(hour, { startsAt: whole.startsAt, endsAt })) / all);
    const likely = upTo(part.endsAt) - upTo(part.startsAt);
    return [{ ...count, stretch: part, likely, approximate: true, low: null, high: null }];
  });
}

export const common = (a: Stretch, b: Stretch): Stretch => ({
  startsAt: Math.max(a.startsAt, b.startsAt),
  endsAt: Math.min(a.endsAt, b.endsAt),
});

export interface Placed {
  /** Visitors in each of the given buckets. */
  visitors: number[];
  /** How many of these nobody counted at that time: shares of head counts that are approximate or of several buckets. */
  shared: number[];
  /** What belongs to the booth's figure but to no time: added to the buckets it gives the figure. */
  notPlaced: number;
}

/**
 * One booth's visitors over buckets of time, so that buckets and the rest add up to its figure. A head count with times
 * is shared out by open minutes; one without times stays apart, but for the part of it whose time is known: what was
 * tapped, and the head counts with times. Where these come to more than it, all of it stays apart: a person has to decide.
 *
 * @param buckets in order, not overlapping; openMinutes are the minutes in which the pavilion was open
 */
export function placeInTime(
  record: Pick<Record, 'taps' | 'headCounts' | 'isPartOfHeldBack'>,
  buckets: Bucket[],
): Placed {
  const whole = record.headCounts.find(({ stretch }) => stretch === null);
  const isShown = !isHeldBack(record);
  const timed = isShown ? record.headCounts.filter(({ stretch }) => stretch !== null) : [];
  const shown = isShown ? tapsOutside(record.taps, timed) : [];
  const visitors = buckets.map((bucket) =>
    sumOf(shown.filter((tap) => isInside(tap, bucket)).map((tap) => tap.visitors)),
  );
  const shared = buckets.map(() => 0);
  for (const count of timed) {
    if (count.stretch === null) continue;
    const { stretch, likely } = count;
    const weights = weightsOf(stretch, buckets);
    const isMeasured = !count.approximate && weights.filter((weight) => weight > 0).length === 1;
    shareOut(likely, weights).forEach((share, index) => {
      visitors[index] = (visitors[index] ?? 0) + share;
      if (!isMeasured) shared[index] = (shared[index] ?? 0) + share;
    });
  }
  return {
    visitors,
    shared,
    notPlaced:
      whole === undefined
        ? 0
        : whole.likely - sumOf([...shown.map((tap) => tap.visitors), ...timed.map(({ likely }) => likely)]),
  };
}

function weightsOf(stretch: Stretch, buckets: Bucket[]): number[] {
  const weigh = weighing(stretch, buckets);
  return buckets.map((bucket) => weigh(bucket, stretch));
}

/** Open minutes, or plain time for a head count that was made while the pavilion was closed. */
function weighing(stretch: Stretch, buckets: Bucket[]): (bucket: Bucket, part: Stretch) => number {
  const open = (bucket: Bucket, part: Stretch) => (overlaps(bucket, part) ? bucket.openMinutes(part) : 0);
  return buckets.some((bucket) => open(bucket, stretch) > 0) ? open : overlapMs;
}
