import type { CoverageMinutes } from '#contracts/coverage';
import { type AttendanceRecord, type Claim, claimsOf, type PlannedShift } from '../attendance/rules.ts';
import type { Stretch } from '../counting/rules.ts';
import { dateOf, daysTouched } from '../reports/rules.ts';

/** A part of a slot on one date, in which nothing changes. Times are whole minutes. */
export interface CoverageStretch extends Stretch {
  date: string;
  state: 'covered' | 'gap' | 'unrecorded' | 'coming';
  /** Known to have been there; the plan may have had more. */
  people: number;
  /** Of the shifts that ran: people on them; null where no shift was planned. */
  planned: number | null;
  minimum: number | null;
  target: number | null;
  evidence: Claim[];
}

/**
 * A slot as stretches, each covered, a gap, not recorded, or still to come, with its evidence. They follow each other
 * without holes and add up to the slot.
 *
 * Covered: somebody was there. Gap: it was stated or observed that nobody was, or that nobody of those on the shift
 * was: they did not come, or checked out before it ended.
 * The rest is not recorded: busy people forget to check in. What a check-out ended and what was tapped outweighs every
 * word; else the last word holds, a check-in that was left open, or at a time of which nobody is sure, included.
 *
 * Seconds are cut off, so that the minutes are those between the times that a reader sees.
 */
export function stretchesOf(
  slot: Stretch,
  record: AttendanceRecord,
  now: number,
  timeZone: string,
): CoverageStretch[] {
  const whole = toMinutes(slot);
  const claims = knownClaims(record).map(toMinutes).filter(isIn(whole));
  const shifts = record.shifts.map(toMinutes).filter(isIn(whole));
  const moment = toMinute(now);
  const cuts = [whole, ...claims, ...shifts, ...daysTouched(whole, timeZone)];
  const at = [...new Set([...cuts.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]), moment])]
    .filter((cut) => cut >= whole.startsAt && cut <= whole.endsAt)
    .sort((a, b) => a - b);
  const pieces = at.slice(1).map((endsAt, place) => {
    const startsAt = at[place] ?? endsAt;
    const state =
      startsAt >= moment ? coming : knownOf(claims.filter(runsAt(startsAt)), shifts.filter(runsAt(startsAt)));
    return {
      ...{ startsAt, endsAt, date: dateOf(startsAt, timeZone) },
      ...planOf(shifts.filter(runsAt(startsAt))),
      ...state,
    };
  });
  return joined(pieces);
}

/** Of one record all slots ask the same. */
function knownClaims(record: AttendanceRecord): Claim[] {
  const claims = known.get(record) ?? claimsOf(record);
  known.set(record, claims);
  return claims;
}

const known = new WeakMap<AttendanceRecord, Claim[]>();

const MINUTE_MS = 60_000;
const toMinute = (at: number) => Math.floor(at / MINUTE_MS) * MINUTE_MS;
const toMinutes = <S extends Stretch>(stretch: S): S => ({
  ...stretch,
  startsAt: toMinute(stretch.startsAt),
  endsAt: toMinute(stretch.endsAt),
});
const isIn = (whole: Stretch) => (one: Stretch) =>
  one.startsAt < one.endsAt && one.startsAt < whole.endsAt && whole.startsAt < one.endsAt;
const runsAt =
  (at: number) =>
  ({ startsAt, endsAt }: Stretch) =>
    startsAt <= at && at < endsAt;

type Known = Pick<CoverageStretch, 'state' | 'people' | 'evidence'>;
const coming: Known = { state: 'coming', people: 0, evidence: [] };

/** @param claims of this moment, in the order in which they were said */
function knownOf(claims: Claim[], shifts: PlannedShift[]): Known {
  const inForce = lastWords(claims);
  const there = inForce.filter(({ isThere }) => isThere);
  if (there.length > 0) return { state: 'covered', people: countPeople(there), evidence: there };
  const absent = inForce.map(({ who }) => who);
  const expected = shifts.flatMap(({ people }) => people);
  const isNobodyLeft = absent.length > 0 && expected.every((person) => absent.includes(person));
  const isGap = absent.includes(null) || isNobodyLeft;
  return { state: isGap ? 'gap' : 'unrecorded', people: 0, evidence: inForce };
}

/** What still holds: a word about somebody replaces the one before, and one about the booth those about everybody. */
function lastWords(claims: Claim[]): Claim[] {
  let words: Claim[] = [];
  for (const claim of claims.filter((one) => !isSeen(one))) {
    if (claim.who === null && !claim.isThere) words = [];
    const isReplaced = ({ who, isThere }: Claim) =>
      who === claim.who || (claim.isThere && who === null && !isThere);
    words = [...words.filter((word) => !isReplaced(word)), claim];
  }
  return [...claims.filter(isSeen), ...words];
}

const isSeen = ({ kind, isLeftOpen, isUncertain }: Claim) =>
  kind === 'tapped' || (kind === 'check-in' && !isLeftOpen && !isUncertain);

/** Somebody without a name may be one of those who have one. */
function countPeople(there: Claim[]): number {
  return Math.max(1, new Set(there.flatMap(({ who }) => who ?? [])).size);
}

function planOf(shifts: PlannedShift[]): Pick<CoverageStretch, 'planned' | 'minimum' | 'target'> {
  if (shifts.length === 0) return { planned: null, minimum: null, target: null };
  return {
    planned: new Set(shifts.flatMap(({ people }) => people)).size,
    minimum: shifts.reduce((sum, { minimum }) => sum + minimum, 0),
    target: shifts.reduce((sum, { target }) => sum + target, 0),
  };
}

function joined(pieces: CoverageStretch[]): CoverageStretch[] {
  const stretches: CoverageStretch[] = [];
  for (const piece of pieces) {
    const last = stretches.at(-1);
    if (last !== undefined && isSame(last, piece)) last.endsAt = piece.endsAt;
    else stretches.push(piece);
  }
  return stretches;
}

function isSame(a: CoverageStretch, b: CoverageStretch): boolean {
  const plain = ['date', 'state', 'people', 'planned', 'minimum', 'target'] as const;
  return (
    plain.every((key) => a[key] === b[key]) &&
    a.evidence.length === b.evidence.length &&
    a.evidence.every((claim, place) => claim === b.evidence[place])
  );
}

/** The minutes of stretches, of a slot, a booth, a day or the event. */
export function minutesOf(stretches: readonly Omit<CoverageStretch, 'evidence' | 'date'>[]): CoverageMinutes {
  const sum = (counts: (stretch: Omit<CoverageStretch, 'evidence' | 'date'>) => boolean) =>
    stretches
      .filter(counts)
      .reduce((minutes, { startsAt, endsAt }) => minutes + (endsAt - startsAt) / MINUTE_MS, 0);
  return {
    slotMinutes: sum(() => true),
    plannedMinutes: sum(({ planned, minimum }) => planned !== null && planned >= (minimum ?? 0)),
    coveredMinutes: sum(({ state }) => state === 'covered'),
    gapMinutes: sum(({ state }) => state === 'gap'),
    notRecordedMinutes: sum(({ state }) => state === 'unrecorded'),
    comingMinutes: sum(({ state }) => state === 'coming'),
    belowMinimumMinutes: sum(({ state, people, minimum }) => state === 'covered' && people < (minimum ?? 1)),
    atTargetMinutes: sum(
      ({ state, people, target }) => state === 'covered' && target !== null && people >= target,
    ),
  };
}
