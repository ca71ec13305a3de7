import { type Figure, notRecorded } from '#contracts/figures';
import type { HeadCountRow } from '#contracts/head-counts';

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
  headCounts: HeadCount[];
  /** When somebody was checked in. */
  presence: Stretch[];
  /** A device of this booth has unsent items, or has been silent while it should count. */
  isBehind: boolean;
}

const sourceRank: { [source in HeadCount['source']]: number } = {
  clicker: 0,
  door: 0,
  judged: 1,
  published: 2,
  // What stands for all who came holds them already.
  missed: 3,
};

export function overlaps(a: Stretch, b: Stretch): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

export const isInside = (inner: Stretch, outer: Stretch | null) =>
  outer === null || (inner.startsAt >= outer.startsAt && inner.endsAt <= outer.endsAt);

/**
 * The head counts that are figures; the others are shown beside them. Of several for one stretch the better source
 * holds (clicker and door before judged before published), of one source the newest.
 */
export function chooseHeadCounts(headCounts: HeadCount[]): HeadCount[] {
  const byTrust = [...headCounts].sort(
    (a, b) =>
      sourceRank[a.source] - sourceRank[b.source] || b.receivedAt - a.receivedAt || a.id.localeCompare(b.id),
  );
  const chosen: HeadCount[] = [];
  for (const candidate of byTrust)
    if (!chosen.some((other) => speakOfOneTime(candidate, other))) chosen.push(candidate);
  return chosen;
}

/** Those that stand for all who came in their time. The others say how many were missed, and stand beside the taps. */
const standingForTaps = (chosen: readonly HeadCount[]) => chosen.filter(({ source }) => source !== 'missed');

function speakOfOneTime(a: HeadCount, b: HeadCount): boolean {
  return a.stretch === null || b.stretch === null || overlaps(a.stretch, b.stretch);
}

/**
 * The visitors of one booth. A head count of all who came and taps of the same time are never added: the head count is the
 * figure. What was missed is added: it speaks only of those who were not tapped. No record is null, not 0; 0 needs somebody who was there.
 */
export function figureOf(record: Record): Figure {
  const chosen = chooseHeadCounts(record.headCounts);
  const tapped = sumOf(record.taps.map(({ visitors }) => visitors));
  const outside = sumOf(tapsOutside(record.taps, chosen).map(({ visitors }) => visitors));
  const isRecorded = chosen.length > 0 || tapped > 0 || record.presence.length > 0;
  const days = record.days.length === 0 ? null : record.days.length;
  const recordedDays =
    days === null ? null : record.days.filter((day) => hasRecord(day, record, chosen)).length;
  if (!isRecorded) return { ...notRecorded, days, recordedDays, provisional: record.isBehind };
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

/** More was tapped in a stretch than its head count says at most: a person has to decide. */
export function isDisputed(record: Pick<Record, 'taps' | 'headCounts'>): boolean {
  return standingForTaps(chooseHeadCounts(record.headCounts)).some(
    (count) => tappedInside(record.taps, count) > (count.high ?? count.likely),
  );
}

/** What became of the tapped visitors: those that a head count stands for, and those that are added to it. */
export function splitTapped({ taps, headCounts }: Pick<Record, 'taps' | 'headCounts'>): {
  beside: number;
  added: number;
} {
  const tapped = sumOf(taps.map(({ visitors }) => visitors));
  const added = sumOf(tapsOutside(taps, chooseHeadCounts(headCounts)).map(({ visitors }) => visitors));
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
export function isRecordedAt(within: Stretch, { headCounts, taps, presence }: Record): boolean {
  return (
    headCounts.some(({ stretch }) => stretch !== null && overlaps(stretch, within)) ||
    taps.some((tap) => tap.visitors > 0 && overlaps(tap, within)) ||
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
export function totalOf(figures: Figure[]): { total: Figure; countedBooths: number } {
  const counted = figures.filter(({ visitors }) => visitors !== null);
  const total: Figure = {
    visitors: counted.length === 0 ? null : sumOf(counted.map(({ visitors }) => visitors ?? 0)),
    approximate: counted.some(({ approximate }) => approximate),
    low: sumOfEnds(counted, 'low'),
    high: sumOfEnds(counted, 'high'),
    tapped: sumOf(figures.map(({ tapped }) => tapped)),
    recordedDays: null,
    days: null,
    provisional: figures.some(({ provisional }) => provisional),
  };
  return { total, countedBooths: counted.length };
}

export function overlapMs(a: Stretch, b: Stretch): number {
  return Math.max(0, Math.min(a.endsAt, b.endsAt) - Math.max(a.startsAt, b.startsAt));
}

export function sumOf(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
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
