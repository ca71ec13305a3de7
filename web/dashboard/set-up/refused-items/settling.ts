import type { RefusedItem, SettledItem } from '#contracts/refused-items';
import { type Change, whyWords } from './reasons.ts';

/** The server takes so many at a time. */
const MOST_AT_ONCE = 200;

export interface Part {
  ids: string[];
  change: Change;
}

/**
 * The requests that record these: those with the same change together, in parts.
 * What came under a number that was used before gets a number of its own, so each of these is a part by itself.
 */
export function partsOf(
  rows: readonly RefusedItem[],
  changeOf: (row: RefusedItem) => Change,
  newId: () => string,
): Part[] {
  const parts = new Map<string, Part>();
  for (const row of rows) {
    const change = row.code === 'id-reused' ? { ...changeOf(row), id: newId() } : changeOf(row);
    const key = JSON.stringify(change);
    const part = parts.get(key) ?? { ids: [], change };
    part.ids.push(row.id);
    parts.set(key, part);
  }
  return [...parts.values()].flatMap(({ ids, change }) =>
    inParts(ids).map((some) => ({ ids: some, change })),
  );
}

export function inParts<T>(all: readonly T[], most = MOST_AT_ONCE): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < all.length; from += most) parts.push(all.slice(from, from + most));
  return parts;
}

/** "12 recorded, 1 still not: the booth is in the archive." @param left those that were not asked any more */
export function recordedWords(results: readonly SettledItem[], left: number): string {
  const open = results.filter(({ outcome }) => outcome === 'refused');
  const done = results.filter(({ outcome }) => outcome === 'recorded').length;
  const whys = [...new Set(open.map(({ code = '', detail = '' }) => whyWords(code, detail)))];
  const still = open.length === 0 ? '' : `, ${open.length} still not: ${whys.join('; ')}`;
  return `${done} recorded${still}.${beforeWords(results)}${leftWords(left, 'recorded')}`;
}

function beforeWords(results: readonly SettledItem[]): string {
  const before = results.filter(({ outcome }) => outcome === 'already-recorded').length;
  if (before === 0) return '';
  const were =
    before === 1 ? 'was recorded before and stays as it is' : 'were recorded before and stay as they are';
  return ` ${before} ${were}: look under “Also settled ones”.`;
}

/** "3 discarded, 1 was recorded meanwhile." */
export function discardedWords(results: readonly SettledItem[], left: number): string {
  const done = results.filter(({ outcome }) => outcome === 'discarded').length;
  const meanwhile = results.filter(({ outcome }) => outcome === 'recorded').length;
  const rest = meanwhile === 0 ? '' : `, ${meanwhile} ${meanwhile === 1 ? 'was' : 'were'} recorded meanwhile`;
  const stay = done === 1 ? 'It stays' : 'They stay';
  const after = done === 0 ? '' : ` ${stay} under “Also settled ones” and can be recorded after all.`;
  return `${done} discarded${rest}.${after}${leftWords(left, 'discarded')}`;
}

function leftWords(left: number, act: string): string {
  if (left === 0) return '';
  const were = left === 1 ? 'was not asked for and is' : 'were not asked for and are';
  return ` Then the server stopped answering: ${left} ${were} not ${act}. Try again in a moment.`;
}
