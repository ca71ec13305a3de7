import { contradictionsTo, dutyOf, type Here, hereOf, type Stay, staysOf } from '#contracts/attendance';
import type { DeviceState } from '#contracts/devices';
import { dayOf } from '../clock/zone.ts';
import { type KnownFact, whoOf } from './known-facts.ts';

type Booth = DeviceState['booths'][number];

/** A shift of the booth in milliseconds, with names. */
export interface DayShift {
  id: string;
  startsAt: number;
  endsAt: number;
  minimum: number;
  target: number;
  people: { id: string; name: string }[];
}

/** Somebody who is on now. */
export interface OnNow extends Here<KnownFact> {
  shift: DayShift | null;
  /** Check-ins by several devices or at several booths; empty when nothing contradicts. */
  contradictions: KnownFact[];
}

export interface Staffing {
  onNow: OnNow[];
  /** Over today, latest first. */
  earlier: Stay<KnownFact>[];
  /** Today's, in the order of time. */
  shifts: DayShift[];
  /** The next to begin today; several when they begin together. */
  next: DayShift[];
  /** Assigned to a shift that runs, not checked in. */
  expected: { id: string; name: string; shift: DayShift }[];
  /** Of a slot that runs, else null. */
  slotEndsAt: number | null;
}

interface Given {
  state: DeviceState;
  booth: Booth;
  facts: readonly KnownFact[];
  nowMs: number;
}

/** Who is on at this booth, who was, and who comes: from what this device knows. */
export function staffingOf({ state, booth, facts, nowMs }: Given): Staffing {
  const { timeZone } = state.event;
  const today = dayOf(nowMs, timeZone);
  const all = shiftsOf(state, booth.id);
  const slots = booth.slots.map(inMs);
  const own = facts.filter(({ boothId }) => boothId === booth.id);
  const here = hereOf(own, all, slots, nowMs);
  const everywhere = [...here, ...hereElsewhere(state, booth.id, facts, nowMs)];
  const shifts = all.filter((shift) => isOn(shift, today, timeZone));
  const coming = shifts.filter(({ startsAt }) => startsAt > nowMs);
  return {
    onNow: here.map((one) => ({
      ...one,
      shift: dutyOf(one.checkIn, all) ?? null,
      contradictions: contradictionsTo(one, everywhere),
    })),
    earlier: staysOf(own, all, slots)
      .filter(
        ({ startsAt, endsAt, checkIn }) =>
          startsAt < endsAt && endsAt <= nowMs && !isAgain(checkIn, endsAt, own),
      )
      .filter(({ endsAt }) => dayOf(endsAt, timeZone) === today)
      .toSorted((a, b) => b.endsAt - a.endsAt),
    shifts,
    next: coming.filter(({ startsAt }) => startsAt === coming[0]?.startsAt),
    expected: shifts
      .filter(({ startsAt, endsAt }) => startsAt <= nowMs && nowMs < endsAt)
      .flatMap((shift) => shift.people.map((person) => ({ ...person, shift })))
      .filter(({ id }) => !here.some(({ checkIn }) => checkIn.personId === id)),
    slotEndsAt: slots.find(({ startsAt, endsAt }) => startsAt <= nowMs && nowMs < endsAt)?.endsAt ?? null,
  };
}

/** The same person's next check-in began there: they did not leave. */
const isAgain = ({ who }: KnownFact, endsAt: number, facts: readonly KnownFact[]) =>
  facts.some((fact) => fact.kind === 'check-in' && fact.who === who && fact.at === endsAt);

/** With the shifts and slots of booths that this device knows; else as long as people usually stay. */
function hereElsewhere(state: DeviceState, boothId: string, facts: readonly KnownFact[], nowMs: number) {
  const others = new Set(facts.map((fact) => fact.boothId).filter((id) => id !== boothId));
  return [...others].flatMap((id) => {
    const booth = [...state.booths, ...state.neighbours].find((one) => one.id === id);
    const own = facts.filter((fact) => fact.boothId === id);
    return hereOf(own, shiftsOf(state, id), booth?.slots.map(inMs) ?? [], nowMs);
  });
}

function shiftsOf(state: DeviceState, boothId: string): DayShift[] {
  return state.shifts
    .filter((shift) => shift.boothId === boothId)
    .map(({ id, minimum, target, personIds, ...times }) => ({
      ...{ id, minimum, target, ...inMs(times) },
      people: state.people.filter((person) => personIds.includes(person.id)),
    }));
}

const inMs = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => ({
  startsAt: Date.parse(startsAt),
  endsAt: Date.parse(endsAt),
});

const isOn = ({ startsAt, endsAt }: DayShift, today: string, timeZone: string) =>
  dayOf(startsAt, timeZone) <= today && dayOf(endsAt - 1, timeZone) >= today;

/** Who may want to check in: of the shift that runs, of the next, then everybody else who stands for the booth. */
export interface Candidate {
  id: string;
  name: string;
  /** The shift that they come for. */
  shift: DayShift | null;
}

