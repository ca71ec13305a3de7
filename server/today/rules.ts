import { dutyOf, type Here, staysOf } from '#contracts/attendance';
import type { ShiftAnswer } from '#contracts/own-shifts';
import type { Today, TodayBooth, TodayShift, TodayWarning } from '#contracts/today';
import { type NamedFact, slotOf } from '../now/rules.ts';
import { givenName } from './given-name.ts';

/** From and to, in milliseconds. */
interface Stretch {
  startsAt: number;
  endsAt: number;
}

export interface PlannedShift extends Stretch {
  id: string;
  boothId: string;
  minimum: number;
  target: number;
  people: { personId: string; name: string; answer: ShiftAnswer | null }[];
}

interface Given {
  booth: { id: string; slug: string; name: string };
  slots: (Stretch & { kiosk: string | null })[];
  shifts: readonly PlannedShift[];
  here: readonly Here<NamedFact>[];
  facts: readonly NamedFact[];
  now: number;
}

/** People may be a little late before anybody is told. */
const GRACE_MS = 5 * 60_000;
const AHEAD_MS = 24 * 3_600_000;
/** A shorter stretch of a slot without a shift is a matter of minutes, not of a hole. */
const WORTH_A_WORD_MS = 15 * 60_000;

/** One booth as it is at a moment. Slots and shifts are the booth's own. */
export function todayOf({ booth, slots, shifts, here, facts, now }: Given): TodayBooth {
  const { slot, state } = slotOf(slots, now);
  const inOrder = shifts.toSorted((a, b) => a.startsAt - b.startsAt);
  const running = inOrder.filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
  const next = inOrder.find(({ startsAt }) => startsAt > now && startsAt <= now + 2 * AHEAD_MS);
  const staying = stayingOn(here, facts, inOrder);
  const present = (shift: PlannedShift) => presentShift(shift, facts);
  return {
    ...{ boothId: booth.id, slug: booth.slug, name: booth.name },
    kiosk: slot?.kiosk ?? null,
    slot: { state, startsAt: slot ? iso(slot.startsAt) : null, endsAt: slot ? iso(slot.endsAt) : null },
    here: here.map(({ checkIn, checkIns, since, endsAt }) => ({
      personId: checkIn.personId,
      name: checkIn.name,
      since: iso(since),
      until: iso(endsAt),
      isUncertain: checkIns.some(({ isUncertain }) => isUncertain),
    })),
    running: running.map(present),
    next: next === undefined ? null : present(next),
    warnings: [
      ...warningsNow(running, here.length, now, (from) => lastLeft(facts, shifts, slots, { from, now })),
      ...unfilledAhead(inOrder, staying, now),
      ...unplannedAhead(slots, [...inOrder, ...staying], now),
    ].sort((a, b) => a.startsAt.localeCompare(b.startsAt)),
  };
}

function presentShift(shift: PlannedShift, facts: readonly NamedFact[]): TodayShift {
  const stateOf = (personId: string) => {
    const own = facts.filter((fact) => fact.personId === personId);
    const newest = own.findLast(
      ({ kind, at, shiftId }) =>
        (kind === 'absence' && shiftId === shift.id) || (kind === 'check-in' && cameFor(shift, at)),
    );
    if (newest === undefined) return 'unknown' as const;
    return newest.kind === 'absence' ? ('absent' as const) : ('came' as const);
  };
  return {
    ...{ shiftId: shift.id, startsAt: iso(shift.startsAt), endsAt: iso(shift.endsAt) },
    ...{ minimum: shift.minimum, target: shift.target },
    people: standingOn(shift).map((person) => ({ ...person, state: stateOf(person.personId) })),
  };
}

/** People come a little before their shift. */
const EARLY_MS = 30 * 60_000;
const cameFor = ({ startsAt, endsAt }: Stretch, at: number) => at >= startsAt - EARLY_MS && at < endsAt;

const standingOn = ({ people }: PlannedShift) => people.filter(({ answer }) => answer !== 'declined');

function warningsNow(
  running: readonly PlannedShift[],
  here: number,
  now: number,
  leftSince: (from: number) => number | null,
): TodayWarning[] {
  const minimum = running.reduce((sum, shift) => sum + shift.minimum, 0);
  const [first] = running.filter((shift) => shift.minimum > 0);
  if (first === undefined || here >= minimum) return [];
  const last = Math.max(...running.map(({ endsAt }) => endsAt));
  const common = {
    shiftId: first.id,
    startsAt: iso(first.startsAt),
    endsAt: iso(last),
    missing: minimum - here,
  };
  if (here > 0) return [{ kind: 'short', leftAt: null, ...common }];
  if (now < first.startsAt + GRACE_MS) return [];
  const left = leftSince(first.startsAt);
  return [{ kind: 'nobody-here', leftAt: left === null ? null : iso(left), ...common }];
}

