/** That a piece of feedback stands with another; of each piece at most one. */
export interface StandingMerge {
  feedbackId: string;
  intoId: string;
}

/**
 * Of each piece the one that it stands with in the end; itself where nothing was merged. A merge with a piece that is not
 * there, such as one in the archive, has no effect.
 */
export function rootsOf(ids: readonly string[], merges: readonly StandingMerge[]): Map<string, string> {
  const known = new Set(ids);
  const into = new Map(
    merges
      .filter(({ feedbackId, intoId }) => known.has(feedbackId) && known.has(intoId))
      .map(({ feedbackId, intoId }) => [feedbackId, intoId]),
  );
  return new Map(ids.map((id) => [id, rootOf(id, into)]));
}

/** The store refuses circles; were there one, its members would stand by themselves. */
function rootOf(id: string, into: ReadonlyMap<string, string>): string {
  const seen = new Set([id]);
  let at = id;
  for (let next = into.get(at); next !== undefined; next = into.get(at)) {
    if (seen.has(next)) return id;
    seen.add(next);
    at = next;
  }
  return at;
}

/** A merge that has no effect while one of its pieces is in the archive. */
export interface SleepingMerge extends StandingMerge {
  isAsleep: boolean;
}

/**
 * The merges that end with a new one: those without effect that a piece could not have beside it, or with which it would
 * close a circle as soon as something came back from the archive.
 */
export function givingWay<Merge extends SleepingMerge>(
  { feedbackId, intoId }: StandingMerge,
  merges: readonly Merge[],
): Merge[] {
  const wayOn = wayFrom(intoId, merges);
  const isRound = wayOn.some((merge) => merge.intoId === feedbackId);
  const own = merges.filter((merge) => merge.feedbackId === feedbackId);
  return [...own, ...(isRound ? wayOn : [])].filter(({ isAsleep }) => isAsleep);
}

/** From a piece to what it was merged into, and so on. */
function wayFrom<Merge extends StandingMerge>(id: string, merges: readonly Merge[]): Merge[] {
  const way: Merge[] = [];
  for (let at = id; way.length < merges.length; ) {
    const next = merges.find(({ feedbackId }) => feedbackId === at);
    if (next === undefined) return way;
    way.push(next);
    at = next.intoId;
  }
  return way;
}

interface Said {
  id: string;
  boothId: string;
  answer: string;
  mentions: number;
  occurredAt: Date;
}

/**
 * What each booth heard, with what was merged at this booth as one: the piece that the others were merged into, where this
 * booth heard it, else the one said most often. Its mentions are those of all, so that the sum stays as it was; without an
 * answer of its own it has that of another. What was said most often comes first.
 */
