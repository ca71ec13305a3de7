import { isEligible, NOT_ELIGIBLE } from '#contracts/people';
import { overlaps, type Stretch } from '../counting/rules.ts';
import { dateOf, dayOf } from '../reports/rules.ts';
import {
  type Busy,
  boothName,
  busyOf,
  changeShift,
  common,
  duration,
  type Found,
  found,
  type Plan,
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
export function personConflicts(plan: Plan): Found[] {
  return busyOf(plan).flatMap((busy) => [
    ...doubleBooked(plan, busy),
    ...tooLongDays(plan, busy),
    ...withoutBreak(plan, busy),
    ...notEligible(plan, busy),
  ]);
}

/** Two kiosks at once. Two shifts of one booth at once are one place. */
function doubleBooked(plan: Plan, { person, shifts }: Busy): Found[] {
  return shifts.flatMap((one, place) =>
    shifts
      .slice(place + 1)
      .filter((other) => other.boothId !== one.boothId && overlaps(one, other))
      .map((other) => {
        const both = common(one, other);
        const [here, there] = [boothName(plan, one.boothId), boothName(plan, other.boothId)];
        return found(plan, {
          ...{ ...both, kind: 'double-booked', person, mend: changeShift },
          about: [person.id, one.id, other.id],
          boothIds: [one.boothId, other.boothId],
          words: `${person.name} is to be at ${here} and at ${there} at once, ${whenWords(both, plan.timeZone)}.`,
        });
      }),
  );
}

function tooLongDays(plan: Plan, { person, shifts }: Busy): Found[] {
  const { timeZone } = plan;
  const dates = new Set(shifts.flatMap(({ startsAt, endsAt }) => datesOf({ startsAt, endsAt }, timeZone)));
  return [...dates].flatMap((date) => {
    const day = dayOf(date, timeZone);
    const own = shifts.filter((shift) => overlaps(shift, day));
    const parts = united(
      own.map((shift) => common(shift, day)),
      0,
    );
    const ms = parts.reduce((sum, { startsAt, endsAt }) => sum + endsAt - startsAt, 0);
    const [first, last] = [parts[0], parts.at(-1)];
    if (ms <= MOST_A_DAY_MS || first === undefined || last === undefined) return [];
    const whole = { startsAt: first.startsAt, endsAt: last.endsAt };
    return [
      found(plan, {
        ...{ ...whole, kind: 'too-long-a-day', about: [person.id], person, mend: changeShift },
        boothIds: own.map(({ boothId }) => boothId),
        words: `${person.name} is on shifts for ${duration(ms)} in one day, ${whenWords(whole, timeZone)}; ${duration(MOST_A_DAY_MS)} is the most.`,
      }),
    ];
  });
}

function withoutBreak(plan: Plan, { person, shifts }: Busy): Found[] {
  return united(shifts, BREAK_MS)
    .filter(({ startsAt, endsAt }) => endsAt - startsAt > MOST_AT_ONCE_MS)
    .map((run) =>
      found(plan, {
        ...{ ...run, kind: 'no-break', about: [person.id], person, mend: changeShift },
        boothIds: shifts.filter((shift) => overlaps(shift, run)).map(({ boothId }) => boothId),
        words: `${person.name} has no break of ${duration(BREAK_MS)} in ${duration(run.endsAt - run.startsAt)}, ${whenWords(run, plan.timeZone)}; ${duration(MOST_AT_ONCE_MS)} at once is the most.`,
      }),
    );
}

/** Once for each booth, whatever the number of shifts. */
function notEligible(plan: Plan, { person, shifts }: Busy): Found[] {
  if (isEligible(person)) return [];
  return [...new Set(shifts.map(({ boothId }) => boothId))].map((boothId) => {
    const own = shifts.filter((shift) => shift.boothId === boothId);
    const [first] = own;
    const stretch = {
      startsAt: first?.startsAt ?? 0,
      endsAt: Math.max(...own.map(({ endsAt }) => endsAt)),
    };
    const times = own.length === 1 ? whenWords(stretch, plan.timeZone) : `${own.length} shifts`;
    return found(plan, {
      ...{ ...stretch, kind: 'not-eligible', about: [person.id, boothId], boothIds: [boothId], person },
      words: `${person.name} is to staff ${boothName(plan, boothId)} (${times}) and is ${NOT_ELIGIBLE}.`,
      mend: { page: 'people', label: 'Look at the standing' },
    });
  });
}

/** @param apartMs stretches that lie closer together are one */
function united(stretches: readonly Stretch[], apartMs: number): Stretch[] {
  const runs: Stretch[] = [];
  for (const { startsAt, endsAt } of stretches.toSorted((a, b) => a.startsAt - b.startsAt)) {
    const last = runs.at(-1);
    if (last !== undefined && (startsAt <= last.endsAt || startsAt - last.endsAt < apartMs))
      last.endsAt = Math.max(last.endsAt, endsAt);
    else runs.push({ startsAt, endsAt });
  }
  return runs;
}

function datesOf({ startsAt, endsAt }: Stretch, timeZone: string): string[] {
  const dates: string[] = [];
  for (let at = startsAt; at < endsAt; at = dayOf(dateOf(at, timeZone), timeZone).endsAt)
    dates.push(dateOf(at, timeZone));
  return dates;
}
