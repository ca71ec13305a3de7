import { clockWords, dayOf } from './coverage-words.ts';
import type { HeadCountRow } from './head-counts.ts';

type Said = Pick<HeadCountRow, 'startsAt' | 'endsAt' | 'source' | 'likely' | 'approximate' | 'receivedAt'>;
type Kept = Said & Pick<HeadCountRow, 'id'>;

/** Which source is believed first. What stands for all who came holds those missed already. */
const sourceRank: { [source in HeadCountRow['source']]: number } = {
  clicker: 0,
  door: 0,
  judged: 1,
  published: 2,
  missed: 3,
};

/** The one that holds where both speak comes first: the better source, of one source the newer. */
export const byTrust = (
  a: { source: HeadCountRow['source']; receivedAt: number; id: string },
  b: { source: HeadCountRow['source']; receivedAt: number; id: string },
): number =>
  sourceRank[a.source] - sourceRank[b.source] || b.receivedAt - a.receivedAt || a.id.localeCompare(b.id);

/**
 * With which other head counts of its booth one speaks of the same time, each in words, and how they share it: what
 * `chooseHeadCounts` does with two. One of the whole event and one with times are no overlap: the one says when a part of
 * the other came.
 *
 * @param others of the same booth; itself may be among them
 */
export function overlapsOf(one: Kept, others: readonly Kept[], timeZone: string) {
  return others
    .filter((other) => other.id !== one.id && isOverlapping(one, other))
    .map((other) => ({
      id: other.id,
      words: `Overlaps ${wordsOf(other, timeZone)}. ${sharing(one, other)}`,
    }));
}

function isOverlapping(one: Said, other: Said): boolean {
  const [a, b] = [timesOf(one), timesOf(other)];
  if (a === null || b === null) return a === b && one.source !== 'missed' && other.source !== 'missed';
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

function timesOf({ startsAt, endsAt }: Said) {
  if (startsAt === null || endsAt === null) return null;
  return { startsAt: Date.parse(startsAt), endsAt: Date.parse(endsAt) };
}

function sharing(one: Kept, other: Kept): string {
  const placed = (row: Kept) => ({ ...row, receivedAt: Date.parse(row.receivedAt) });
  const isFirst = byTrust(placed(one), placed(other)) < 0;
  const [better, rest] = isFirst ? [one, other] : [other, one];
  const [holds, gives] = isFirst ? ['This one', 'the other'] : ['The other', 'this one'];
  const [a, b] = [timesOf(better), timesOf(rest)];
  if (a === null || b === null || (a.startsAt <= b.startsAt && a.endsAt >= b.endsAt))
    return `${holds} holds; ${gives} is kept and not counted.`;
  return `${holds} holds for the time of both; of ${gives} its share of the rest of its time is counted.`;
}

/** "~90 (judged), Wed 12 Nov 10:30–13:30" */
function wordsOf(other: Said, timeZone: string): string {
  const figure = `${other.approximate ? '~' : ''}${other.likely} (${other.source})`;
  if (other.startsAt === null || other.endsAt === null) return `${figure}, the whole event`;
  const [from, to] = [dayOf(other.startsAt, timeZone), dayOf(other.endsAt, timeZone)];
  const end = `${to === from ? '' : `${to} `}${clockWords(other.endsAt, timeZone)}`;
  return `${figure}, ${from} ${clockWords(other.startsAt, timeZone)}–${end}`;
}
