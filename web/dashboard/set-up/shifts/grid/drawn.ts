import type { AssignmentRow } from '#contracts/assignments';
import type { ShiftRow } from '#contracts/shifts';
import { stretchWords } from '../../local-time.ts';
import { listed } from '../../names.ts';
import { isStanding } from '../OnShift.tsx';
import { againstWords } from '../people-choices.ts';
import type { GridShift } from './rows.ts';

/** A shift as the grid draws it. */
export interface DrawnShift extends GridShift {
  row: ShiftRow;
  people: readonly AssignmentRow[];
  /** "Ana Medina, Ben Okoro", or "nobody yet" */
  names: string;
  /** "10:30–12:00" */
  hours: string;
  /** "1 of 2" */
  count: string;
  /** Below its minimum. */
  isShort: boolean;
  /** What speaks against somebody on it: declined, in the archive, not eligible. */
  against: string | null;
}

export function drawnShift(row: ShiftRow, people: readonly AssignmentRow[], zone: string): DrawnShift {
  const standing = people.filter(isStanding);
  const against = people.flatMap((one) => {
    if (one.answer === 'declined') return [`${one.personName} cannot`];
    const words = againstWords({ standing: one.personStanding, isArchived: one.isPersonArchived });
    return words === null ? [] : [`${one.personName} is ${words}`];
  });
  return {
    ...{ row, people, id: row.id, boothId: row.boothId, minimum: row.minimum, standing: standing.length },
    startsAt: Date.parse(row.startsAt),
    endsAt: Date.parse(row.endsAt),
    names: standing.map(({ personName }) => personName).join(', ') || 'nobody yet',
    hours: stretchWords(row.startsAt, row.endsAt, zone),
    count: `${standing.length} of ${row.target}`,
    isShort: standing.length < row.minimum,
    against: against.length === 0 ? null : listed(against),
  };
}

/** What a screen reader hears: "Ana Medina, 10:30–12:00, 1 of 2, at least 2 should be on it". */
export function shiftLabel({ names, hours, count, isShort, minimum, against }: DrawnShift): string {
  const short = isShort ? `, at least ${minimum} should be on it` : '';
  return `${names}, ${hours}, ${count}${short}${against === null ? '' : `. ${against}`}`;
}