/** When the last one left who was there after `from`, by check-ins and by what somebody stated. */
function lastLeft(
  facts: readonly NamedFact[],
  shifts: readonly PlannedShift[],
  slots: readonly Stretch[],
  { from, now }: { from: number; now: number },
): number | null {
  const stays = staysOf(facts, shifts, slots).map(({ endsAt }) => endsAt);
  const stated = facts.flatMap(({ kind, present, endsAt }) =>
    kind === 'statement' && present === true && endsAt !== null ? [endsAt] : [],
  );
  const ends = [...stays, ...stated].filter((at) => from < at && at <= now);
  return ends.length === 0 ? null : Math.max(...ends);
}

interface Staying extends Stretch {
  personId: string | null;
}

/** Who said to stay on: from the end of their shift until then. */
function stayingOn(
  here: readonly Here<NamedFact>[],
  facts: readonly NamedFact[],
  shifts: readonly PlannedShift[],
): Staying[] {
  return here.flatMap(({ checkIn, since, endsAt }) => {
    const isSaid = facts.some(
      ({ kind, who, endsAt: until }) => kind === 'extension' && who === checkIn.who && until === endsAt,
    );
    const startsAt = dutyOf(checkIn, shifts)?.endsAt ?? since;
    return isSaid && startsAt < endsAt ? [{ personId: checkIn.personId, startsAt, endsAt }] : [];
  });
}

function unfilledAhead(
  shifts: readonly PlannedShift[],
  staying: readonly Staying[],
  now: number,
): TodayWarning[] {
  return shifts
    .filter(({ startsAt }) => startsAt > now && startsAt <= now + AHEAD_MS)
    .flatMap((shift) =>
      missingIn(shift, staying).map(({ missing, startsAt, endsAt }) => ({
        ...{ kind: 'unfilled' as const, shiftId: shift.id, leftAt: null, missing },
        ...{ startsAt: iso(startsAt), endsAt: iso(endsAt) },
      })),
    );
}

/** Where people are missing to the minimum of a shift, by those on it and those who stay on from before. */
function missingIn(shift: PlannedShift, staying: readonly Staying[]): (Stretch & { missing: number })[] {
  const on = standingOn(shift);
  const others = staying.filter(
    (one) =>
      one.startsAt < shift.endsAt &&
      one.endsAt > shift.startsAt &&
      on.every(({ personId }) => personId !== one.personId),
  );
  const isWithin = (at: number) => at > shift.startsAt && at < shift.endsAt;
  const inner = others.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).filter(isWithin);
  const cuts = [...new Set([shift.startsAt, ...inner, shift.endsAt])].sort((a, b) => a - b);
  return cuts.slice(1).flatMap((endsAt, place) => {
    const startsAt = cuts[place] ?? endsAt;
    const more = others.filter((one) => one.startsAt <= startsAt && startsAt < one.endsAt).length;
    const missing = shift.minimum - on.length - more;
    return missing > 0 ? [{ startsAt, endsAt, missing }] : [];
  });
}

/** @param filled shifts, and who stays on */
function unplannedAhead(slots: readonly Stretch[], filled: readonly Stretch[], now: number): TodayWarning[] {
  const inOrder = filled.toSorted((a, b) => a.startsAt - b.startsAt);
  return slots
    .map(({ startsAt, endsAt }) => ({ startsAt: Math.max(startsAt, now), endsAt }))
    .filter(({ startsAt, endsAt }) => startsAt < endsAt)
    .flatMap((slot) => without(slot, inOrder))
    .filter(({ startsAt, endsAt }) => startsAt <= now + AHEAD_MS && endsAt - startsAt >= WORTH_A_WORD_MS)
    .map(({ startsAt, endsAt }) => ({
      ...{ kind: 'unplanned', shiftId: null, leftAt: null, missing: null },
      ...{ startsAt: iso(startsAt), endsAt: iso(endsAt) },
    }));
}

/** What is left of a stretch beside the others, which come in the order of time. */
function without(stretch: Stretch, others: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = [];
  let from = stretch.startsAt;
  for (const other of others) {
    if (other.endsAt <= from || other.startsAt >= stretch.endsAt) continue;
    if (other.startsAt > from) left.push({ startsAt: from, endsAt: other.startsAt });
    from = Math.max(from, other.endsAt);
  }
  if (from < stretch.endsAt) left.push({ startsAt: from, endsAt: stretch.endsAt });
  return left;
}

const iso = (at: number) => new Date(at).toISOString();

/** The same for a display in the hall: no ids, and first names at most. */
export function wallOf({ booths }: Today, hasNames: boolean) {
  const names = (people: readonly { name: string }[]) =>
    hasNames ? people.map(({ name }) => givenName(name)) : [];
  return booths.map((booth) => {
    const now = booth.warnings.find(({ kind }) => kind === 'nobody-here' || kind === 'short');
    return {
      ...{ name: booth.name, kiosk: booth.kiosk, state: booth.slot.state },
      ...{ startsAt: booth.slot.startsAt, endsAt: booth.slot.endsAt },
      here: booth.here.length,
      hereNames: names(booth.here),
      next:
        booth.next === null
          ? null
          : {
              startsAt: booth.next.startsAt,
              people: booth.next.people.length,
              names: names(booth.next.people),
            },
      missingNow: now?.missing ?? null,
    };
  });
}
