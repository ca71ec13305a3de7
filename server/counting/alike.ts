import { type Figure, isPartial } from '#contracts/figures';
import { totalOf } from './rules.ts';

// Comparing like with like: one rule for the page and for files.

/** The figures of one booth, or of all booths of one project, on both sides; none: it is not there. */
export interface Pair {
  here: readonly Figure[];
  there: readonly Figure[];
}

/** How many more visitors than there, in whole percent of them too; null where that cannot be told. */
export interface Difference {
  visitors: number | null;
  percent: number | null;
  /** One of the two figures is, or can still grow. */
  approximate: boolean;
}

export const cannotTell: Difference = { visitors: null, percent: null, approximate: false };

/** Recorded, and on all of its days. */
export const isWhole = (figure: Figure): boolean => figure.visitors !== null && !isPartial(figure);

/** Both sides have it, and each booth of it was counted whole. */
export const isAlike = ({ here, there }: Pair): boolean =>
  here.length > 0 && there.length > 0 && [...here, ...there].every(isWhole);

export function differenceOf({ here, there }: Pair): Difference {
  if (!isAlike({ here, there })) return cannotTell;
  const [{ total: ours }, { total: theirs }] = [totalOf(here), totalOf(there)];
  const visitors = (ours.visitors ?? 0) - (theirs.visitors ?? 0);
  return {
    visitors,
    percent: theirs.visitors
      ? Math.sign(visitors) * Math.round((Math.abs(visitors) / theirs.visitors) * 100)
      : null,
    approximate: [ours, theirs].some(({ approximate, provisional }) => approximate || provisional),
  };
}

/** The pairs that compare, what they come to on both sides, and the difference of these sums. */
export function alikeOf(pairs: readonly Pair[]) {
  const alike = pairs.filter(isAlike);
  const [here, there] = [alike.flatMap((pair) => pair.here), alike.flatMap((pair) => pair.there)];
  return {
    pairs: alike.length,
    here: totalOf(here).total,
    there: totalOf(there).total,
    difference: differenceOf({ here, there }),
  };
}