export function findingsOf<Row extends Said>(
  rows: readonly Row[],
  roots: ReadonlyMap<string, string>,
): Row[] {
  const together = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.boothId} ${roots.get(row.id) ?? row.id}`;
    const own = together.get(key);
    if (own === undefined) together.set(key, [row]);
    else own.push(row);
  }
  return [...together.values()].map((own) => oneOf(own.toSorted(bySaid), roots)).toSorted(bySaid);
}

function oneOf<Row extends Said>(own: readonly Row[], roots: ReadonlyMap<string, string>): Row {
  const main = own.find(({ id }) => (roots.get(id) ?? id) === id) ?? own[0];
  if (main === undefined) throw new Error('a group has a piece');
  const answer = main.answer || (own.find((row) => row.answer !== '')?.answer ?? '');
  return { ...main, answer, mentions: own.reduce((sum, { mentions }) => sum + mentions, 0) };
}

const bySaid = (one: Said, other: Said) =>
  other.mentions - one.mentions ||
  one.occurredAt.getTime() - other.occurredAt.getTime() ||
  one.id.localeCompare(other.id);

/** What is asked whether it is the same as another. */
export interface Worded {
  /** Of its group: groups are proposed. */
  group: string;
  isPraise: boolean;
  /** The stems of its words, each once, without those that every sentence has. */
  words: readonly string[];
}

const ALIKE_FROM = 0.5;
/** One word alone says nothing of what is meant: "Helm?" is not every question about Helm. */
const FEWEST_WORDS = 2;
const MOST_PROPOSED = 50;
/** The same said thousands of times: each is compared with so many of those before it, for each of its rarer words. */
const MOST_COMPARED = 200;
/** Pairs that are remembered before all but the best are forgotten. */
const MOST_REMEMBERED = 20 * MOST_PROPOSED;

/**
 * Pairs of groups that are worded alike: at least half of all their words are in both (Jaccard's index, P. Jaccard, 1901),
 * praise only with praise, and none of fewer than two words. The most alike first, at most 50. Only pieces that share one of
 * their rarer words are compared: two that are alike must (prefix filtering, Chaudhuri, Ganti and Kaushik, 2006).
 * @param apart pairs of groups that somebody said are not the same
 */
export function alikePairs(
  pieces: readonly Worded[],
  apart: readonly (readonly [string, string])[],
): [string, string][] {
  const skipped = new Set(apart.map(([one, other]) => pairKey(one, other)));
  const ranked = rankWords(pieces.filter(({ words }) => words.length >= FEWEST_WORDS));
  const byWord = new Map<number, Ranked[]>();
  const found = new Map<string, Proposal>();
  let least = ALIKE_FROM;
  for (const piece of ranked) {
    for (const other of metBefore(piece, byWord)) {
      const alike = likeness(piece.words, other.words);
      if (alike < least) continue;
      const key = pairKey(piece.group, other.group);
      if (skipped.has(key) || alike <= (found.get(key)?.alike ?? 0)) continue;
      found.set(key, { key, pair: [other.group, piece.group], alike });
    }
    if (found.size > MOST_REMEMBERED) least = forgetAllButBest(found);
  }
  return best(found).map(({ pair }) => pair);
}

interface Proposal {
  key: string;
  pair: [string, string];
  alike: number;
}

const best = (found: ReadonlyMap<string, Proposal>): Proposal[] =>
  [...found.values()].toSorted((one, other) => other.alike - one.alike).slice(0, MOST_PROPOSED);

/** @returns how alike another must be to be better than the last of them */
function forgetAllButBest(found: Map<string, Proposal>): number {
  const kept = best(found);
  found.clear();
  for (const proposal of kept) found.set(proposal.key, proposal);
  return (kept.at(-1)?.alike ?? 0) + Number.EPSILON;
}

const pairKey = (one: string, other: string) => (one < other ? `${one} ${other}` : `${other} ${one}`);

/** Words as numbers, the rarest first. */
interface Ranked {
  group: string;
  isPraise: boolean;
  words: readonly number[];
}

function rankWords(pieces: readonly Worded[]): Ranked[] {
  const frequency = new Map<string, number>();
  for (const word of pieces.flatMap(({ words }) => words))
    frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const rareFirst = [...frequency].toSorted(([, one], [, other]) => one - other);
  const ranks = new Map(rareFirst.map(([word], rank) => [word, rank]));
  return pieces.map(({ words, ...piece }) => ({
    ...piece,
    words: words.flatMap((word) => ranks.get(word) ?? []).toSorted((one, other) => one - other),
  }));
}

/** Those before it that share one of its rarer words; it is put among them. */
function metBefore(piece: Ranked, byWord: Map<number, Ranked[]>): Set<Ranked> {
  const met = new Set<Ranked>();
  const { length } = piece.words;
  for (const word of piece.words.slice(0, length - Math.ceil(ALIKE_FROM * length) + 1)) {
    const before = byWord.get(word) ?? [];
    for (const other of before.slice(-MOST_COMPARED))
      if (other.group !== piece.group && other.isPraise === piece.isPraise) met.add(other);
    before.push(piece);
    byWord.set(word, before);
  }
  return met;
}

function likeness(one: readonly number[], other: readonly number[]): number {
  let both = 0;
  for (let at = 0, there = 0; at < one.length && there < other.length; ) {
    const difference = (one[at] ?? 0) - (other[there] ?? 0);
    if (difference === 0) both += 1;
    if (difference <= 0) at += 1;
    if (difference >= 0) there += 1;
  }
  return both / (one.length + other.length - both);
}
