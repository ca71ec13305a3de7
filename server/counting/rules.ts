import { type Figure, type HiddenWhy, notRecorded } from '#contracts/figures';
import { byTrust } from '#contracts/head-count-overlaps';
import type { HeadCountRow } from '#contracts/head-counts';
import { shareOut, sumOf } from './shares.ts';

/** A stretch of time, in milliseconds since 1970, end not included. */
export interface Stretch {
  startsAt: number;
  endsAt: number;
}

/** Visitors tapped in a stretch that no head count and no day begins or ends inside of. */
export interface Taps extends Stretch {
  visitors: number;
}

/** A head count as the rules see it; no stretch: it speaks of the whole event. */
export interface HeadCount {
  id: string;
  stretch: Stretch | null;
  source: HeadCountRow['source'];
  approximate: boolean;
  likely: number;
  low: number | null;
  high: number | null;
  receivedAt: number;
}

export interface Record {
  /** Days that should have a record so far; empty when they are not known. */
  days: Stretch[];
  taps: Taps[];
  /** As `chooseHeadCounts` gives them: no two with times overlap. */
  headCounts: HeadCount[];
  /** When somebody was checked in. */
  presence: Stretch[];
  /** A device of this booth has unsent items, or has been silent while it should count. */
  isBehind: boolean;
  /** A part of the time of a record of which no single time is shown: `isHeldBack`. */
  isPartOfHeldBack?: boolean;
  /**
   * Of visitors of whom something was said: head counts in whose time nobody was tapped at all; null: of the whole event. They
   * may be among those, so that no 0 can be told.
   */
  unsplit?: (Stretch | null)[];
}

export function overlaps(a: Stretch, b: Stretch): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

export const isInside = (inner: Stretch, outer: Stretch | null) =>
  outer === null || (inner.startsAt >= outer.startsAt && inner.endsAt <= outer.endsAt);

/**
 * The head counts that are figures, of all that were given. Where several speak of one time the better source holds
 * (clicker and door before judged before published), of one source the newest; the other keeps, for what remains of its
 * own time, its share by open minutes, which is approximate and has no range. So one that was given may come as several
 * parts with its id, none where nothing of it remains, and no two with times overlap.
 *
 * The best without times stands for the whole event. Those with times say when a part of it came.
 *
 * @param openMs milliseconds of a stretch in which the pavilion was open
 */
export function chooseHeadCounts(
  headCounts: readonly HeadCount[],
  openMs: (stretch: Stretch) => number,
): HeadCount[] {
  const ordered = headCounts.toSorted(byTrust);
  const whole = ordered.find(({ stretch }) => stretch === null);
  const timed: HeadCount[] = [];
  for (const count of whole === undefined ? ordered : standingForTaps(ordered))
    if (count.stretch !== null)
      timed.push(
        ...whatRemains(
          count,
          count.stretch,
          timed.flatMap(({ stretch }) => stretch ?? []),
          openMs,
        ),
      );
  return whole === undefined ? timed : [whole, ...timed];
}

/** A head count in the time that better ones leave to it. */
function whatRemains(
  count: HeadCount,
  stretch: Stretch,
  better: readonly Stretch[],
  openMs: (stretch: Stretch) => number,
): HeadCount[] {
  const taken = better.filter((other) => overlaps(other, stretch)).sort((a, b) => a.startsAt - b.startsAt);
  if (taken.length === 0) return [count];
  const parts: (Stretch & { isFree: boolean })[] = [];
  let at = stretch.startsAt;
  for (const { startsAt, endsAt } of [...taken, { startsAt: stretch.endsAt, endsAt: stretch.endsAt }]) {
    if (startsAt > at) parts.push({ startsAt: at, endsAt: startsAt, isFree: true });
    const from = Math.max(startsAt, stretch.startsAt);
    at = Math.min(endsAt, stretch.endsAt);
    parts.push({ startsAt: from, endsAt: at, isFree: false });
  }
  // Made while the pavilion was closed: by plain time.
  const weigh = openMs(stretch) > 0 ? openMs : ({ startsAt, endsAt }: Stretch) => endsAt - startsAt;
  const weights = parts.map(weigh);
  const shares = shareOut(count.likely, weights);
  return parts.flatMap(({ isFree, ...part }, index) =>
    isFree && (weights[index] ?? 0) > 0
      ? [{ ...count, stretch: part, likely: shares[index] ?? 0, approximate: true, low: null, high: null }]
      : [],
  );
}

