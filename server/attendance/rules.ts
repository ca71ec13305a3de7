import { overlaps, type Stretch } from '../counting/rules.ts';

export interface AttendanceFact {
  /** The person, or the name of a walk-up. */
  who: string | null;
  kind: 'check-in' | 'check-out' | 'extension' | 'absence' | 'statement';
  at: number;
  shiftId: string | null;
  /** Of an absence, a statement, or (only its end) an extension. */
  startsAt: number | null;
  endsAt: number | null;
  present: boolean | null;
}

export interface Duty extends Stretch {
  id: string;
}

/** Where nothing says when a stay ended: the usual length of a shift. */
const USUAL_STAY_MS = 2 * 3_600_000;
/** People come a little before their shift. */
const EARLY_MS = 30 * 60_000;
/** A check-out later than this after the shift belongs to nothing. */
const LATE_CHECK_OUT_MS = 4 * 3_600_000;

/** A check-in with the stretch that it opened. */
interface Stay<Fact extends AttendanceFact> extends Stretch {
  checkIn: Fact;
}

/**
 * When people were at a booth. A stay without a check-out ends with the shift (or what it was extended to), else with the
 * slot, else after the usual length of a shift; and at the latest with the same person's next check-in.
 */
function staysOf<Fact extends AttendanceFact>(facts: Fact[], shifts: Duty[], slots: Stretch[]): Stay<Fact>[] {
  const inOrder = [...facts].sort((a, b) => a.at - b.at);
  return inOrder
    .filter(({ kind }) => kind === 'check-in')
    .map((checkIn) => ({
      checkIn,
      startsAt: checkIn.at,
      endsAt: endOfStay(checkIn, inOrder, shifts, slots),
    }));
}

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

/** Who is there now, and since when: who checks in again before leaving was there all along. */
export function hereOf<Fact extends AttendanceFact>(
  facts: Fact[],
  shifts: Duty[],
  slots: Stretch[],
  now: number,
): { checkIn: Fact; since: number }[] {
  const stays = staysOf(facts, shifts, slots);
  return stays
    .filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt)
    .map((stay) => ({ checkIn: stay.checkIn, since: beginningOf(stay, stays) }));
}

function beginningOf<Fact extends AttendanceFact>(stay: Stay<Fact>, stays: Stay<Fact>[]): number {
  const before = stays.find(
    ({ checkIn, startsAt, endsAt }) =>
      checkIn.who === stay.checkIn.who && endsAt === stay.startsAt && startsAt < endsAt,
  );
  return before === undefined ? stay.startsAt : beginningOf(before, stays);
}

function endOfStay(
  checkIn: AttendanceFact,
  facts: AttendanceFact[],
  shifts: Duty[],
  slots: Stretch[],
): number {
  const later = facts.filter((fact) => fact.who === checkIn.who && fact !== checkIn && fact.at >= checkIn.at);
  const nextCheckIn = later.find(({ kind }) => kind === 'check-in')?.at ?? Number.POSITIVE_INFINITY;
  const ofThisStay = later.filter(({ at }) => at < nextCheckIn);
  const shift = shifts.find(({ id }) => id === checkIn.shiftId) ?? around(checkIn.at, shifts);
  const slot = around(checkIn.at, slots);
  const planned = shift?.endsAt ?? slot?.endsAt ?? checkIn.at + USUAL_STAY_MS;
  const extensions = ofThisStay.filter(({ kind }) => kind === 'extension');
  const extended = Math.max(planned, ...extensions.map(({ endsAt }) => endsAt ?? planned));
  const checkOut = ofThisStay.find(
    ({ kind, at }) => kind === 'check-out' && at < extended + LATE_CHECK_OUT_MS,
  );
  return Math.min(checkOut?.at ?? extended, nextCheckIn);
}

/** The stretch that runs at this moment, else the one that is about to begin. */
function around<S extends Stretch>(at: number, stretches: S[]): S | undefined {
  return (
    stretches.find(({ startsAt, endsAt }) => at >= startsAt && at < endsAt) ??
    stretches.find(({ startsAt }) => at < startsAt && startsAt - at <= EARLY_MS)
  );
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
