import type { AssignmentRow } from '#contracts/assignments';
import type { Conflict } from '#contracts/conflicts';
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
  /** Where somebody on it is to be elsewhere, or on another shift, at the same time, in sentences. */
  elsewhere: readonly string[];
}

interface Known {
  people: readonly AssignmentRow[];
  elsewhere: readonly string[];
  zone: string;
}

export function drawnShift(row: ShiftRow, { people, elsewhere, zone }: Known): DrawnShift {
  const standing = people.filter(isStanding);
  const against = people.flatMap((one) => {
    if (one.answer === 'declined') return [`${one.personName} cannot`];
    const words = againstWords({ standing: one.personStanding, isArchived: one.isPersonArchived });
    return words === null ? [] : [`${one.personName} is ${words}`];
  });
  return {
    ...{
      row,
      people,
      elsewhere,
      id: row.id,
      boothId: row.boothId,
      minimum: row.minimum,
      standing: standing.length,
    },
    startsAt: Date.parse(row.startsAt),
    endsAt: Date.parse(row.endsAt),
    names: standing.map(({ personName }) => personName).join(', ') || 'nobody yet',
    hours: stretchWords(row.startsAt, row.endsAt, zone),
    count: `${standing.length} of ${row.target}`,
    isShort: standing.length < row.minimum,
    against: against.length === 0 ? null : listed(against),
  };
}

const ELSEWHERE: ReadonlySet<Conflict['kind']> = new Set(['double-booked', 'twice-at-once', 'on-stage']);

/** Of each shift, by its id: who on it is on another one or on stage at the same time. Decisions to leave it are kept out. */
export function elsewhereOf(conflicts: readonly Conflict[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { kind, shiftIds, words, override } of conflicts)
    if (ELSEWHERE.has(kind) && override === null)
      for (const id of shiftIds) found.set(id, [...(found.get(id) ?? []), words]);
  return found;
}

/** What a screen reader hears after names, hours and count: "At least 2 should be on it. Ana is in the archive." */
export function asideWords({ isShort, minimum, against, elsewhere }: DrawnShift): string {
  return [
    ...(isShort ? [`At least ${minimum} should be on it.`] : []),
    ...(against === null ? [] : [`${against}.`]),
    ...elsewhere,
  ].join(' ');
}