export function candidatesOf(
  { state, booth }: Pick<Given, 'state' | 'booth'>,
  staffing: Staffing,
): Candidate[] {
  const { onNow, expected, next } = staffing;
  const forNext = next.flatMap((shift) => shift.people.map((person) => ({ ...person, shift })));
  const stands = state.representatives.find(({ boothId }) => boothId === booth.id)?.personIds;
  // A server that does not say who stands for which booth: everybody it names.
  const others = state.people.filter(({ id }) => stands === undefined || stands.includes(id));
  const once = new Map<string, Candidate>();
  for (const one of [...expected, ...forNext, ...others.map((person) => ({ ...person, shift: null }))])
    if (!once.has(one.id)) once.set(one.id, one);
  return [...once.values()].filter(({ id }) => !onNow.some(({ checkIn }) => checkIn.personId === id));
}

/** Who has that name: somebody known, else a walk-up. */
export function personNamed(state: DeviceState, name: string): { personId: string | null; name: string } {
  const person = state.people.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  return { personId: person?.id ?? null, name: person?.name ?? name.trim() };
}

/** Too few people, or nobody, for a while to come. */
export interface Hole {
  startsAt: number;
  endsAt: number;
  people: number;
  needed: number;
}

/**
 * Where today's plan has fewer people than it needs, from now on: a shift below its minimum, or nobody's shift while the
 * booth has the kiosk. Who is on counts until they leave; who is assigned counts, whether they came or not.
 */
export function holesOf({ booth, nowMs }: Pick<Given, 'booth' | 'nowMs'>, staffing: Staffing): Hole[] {
  const { shifts, onNow } = staffing;
  if (shifts.length === 0) return [];
  const dayEnds = Math.max(...shifts.map(({ endsAt }) => endsAt));
  const slots = booth.slots.map(inMs);
  const cuts = [...shifts, ...slots, ...onNow].flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]);
  const ahead = [nowMs, ...new Set(cuts)]
    .filter((at) => at >= nowMs && at <= dayEnds)
    .toSorted((a, b) => a - b);
  const pieces = ahead.slice(1).map((endsAt, place) => {
    const startsAt = ahead[place] ?? nowMs;
    const running = shifts.filter((shift) => covers(shift, startsAt));
    const who = [
      ...running.flatMap(({ people }) => people.map(({ id }) => id)),
      ...onNow.filter((one) => covers(one, startsAt)).map(({ checkIn }) => whoOf(checkIn)),
    ];
    const isOurs = slots.some((slot) => covers(slot, startsAt));
    const needed = running.length === 0 ? Number(isOurs) : sum(running.map(({ minimum }) => minimum));
    return { startsAt, endsAt, people: new Set(who).size, needed };
  });
  return joined(
    pieces.filter(({ people, needed, startsAt, endsAt }) => people < needed && startsAt < endsAt),
  );
}

const covers = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }, at: number) =>
  startsAt <= at && at < endsAt;
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

function joined(pieces: Hole[]): Hole[] {
  const holes: Hole[] = [];
  for (const piece of pieces) {
    const last = holes.at(-1);
    const isSame =
      last?.endsAt === piece.startsAt && last.people === piece.people && last.needed === piece.needed;
    if (last !== undefined && isSame) last.endsAt = piece.endsAt;
    else holes.push({ ...piece });
  }
  return holes;
}

/** From so long before the end of a shift it can be finished. */
const ENDING_MS = 10 * 60_000;
/** Whoever did not check out is asked for so long after it. */
const FORGOTTEN_MS = 60 * 60_000;

/** Who did not check out when their shift ended, as long as that is worth a question. */
export function forgottenOf({ earlier, onNow }: Staffing, nowMs: number): Stay<KnownFact>[] {
  const isBack = (who: string) => onNow.some(({ checkIn }) => checkIn.who === who);
  const isLast = (stay: Stay<KnownFact>) =>
    earlier.find(({ checkIn }) => checkIn.who === stay.checkIn.who) === stay;
  return earlier.filter(
    (stay) =>
      stay.checkOut === null &&
      nowMs - stay.endsAt < FORGOTTEN_MS &&
      isLast(stay) &&
      !isBack(stay.checkIn.who),
  );
}

/**
 * Whose shift is about to end, or has ended without a check-out: of those whom this device checked in. Dealt with once they
 * checked out or stay on, or somebody checked in after them.
 */
export function endingOf(staffing: Staffing, deviceId: string, nowMs: number): Stay<KnownFact>[] {
  const { onNow } = staffing;
  const isOver = (endsAt: number) => onNow.some(({ startsAt }) => startsAt >= endsAt);
  return [
    ...onNow.filter(({ endsAt }) => endsAt - nowMs <= ENDING_MS),
    ...forgottenOf(staffing, nowMs).filter(({ endsAt }) => !isOver(endsAt)),
  ].filter(({ checkIn }) => checkIn.deviceId === deviceId);
}
