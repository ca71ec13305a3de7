import { type AttendanceFact, type Duty, dutyOf, type Stay, staysOf } from '#contracts/attendance';
import type { Stretch } from '../counting/rules.ts';

/** A fact with the name it was told by, and who told it: an account, a device, or whom the statement names. */
export interface ToldFact extends AttendanceFact {
  name: string | null;
  by: string | null;
  /** By a clock that could not be trusted, and nobody has said since when it was. */
  isUncertain: boolean;
}

/** While visits that stand were tapped on somebody's own phone, with no more than `BETWEEN_TAPS_MS` between them. */
export interface OwnTaps extends Stretch {
  who: string;
  name: string;
}

/** A shift with the people who are on it and did not decline. */
export interface PlannedShift extends Duty {
  minimum: number;
  target: number;
  /** Ids of people. */
  people: string[];
}

/** Everything that says who was at a booth, and when. */
export interface AttendanceRecord {
  /** Oldest first. */
  facts: readonly ToldFact[];
  taps: readonly OwnTaps[];
  shifts: readonly PlannedShift[];
  slots: readonly Stretch[];
}

/** What one piece of evidence says of a stretch. */
export interface Claim extends Stretch {
  kind: 'check-in' | 'check-out' | 'tapped' | 'statement' | 'absence';
  /** Null: it speaks of the booth, whoever it was. */
  who: string | null;
  name: string | null;
  isThere: boolean;
  by: string | null;
  at: number;
  /** A check-in without a check-out: it ends with the shift, or what it was extended to. */
  isLeftOpen: boolean;
  /** It begins or ends at a time of which nobody is sure. */
  isUncertain: boolean;
}

/** Between two taps of one phone that are no further apart, its owner was there. */
export const BETWEEN_TAPS_MS = 30 * 60_000;
/** A tap stands for its minute. */
export const TAP_MS = 60_000;

/** People hand over a little before or after the end: that is not leaving early. */
const ON_TIME_MS = 5 * 60_000;

/** What the record says about a booth, in the order in which it was said. */
export function claimsOf({ facts, taps, shifts, slots }: AttendanceRecord): Claim[] {
  const stays = staysOf(facts, shifts, slots);
  return [
    ...stays.map((stay) => claimOfStay(stay, facts)),
    ...taps.map(claimOfTaps),
    ...facts.flatMap((fact) => claimOfWord(fact, shifts)),
    ...facts.flatMap((fact) => claimOfLeaving(fact, stays, shifts)),
  ]
    .filter(({ startsAt, endsAt }) => startsAt < endsAt)
    .sort((a, b) => a.at - b.at);
}

function claimOfStay(stay: Stay<ToldFact>, facts: readonly ToldFact[]): Claim {
  const { checkIn, startsAt, endsAt } = stay;
  const { who, name, by, at } = checkIn;
  const isLeftOpen = isWithoutCheckOut(stay, facts);
  const isUncertain = isUncertainStay(stay, facts);
  return { kind: 'check-in', who, name, by, at, isThere: true, isLeftOpen, isUncertain, startsAt, endsAt };
}

/** Nothing said when it ended; who checked in again before that was there all along. */
function isWithoutCheckOut({ checkIn, checkOut, endsAt }: Stay<ToldFact>, facts: readonly ToldFact[]) {
  return checkOut === null && backAt({ checkIn, endsAt }, facts) === undefined;
}

/** The same person's next check-in, where that ended the stay. */
function backAt({ checkIn, endsAt }: Pick<Stay<ToldFact>, 'checkIn' | 'endsAt'>, facts: readonly ToldFact[]) {
  return facts.find(
    ({ kind, who, at }) => kind === 'check-in' && who === checkIn.who && at === endsAt && at > checkIn.at,
  );
}

function isUncertainStay(stay: Stay<ToldFact>, facts: readonly ToldFact[]): boolean {
  return [stay.checkIn, stay.checkOut ?? backAt(stay, facts)].some((fact) => fact?.isUncertain === true);
}

function claimOfTaps({ who, name, startsAt, endsAt }: OwnTaps): Claim {
  const said = { kind: 'tapped' as const, who, name, by: null, at: startsAt };
  return { ...said, isThere: true, isLeftOpen: false, isUncertain: false, startsAt, endsAt };
}

/** What was stated or observed; an absence without times is one from its whole shift. */
function claimOfWord(fact: ToldFact, shifts: readonly Duty[]): Claim[] {
  const { kind, who, name, by, at } = fact;
  if (kind !== 'statement' && kind !== 'absence') return [];
  const shift = shifts.find(({ id }) => id === fact.shiftId);
  const [startsAt, endsAt] = [fact.startsAt ?? shift?.startsAt, fact.endsAt ?? shift?.endsAt];
  if (startsAt === undefined || endsAt === undefined) return [];
  const isThere = kind === 'statement' && fact.present === true;
  return [{ kind, who, name, by, at, isThere, isLeftOpen: false, isUncertain: false, startsAt, endsAt }];
}

/** Whoever checked out early said with it not to be there for the rest of a shift that they are on. */
function claimOfLeaving(
  fact: ToldFact,
  stays: readonly Stay<ToldFact>[],
  shifts: readonly PlannedShift[],
): Claim[] {
  const { kind, who, name, by, at, isUncertain } = fact;
  if (kind !== 'check-out' || who === null) return [];
  // At the end of one shift it says nothing of the next.
  const stay = stays.find(({ checkOut }) => checkOut === fact);
  const ended = stay && dutyOf(stay.checkIn, shifts)?.endsAt;
  if (ended !== undefined && Math.abs(at - ended) <= ON_TIME_MS) return [];
  const isLeft = ({ startsAt, endsAt, people }: PlannedShift) =>
    startsAt <= at && at < endsAt - ON_TIME_MS && people.includes(who);
  const said = { kind, who, name, by, at, isThere: false, isLeftOpen: false, isUncertain, startsAt: at };
  return shifts.filter(isLeft).map(({ endsAt }) => ({ ...said, endsAt }));
}

/** Check-ins that nobody checked out, and that ended by themselves by now. Oldest first. */
export function forgottenOf(
  { facts, shifts, slots }: AttendanceRecord,
  now: number,
): { who: string | null; name: string | null; startsAt: number; endsAt: number; isUncertain: boolean }[] {
  return staysOf(facts, shifts, slots)
    .filter((stay) => stay.startsAt < stay.endsAt && stay.endsAt <= now && isWithoutCheckOut(stay, facts))
    .map((stay) => {
      const { checkIn, startsAt, endsAt } = stay;
      const { who, name } = checkIn;
      return { who, name, startsAt, endsAt, isUncertain: isUncertainStay(stay, facts) };
    });
}
