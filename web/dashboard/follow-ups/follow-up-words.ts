import { closureOf, type FollowUpRow, isOverdue } from '#contracts/follow-ups';
import { dayWords } from '../set-up/local-time.ts';
import { counted } from '../set-up/names.ts';
import type { FollowUpsInAddress } from './follow-ups-in-address.ts';

export const stateWords: { [state in NonNullable<FollowUpsInAddress['state']>]: string } = {
  open: 'Open',
  overdue: 'Overdue',
  done: 'Done',
  'within-30-days': 'Done within 30 days',
  'not-within-30-days': 'Not done within 30 days',
};

/** "4 open, 1 overdue, 2 done" */
export function tallyWords(rows: readonly FollowUpRow[], today: string): string {
  const open = rows.filter(({ doneAt }) => doneAt === null);
  const overdue = open.filter((row) => isOverdue(row, today)).length;
  return [
    `${open.length} open`,
    overdue > 0 && `${overdue} overdue`,
    rows.length > open.length && `${rows.length - open.length} done`,
  ]
    .filter((part) => part !== false)
    .join(', ');
}

/** "2 of 3 done within 30 days (67 %). 4 more have time left." */
export function closureWords(rows: readonly FollowUpRow[], now: Date): string {
  const { within, of, open } = closureOf(rows, now);
  const still =
    open === 0 ? '' : `${open} ${of === 0 ? '' : 'more '}${open === 1 ? 'has' : 'have'} time left.`;
  if (of === 0) return `Done within 30 days: too early to tell. ${still}`.trim();
  return `${within} of ${of} done within 30 days (${Math.round((100 * within) / of)} %). ${still}`.trim();
}

/** "Tue 11 Nov, 3 days ago" @param today the event's own date */
export function dueWords(dueOn: string, today: string): string {
  const days = Math.round((Date.parse(dueOn) - Date.parse(today)) / 86_400_000);
  if (days === 0) return `${dayWords(dueOn, 'short')}, today`;
  return `${dayWords(dueOn, 'short')}, ${days > 0 ? `in ${counted(days, 'day')}` : `${counted(-days, 'day')} ago`}`;
}

/** "booth: Copa, overdue"; null when nothing is chosen. */
export function filterWords(
  { booth, state, owner, search }: FollowUpsInAddress,
  nameOf: (slug: string) => string,
): string | null {
  const words = [
    booth && `booth: ${nameOf(booth)}`,
    state && stateWords[state].toLowerCase(),
    owner && `who does it: ${owner}`,
    search && `words: ${search}`,
  ].filter((word) => typeof word === 'string' && word !== '');
  return words.length === 0 ? null : words.join(', ');
}
