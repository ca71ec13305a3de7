import { isEligible, NOT_ELIGIBLE } from '#contracts/people';
import { groupedBy, overlaps, type Stretch } from '../counting/rules.ts';
import {
  type Busy,
  boothName,
  changeShift,
  common,
  duration,
  type Found,
  found,
  type KnownPlan,
  type PlannedShift,
  whenWords,
} from './plan.ts';

const MINUTE_MS = 60_000;
/** On shifts of one date; this and the break are what the working time directive of the EU has as the usual. */
const MOST_A_DAY_MS = 8 * 60 * MINUTE_MS;
/** Without a break. */
const MOST_AT_ONCE_MS = 6 * 60 * MINUTE_MS;
/** Shorter is no break. */
const BREAK_MS = 30 * MINUTE_MS;

/** What is too much for one person, or not theirs to do. */
export function personConflicts(plan: KnownPlan): Found[] {
  return plan.busy.flatMap((busy) => [
    ...atOnce(plan, busy),
    ...tooLongDays(plan, busy),
    ...withoutBreak(plan, busy),
    ...notEligible(plan, busy),
  ]);
}

/** Two kiosks at once, or two shifts of one booth, of which each counts on somebody of its own. */
function atOnce(plan: KnownPlan, { person, shifts }: Busy): Found[] {
  return pairsAtOnce(shifts).map(([one, other]) => {
    const both = common(one, other);
    const [here, there] = [boothName(plan, one.boothId), boothName(plan, other.boothId)];
    const isOneBooth = one.boothId === other.boothId;
    const what = isOneBooth
      ? `has two shifts at ${here} at the same time`
      : `is to be at ${here} and at ${there} at once`;
    return found(plan, {
      ...{ ...both, kind: isOneBooth ? 'twice-at-once' : 'double-booked', person, mend: changeShift },
      about: [person.id, one.id, other.id],
      boothIds: [one.boothId, other.boothId],
      shiftIds: [one.id, other.id],
      words: `${person.name} ${what}, ${whenWords(both, plan.timeZone)}.`,
    });
  });
}

/** @param shifts by their start; each is compared only with those that begin before it ends */
function pairsAtOnce(shifts: readonly PlannedShift[]): [PlannedShift, PlannedShift][] {
  let running: PlannedShift[] = [];
  return shifts.flatMap((shift) => {
    const atOnce = running.filter(({ endsAt }) => endsAt > shift.startsAt);
    running = [...atOnce, shift];
    return atOnce.map((earlier): [PlannedShift, PlannedShift] => [earlier, shift]);
  });
}

function tooLongDays(plan: KnownPlan, { person, shifts }: Busy): Found[] {
  const { timeZone, datesOf } = plan;
  const dated = shifts.flatMap((shift) => (datesOf.get(shift) ?? []).map((date) => ({ date, shift })));
  return [...groupedBy(dated, ({ date }) => date)].flatMap(([date, ofDate]) => {
    const day = plan.dayOf(date);
    const parts = united(
      ofDate.map(({ shift }) => ({ ...common(shift, day), boothId: shift.boothId })),
      0,
    );
    const ms = parts.reduce((sum, { startsAt, endsAt }) => sum + endsAt - startsAt, 0);
    const [first, last] = [parts[0], parts.at(-1)];
    if (ms <= MOST_A_DAY_MS || first === undefined || last === undefined) return [];
    const whole = { startsAt: first.startsAt, endsAt: last.endsAt };
    return [
      found(plan, {
        ...{ ...whole, kind: 'too-long-a-day', about: [person.id], person, mend: changeShift },
        boothIds: parts.flatMap(({ boothIds }) => boothIds),
        shiftIds: ofDate.map(({ shift }) => shift.id),
        words: `${person.name} is on shifts for ${duration(ms)} in one day, ${whenWords(whole, timeZone)}; ${duration(MOST_A_DAY_MS)} is the most.`,
      }),
    ];
  });
}

function withoutBreak(plan: KnownPlan, { person, shifts }: Busy): Found[] {
  return united(shifts, BREAK_MS)
    .filter(({ startsAt, endsAt }) => endsAt - startsAt > MOST_AT_ONCE_MS)
    .map((run) =>
      found(plan, {
        ...{ ...run, kind: 'no-break', about: [person.id], person, mend: changeShift },
        shiftIds: shifts.filter((shift) => overlaps(shift, run)).map(({ id }) => id),
        words: `${person.name} has no break of ${duration(BREAK_MS)} in ${duration(run.endsAt - run.startsAt)}, ${whenWords(run, plan.timeZone)}; ${duration(MOST_AT_ONCE_MS)} at once is the most.`,
      }),
    );
}

/** Once for each booth, whatever the number of shifts. */
function notEligible(plan: KnownPlan, { person, shifts }: Busy): Found[] {
  if (isEligible(person)) return [];
  return [...groupedBy(shifts, ({ boothId }) => boothId)].map(([boothId, own]) => {
    const [first] = own;
    const stretch = {
      startsAt: first?.startsAt ?? 0,
      endsAt: Math.max(...own.map(({ endsAt }) => endsAt)),
    };
    const times = own.length === 1 ? whenWords(stretch, plan.timeZone) : `${own.length} shifts`;
    return found(plan, {
      ...{ ...stretch, kind: 'not-eligible', about: [person.id, boothId], boothIds: [boothId], person },
      shiftIds: own.map(({ id }) => id),
      words: `${person.name} is to staff ${boothName(plan, boothId)} (${times}) and is ${NOT_ELIGIBLE}.`,
      mend: { page: 'people', label: 'Look at the standing' },
    });
  });
}

interface Run extends Stretch {
  /** In the order of their shifts; a booth with two shifts is there twice. */
  boothIds: string[];
}

/** @param apartMs shifts that lie closer together are one run */
function united(shifts: readonly (Stretch & { boothId: string })[], apartMs: number): Run[] {
  const runs: Run[] = [];
  for (const { startsAt, endsAt, boothId } of shifts.toSorted((a, b) => a.startsAt - b.startsAt)) {
    const last = runs.at(-1);
    if (last !== undefined && (startsAt <= last.endsAt || startsAt - last.endsAt < apartMs)) {
      last.endsAt = Math.max(last.endsAt, endsAt);
      last.boothIds.push(boothId);
    } else runs.push({ startsAt, endsAt, boothIds: [boothId] });
  }
  return runs;
}
