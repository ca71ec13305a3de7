import type { UnsentItem } from './database.ts';

/** The visit that an item is, or speaks of; what is no such fact stands by itself. */
export const subjectOf = ({ item }: Pick<UnsentItem, 'item'>): string =>
  item.type === 'undo' || item.type === 'correction' ? item.visitId : item.id;

/**
 * What may be sent now, in order. A fact about a visit leaves only when everything before it about that visit has its
 * receipt: while the visit is refused or under suspicion, the server must not know its undo yet, or the figure here, which
 * is the server's and what is unsent, would count the visit without it.
 */
export function readyToLeave<Row extends Pick<UnsentItem, 'item' | 'state'>>(unsent: readonly Row[]): Row[] {
  const before = new Set<string>();
  return unsent.filter((row) => {
    const subject = subjectOf(row);
    const isFirst = !before.has(subject);
    before.add(subject);
    return isFirst && row.state === 'waiting';
  });
}
