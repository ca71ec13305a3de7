import { conflictKinds } from '#contracts/conflicts';
import { overlaps, type Stretch } from '../counting/rules.ts';
import { personConflicts } from './person-conflicts.ts';
import { type Found, knownPlan, type Plan, type PlannedShift } from './plan.ts';
import { shiftConflicts } from './shift-conflicts.ts';
import { stageConflicts } from './stage-conflicts.ts';

/** Everything that cannot be right about a plan, by time; of one time the graver first. */
export function conflictsOf(plan: Plan): Found[] {
  const rank = ({ kind }: Found) => conflictKinds.indexOf(kind);
  const known = knownPlan(plan);
  return [...personConflicts(known), ...stageConflicts(known), ...shiftConflicts(known)].sort(
    (a, b) => a.startsAt - b.startsAt || rank(a) - rank(b) || a.subject.localeCompare(b.subject),
  );
}

/** Those that touch a day themselves, or by a shift that they are about: one over midnight is of both days. */
export function aboutDay(all: readonly Found[], shifts: readonly PlannedShift[], day: Stretch): Found[] {
  const ofDay = new Set(shifts.filter((shift) => overlaps(shift, day)).map(({ id }) => id));
  return all.filter((one) => overlaps(one, day) || one.shiftIds.some((id) => ofDay.has(id)));
}
