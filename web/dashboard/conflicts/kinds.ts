import { type Conflict, type ConflictKind, conflictKinds } from '#contracts/conflicts';
import { counted, listed } from '../set-up/names.ts';

export const kindWords: { [kind in ConflictKind]: string } = {
  'double-booked': 'At two booths at once',
  'twice-at-once': 'Twice at one booth at the same time',
  'on-stage': 'On stage during a shift',
  'on-stage-while-open': 'On stage while the pavilion is open',
  'outside-slot': 'Shifts outside their slot',
  'outside-hours': 'Shifts outside the opening hours',
  'below-minimum': 'Too few people',
  declined: 'Declined and not replaced',
  'offered-to-nobody': 'Offered, and nobody is free to take it',
  'person-archived': 'On a shift, and in the archive',
  'too-long-a-day': 'Too long a day',
  'no-break': 'No break',
  'not-eligible': 'Not listed as maintainer, contributor or ambassador',
};

export interface Sorted {
  /** To decide, the graver first. */
  open: { kind: ConflictKind; items: Conflict[] }[];
  /** Decided: they stay so. */
  left: Conflict[];
  /** Nothing can be done about them any more. */
  over: Conflict[];
}

export function sorted(all: readonly Conflict[]): Sorted {
  const open = all.filter(({ override, isOver }) => override === null && !isOver);
  return {
    open: conflictKinds
      .map((kind) => ({ kind, items: open.filter((one) => one.kind === kind) }))
      .filter(({ items }) => items.length > 0),
    left: all.filter(({ override }) => override !== null),
    over: all.filter(({ override, isOver }) => override === null && isOver),
  };
}

const MOST_NAMED = 3;

/** "Ana Medina, Ben Okoro, Wei Fu and 9 more people": each once, however many booths. */
export function peopleWords(items: readonly Conflict[]): string {
  const names = [...new Map(items.map(({ person }) => [person?.id, person?.name ?? ''])).values()];
  const more = names.length - MOST_NAMED;
  return listed(
    more > 1 ? [...names.slice(0, MOST_NAMED), counted(more, 'more person', 'more people')] : names,
  );
}

/** "5 to look at, 2 left as they are, 1 over" */
export function tallyWords({ open, left, over }: Sorted): string {
  const count = open.reduce((sum, { items }) => sum + items.length, 0);
  return [
    count === 0 ? 'none to look at' : `${counted(count, 'conflict')} to look at`,
    left.length > 0 && `${left.length} left as they are`,
    over.length > 0 && `${over.length} over`,
  ]
    .filter((part) => part !== false)
    .join(', ');
}