/** Those that stand for all who came in their time. The others say how many were missed, and stand beside the taps. */
const standingForTaps = (counts: readonly HeadCount[]) => counts.filter(({ source }) => source !== 'missed');

/** Those that add up to the figure: the one of the whole event alone, else all. */
function addedUp(chosen: HeadCount[]): HeadCount[] {
  const whole = chosen.filter(({ stretch }) => stretch === null);
  return whole.length > 0 ? whole : chosen;
}

/** How many visitors of each head count are in the figure, by its id; one that is not there is none of it. */
export function countedOf(chosen: HeadCount[]): Map<string, number> {
  const byId = groupedBy(addedUp(chosen), ({ id }) => id);
  return new Map([...byId].map(([id, parts]) => [id, sumOf(parts.map(({ likely }) => likely))]));
}

/**
 * The visitors of one booth. A head count of all who came and taps of the same time are never added: the head count is the
 * figure. What was missed is added: it speaks only of those who were not tapped. No record is null, not 0; 0 needs somebody who was there.
 */
export function figureOf(record: Record): Figure {
  const chosen = addedUp(record.headCounts);
  const tapped = sumOf(record.taps.map(({ visitors }) => visitors));
  const outside = sumOf(tapsOutside(record.taps, chosen).map(({ visitors }) => visitors));
  const isRecorded = chosen.length > 0 || tapped > 0 || record.presence.length > 0;
  const days = record.days.length === 0 ? null : record.days.length;
  const recordedDays =
    days === null ? null : record.days.filter((day) => hasRecord(day, record, chosen)).length;
  if (tapped === 0 && chosen.length === 0 && record.unsplit !== undefined && record.unsplit.length > 0)
    return { ...notRecorded, days, recordedDays, provisional: record.isBehind, none: 'not-split' };
  if (!isRecorded) return { ...notRecorded, days, recordedDays, provisional: record.isBehind };
  if (record.isPartOfHeldBack)
    return {
      ...{ ...notRecorded, days, recordedDays, tapped, provisional: record.isBehind },
      none: 'held-back',
    };
  return {
    visitors: outside + sumOf(chosen.map(({ likely }) => likely)),
    approximate: chosen.some(({ approximate }) => approximate),
    ...rangeOf(chosen, outside),
    tapped,
    recordedDays,
    days,
    provisional: record.isBehind,
  };
}

/**
 * More was tapped in the time of a head count than it says at most, or those with times come to more than the one of the
 * whole event: a person has to decide.
 */
export function isDisputed({ taps, headCounts }: Pick<Record, 'taps' | 'headCounts'>): boolean {
  const byId = groupedBy(standingForTaps(headCounts), ({ id }) => id);
  return [...byId.values()].some((parts) => {
    const atMost = sumOf(parts.map(({ high, likely }) => high ?? likely));
    if (sumOf(parts.map((part) => tappedInside(taps, part))) > atMost) return true;
    return parts.some(({ stretch }) => stretch === null) && knownInTime({ taps, headCounts }) > atMost;
  });
}

/** Visitors whose time is known, more or less: of head counts with times, and tapped outside of these. */
function knownInTime({ taps, headCounts }: Pick<Record, 'taps' | 'headCounts'>): number {
  const timed = headCounts.filter(({ stretch }) => stretch !== null);
  const outside = tapsOutside(taps, timed);
  return sumOf(outside.map(({ visitors }) => visitors)) + sumOf(timed.map(({ likely }) => likely));
}

/**
 * More is known of single times than the head count of the whole event says. Until a person has decided, it is the figure
 * and no time has a share of it: no hour, no day and no other part.
 */
export function isHeldBack(record: Pick<Record, 'taps' | 'headCounts' | 'isPartOfHeldBack'>): boolean {
  if (record.isPartOfHeldBack) return true;
  const whole = record.headCounts.find(({ stretch }) => stretch === null);
  return whole !== undefined && knownInTime(record) > whole.likely;
}

/** What became of the tapped visitors: those that a head count stands for, and those that are added to it. */
export function splitTapped({
  taps,
  headCounts,
  isPartOfHeldBack,
}: Pick<Record, 'taps' | 'headCounts' | 'isPartOfHeldBack'>): { beside: number; added: number } {
  const tapped = sumOf(taps.map(({ visitors }) => visitors));
  if (isPartOfHeldBack) return { beside: tapped, added: 0 };
  const added = sumOf(tapsOutside(taps, headCounts).map(({ visitors }) => visitors));
  return { beside: tapped - added, added };
}

