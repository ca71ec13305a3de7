import { without } from '#contracts/stretches';
import { overlaps, type Stretch } from '../counting/rules.ts';
import { timeText } from '../events/rules.ts';
import {
  boothName,
  changeShift,
  type Found,
  found,
  hoursWords,
  type KnownPlan,
  onShift,
  type PlannedShift,
  whenWords,
} from './plan.ts';

/** What is wrong with a shift itself: where it lies, and how many are on it. */
export function shiftConflicts(plan: KnownPlan): Found[] {
  return plan.shifts.flatMap((shift) => [
    ...misplaced(plan, shift),
    ...tooFew(plan, shift),
    ...offered(plan, shift),
    ...archived(plan, shift),
  ]);
}

function misplaced(plan: KnownPlan, shift: PlannedShift): Found[] {
  const { timeZone } = plan;
  const slots = plan.slotsOf.get(shift.boothId) ?? [];
  // A booth without any slot has none that its shifts could be outside of.
  const outsideSlot = slots.length === 0 ? [] : without(shift, slots);
  const outsideHours = plan.openings.length === 0 ? [] : without(shift, [...plan.openings, ...outsideSlot]);
  const at = { about: [shift.id], boothIds: [shift.boothId], shiftIds: [shift.id], person: null };
  const words = (part: Stretch, of: string, allowed: readonly Stretch[]) =>
    `The shift at ${boothName(plan, shift.boothId)}, ${whenWords(shift, timeZone)}, is outside ${of}, ${allowedWords(shift, allowed, timeZone)}: ${partWords(shift, part, timeZone)}.`;
  return [
    ...outsideSlot.map((part) =>
      found(plan, {
        ...{ ...at, ...part, kind: 'outside-slot', mend: changeShift },
        words: words(part, slots.length === 1 ? 'its slot' : 'its slots', slots),
      }),
    ),
    ...outsideHours.map((part) =>
      found(plan, {
        ...{ ...at, ...part, kind: 'outside-hours', mend: changeShift },
        words: words(part, 'the opening hours', plan.openings),
      }),
    ),
  ];
}

function partWords(whole: Stretch, part: Stretch, timeZone: string): string {
  const isWhole = part.startsAt === whole.startsAt && part.endsAt === whole.endsAt;
  return isWhole ? 'all of it' : hoursBeside(whole, part, timeZone);
}

/** Those that the shift meets; where there are none, the nearest. */
function allowedWords(shift: Stretch, allowed: readonly Stretch[], timeZone: string): string {
  const distance = ({ startsAt, endsAt }: Stretch) =>
    Math.max(0, startsAt - shift.endsAt, shift.startsAt - endsAt);
  const least = Math.min(...allowed.map(distance));
  const meant = allowed
    .filter((one) => distance(one) === least)
    .toSorted((one, other) => one.startsAt - other.startsAt);
  return new Intl.ListFormat('en').format(meant.map((one) => hoursBeside(shift, one, timeZone)));
}

/** "10:30–14:00", with dates where it is not all on the day on which the other begins. */
function hoursBeside(other: Stretch, stretch: Stretch, timeZone: string): string {
  const day = (at: number) => timeText(new Date(at), timeZone).split(', ')[0];
  const isThatDay = [stretch.startsAt, stretch.endsAt].every((at) => day(at) === day(other.startsAt));
  return isThatDay ? hoursWords(stretch, timeZone) : whenWords(stretch, timeZone);
}

function tooFew(plan: KnownPlan, shift: PlannedShift): Found[] {
  const { startsAt, endsAt, minimum, boothId } = shift;
  const people = onShift(shift);
  const declined = shift.people.filter(({ hasDeclined, isArchived }) => hasDeclined && !isArchived);
  const count = `${people.length === 0 ? 'nobody is' : people.length === 1 ? 'one person is' : `${people.length} people are`} on it, at least ${minimum} should be.`;
  const at = {
    startsAt,
    endsAt,
    boothIds: [boothId],
    shiftIds: [shift.id],
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

function offered(plan: KnownPlan, shift: PlannedShift): Found[] {
  const { startsAt, endsAt, boothId } = shift;
  const offering = onShift(shift).filter(({ hasOffered }) => hasOffered);
  const isOn = (personId: string) => shift.people.some(({ id }) => id === personId);
  const isElsewhere = (personId: string) =>
    plan.busy.some(
      ({ person, shifts }) => person.id === personId && shifts.some((one) => overlaps(one, shift)),
    );
  const isTakeable = () =>
    plan.representatives.some((one) => one.boothId === boothId && !isOn(one.id) && !isElsewhere(one.id));
  if (offering.length === 0 || isTakeable()) return [];
  return offering.map((person) =>
    found(plan, {
      ...{ startsAt, endsAt, kind: 'offered-to-nobody', person },
      ...{ about: [shift.id, person.id], boothIds: [boothId], shiftIds: [shift.id] },
      words: `${person.name} offers the shift at ${boothName(plan, boothId)}, ${whenWords(shift, plan.timeZone)}, to the others of the booth, and none of them is free then.`,
      mend: { page: 'shifts', label: 'Find somebody' },
    }),
  );
}

function archived(plan: KnownPlan, shift: PlannedShift): Found[] {
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
          shiftIds: [shift.id],
          person,
        },
        words: `${person.name} is in the archive and still on the shift at ${boothName(plan, boothId)}, ${whenWords(shift, plan.timeZone)}.`,
        mend: changeShift,
      }),
    );
}
