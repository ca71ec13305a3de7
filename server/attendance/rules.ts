import { type AttendanceFact, type Duty, staysOf } from '#contracts/attendance';
import { overlaps, type Stretch } from '../counting/rules.ts';

/** The stays up to now, whoever it was. */
export function presenceOf(
  facts: AttendanceFact[],
  shifts: Duty[],
  slots: Stretch[],
  now: number,
): Stretch[] {
  return staysOf(facts, shifts, slots)
    .map(({ startsAt, endsAt }) => ({ startsAt, endsAt: Math.min(now, endsAt) }))
    .filter(({ startsAt, endsAt }) => startsAt < endsAt);
}

export interface Coverage {
  /** Null: no slots are known. */
  slotMinutes: number | null;
  coveredMinutes: number;
  gapMinutes: number;
  notRecordedMinutes: number;
}

/**
 * The minutes of a booth's slots that have passed, in three states. Covered: somebody was checked in, or it was stated
 * afterwards. Gap: only a stated or observed absence. The rest is not recorded: busy people forget to check in.
 */
export function coverageOf(facts: AttendanceFact[], shifts: Duty[], slots: Stretch[], now: number): Coverage {
  const passed = slots
    .filter(({ startsAt }) => startsAt < now)
    .map(({ startsAt, endsAt }) => ({ startsAt, endsAt: Math.min(endsAt, now) }));
  const present = [...presenceOf(facts, shifts, slots, now), ...statedStretches(facts, shifts, true)];
  const absent = statedStretches(facts, shifts, false);
  const slotMinutes = minutesOf(passed);
  const coveredMinutes = minutesOf(intersectionOf(passed, present));
  const known = minutesOf(intersectionOf(passed, [...present, ...absent]));
  return {
    slotMinutes: slots.length === 0 ? null : slotMinutes,
    coveredMinutes,
    gapMinutes: known - coveredMinutes,
    notRecordedMinutes: slotMinutes - known,
  };
}

/** What was stated or observed; an absence without times is one from its whole shift. */
function statedStretches(facts: AttendanceFact[], shifts: Duty[], present: boolean): Stretch[] {
  return facts.flatMap((fact) => {
    const saysSo = fact.kind === 'statement' ? fact.present === present : fact.kind === 'absence' && !present;
    const shift = shifts.find(({ id }) => id === fact.shiftId);
    const [startsAt, endsAt] = [fact.startsAt ?? shift?.startsAt, fact.endsAt ?? shift?.endsAt];
    return saysSo && startsAt !== undefined && endsAt !== undefined ? [{ startsAt, endsAt }] : [];
  });
}

/** The parts of the first stretches that lie in any of the others, without doubles. */
function intersectionOf(stretches: Stretch[], others: Stretch[]): Stretch[] {
  return unionOf(others).flatMap((other) =>
    stretches
      .filter((stretch) => overlaps(stretch, other))
      .map((stretch) => ({
        startsAt: Math.max(stretch.startsAt, other.startsAt),
        endsAt: Math.min(stretch.endsAt, other.endsAt),
      })),
  );
}

function unionOf(stretches: Stretch[]): Stretch[] {
  const united: Stretch[] = [];
  for (const next of [...stretches].sort((a, b) => a.startsAt - b.startsAt)) {
    const last = united.at(-1);
    if (last !== undefined && next.startsAt <= last.endsAt) last.endsAt = Math.max(last.endsAt, next.endsAt);
    else united.push({ ...next });
  }
  return united;
}

function minutesOf(stretches: Stretch[]): number {
  return Math.round(stretches.reduce((sum, { startsAt, endsAt }) => sum + endsAt - startsAt, 0) / 60_000);
}