function tappedInside(taps: Taps[], count: HeadCount): number {
  return sumOf(taps.filter((tap) => isInside(tap, count.stretch)).map(({ visitors }) => visitors));
}

export function tapsOutside(taps: Taps[], chosen: HeadCount[]): Taps[] {
  return taps.filter((tap) => !standingForTaps(chosen).some(({ stretch }) => isInside(tap, stretch)));
}

function hasRecord(day: Stretch, record: Record, chosen: HeadCount[]): boolean {
  return chosen.some(({ stretch }) => stretch === null) || isRecordedAt(day, record);
}

/** Whether anything is known of this stretch itself: a head count without times says nothing of it. */
export function isRecordedAt(within: Stretch, record: Record): boolean {
  return !isHeldBack(record) && isKnownAt(within, record);
}

/** Why nothing of this stretch is shown although something is known of it; undefined: nothing is hidden. */
export function hiddenAt(within: Stretch, record: Record): HiddenWhy | undefined {
  if (isHeldBack(record)) return isKnownAt(within, record) ? 'held-back' : undefined;
  return isUnsplitAt(within, record) && !isKnownAt(within, record) ? 'not-split' : undefined;
}

const isUnsplitAt = (within: Stretch, { unsplit = [] }: Record) =>
  unsplit.some((stretch) => stretch !== null && overlaps(stretch, within));

function isKnownAt(within: Stretch, record: Record): boolean {
  const { headCounts, taps, presence } = record;
  const isTapped = taps.some((tap) => tap.visitors > 0 && overlaps(tap, within));
  if (isUnsplitAt(within, record)) return isTapped;
  return (
    isTapped ||
    headCounts.some(({ stretch }) => stretch !== null && overlaps(stretch, within)) ||
    presence.some((stretch) => overlaps(stretch, within))
  );
}

/** Ranges are never invented: an end of one is known only if every approximate part has it. */
function rangeOf(chosen: HeadCount[], outside: number): { low: number | null; high: number | null } {
  const parts = chosen.map(({ likely, ...part }) => ({ ...part, visitors: likely }));
  const plus = (end: number | null) => (end === null ? null : outside + end);
  return { low: plus(sumOfEnds(parts, 'low')), high: plus(sumOfEnds(parts, 'high')) };
}

interface Part {
  visitors: number | null;
  approximate: boolean;
  low: number | null;
  high: number | null;
}

/** What parts come to at least, or at most; null where nothing is approximate, or one that is does not say. */
function sumOfEnds(parts: Part[], end: 'low' | 'high'): number | null {
  const approximate = parts.filter((part) => part.approximate);
  if (approximate.length === 0 || approximate.some((part) => part[end] === null)) return null;
  return sumOf(parts.map((part) => part[end] ?? part.visitors ?? 0));
}

/** The sum over booths. Booths without a record add nothing; countedBooths says how many have one. */
export function totalOf(figures: readonly Figure[]): { total: Figure; countedBooths: number } {
  const counted = figures.filter(({ visitors }) => visitors !== null);
  const hidden = figures.find(({ none }) => none !== undefined)?.none;
  const total: Figure = {
    visitors: counted.length === 0 ? null : sumOf(counted.map(({ visitors }) => visitors ?? 0)),
    approximate: counted.some(({ approximate }) => approximate),
    low: sumOfEnds(counted, 'low'),
    high: sumOfEnds(counted, 'high'),
    tapped: sumOf(figures.map(({ tapped }) => tapped)),
    recordedDays: null,
    days: null,
    provisional: figures.some(({ provisional }) => provisional),
    ...(counted.length === 0 && hidden !== undefined ? { none: hidden } : {}),
  };
  return { total, countedBooths: counted.length };
}

export function overlapMs(a: Stretch, b: Stretch): number {
  return Math.max(0, Math.min(a.endsAt, b.endsAt) - Math.max(a.startsAt, b.startsAt));
}

/** Map.groupBy, which Node 20 lacks. */
export function groupedBy<Key, Value>(
  values: readonly Value[],
  keyOf: (value: Value) => Key,
): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}
