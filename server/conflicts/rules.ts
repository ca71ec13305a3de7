import { conflictKinds } from '#contracts/conflicts';
import { personConflicts } from './person-conflicts.ts';
import { type Found, knownPlan, type Plan } from './plan.ts';
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
