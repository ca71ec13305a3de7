import { without } from '#contracts/stretches';
import type { Stretch } from '../counting/rules.ts';
import {
  boothName,
  changeShift,
  type Found,
  found,
  hoursWords,
  onShift,
  type Plan,
  type PlannedShift,
  whenWords,
} from './plan.ts';

/** What is wrong with a shift itself: where it lies, and how many are on it. */
export function shiftConflicts(plan: Plan): Found[] {
  return plan.shifts.flatMap((shift) => [
    ...misplaced(plan, shift),
    ...tooFew(plan, shift),
    ...archived(plan, shift),
  ]);
}

function misplaced(plan: Plan, shift: PlannedShift): Found[] {
  const { timeZone } = plan;
  const slots = plan.slots.filter(({ boothId }) => boothId === shift.boothId);
  // A booth without any slot has none that its shifts could be outside of.
  const outsideSlot = slots.length === 0 ? [] : without(shift, slots);
  const outsideHours = plan.openings.length === 0 ? [] : without(shift, [...plan.openings, ...outsideSlot]);
  const at = { about: [shift.id], boothIds: [shift.boothId], person: null };
  const words = (part: Stretch, of: string) =>
    `The shift at ${boothName(plan, shift.boothId)}, ${whenWords(shift, timeZone)}, is ${of} ${partWords(shift, part, timeZone)}.`;
  return [
    ...outsideSlot.map((part) =>
      found(plan, {
        ...{ ...at, ...part, kind: 'outside-slot', mend: changeShift },
        words: words(part, 'outside the slot'),
      }),
    ),
    ...outsideHours.map((part) =>
      found(plan, {
        ...{ ...at, ...part, kind: 'outside-hours', mend: changeShift },
        words: words(part, 'outside the opening hours'),
      }),
    ),
  ];
}

function partWords(whole: Stretch, part: Stretch, timeZone: string): string {
  const isWhole = part.startsAt === whole.startsAt && part.endsAt === whole.endsAt;
  return isWhole ? 'for all of its time' : hoursWords(part, timeZone);
}

function tooFew(plan: Plan, shift: PlannedShift): Found[] {
  const { startsAt, endsAt, minimum, boothId } = shift;
  const people = onShift(shift);
  const declined = shift.people.filter(({ hasDeclined, isArchived }) => hasDeclined && !isArchived);
  const count = `${people.length === 0 ? 'nobody is' : people.length === 1 ? 'one person is' : `${people.length} people are`} on it, at least ${minimum} should be.`;
  const at = {
    startsAt,
    endsAt,
    boothIds: [boothId],
    mend: { page: 'shifts', label: 'Find somebody' },
  } as const;
  const where = `the shift at ${boothName(plan, boothId)}, ${whenWords(shift, plan.timeZone)}`;
  if (declined.length > 0 && people.length < shift.target)
    return declined.map((person) =>
      found(plan, {
        ...{ ...at, kind: 'declined', about: [shift.id, person.id], person },
        words: `${person.name} declined ${where}, and nobody came in their place: ${people.length} of ${shift.target} hoped for are on it.`,
      }),
    );
  if (people.length >= minimum) return [];
  return [
    found(plan, {
      ...{ ...at, kind: 'below-minimum', about: [shift.id], person: null },
      words: `Of ${where}: ${count}`,
    }),
  ];
}

function archived(plan: Plan, shift: PlannedShift): Found[] {
  const { startsAt, endsAt, boothId } = shift;
  return shift.people
    .filter(({ isArchived, hasDeclined }) => isArchived && !hasDeclined)
    .map((person) =>
      found(plan, {
        ...{
          startsAt,
          endsAt,
          kind: 'person-archived',
          about: [shift.id, person.id],
          boothIds: [boothId],
          person,
        },
        words: `${person.name} is in the archive and still on the shift at ${boothName(plan, boothId)}, ${whenWords(shift, plan.timeZone)}.`,
        mend: changeShift,
      }),
    );
}
