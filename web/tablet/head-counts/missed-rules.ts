import type { DeviceState } from '#contracts/devices';
import { momentMs } from '../clock/moment.ts';
import { dayOf } from '../clock/zone.ts';
import type { OwnVisit } from '../outbox/database.ts';
import { railOf } from '../visits/rail-rules.ts';

/** A stretch of today that somebody can look back on; milliseconds. */
export interface Stretch {
  kind: 'shift' | 'day';
  startsAtMs: number;
  endsAtMs: number;
}

interface Given {
  state: DeviceState;
  booth: DeviceState['booths'][number];
  nowMs: number;
}

/**
 * Today's shifts of the booth that began, the latest first, and the day so far: from the slot's start (or the opening),
 * up to now at the most. To the millisecond: every tap so far lies inside, and the next one after it, in nobody's guess.
 */
export function stretchesToday({ state, booth, nowMs }: Given): Stretch[] {
  const { timeZone } = state.event;
  const today = dayOf(nowMs, timeZone);
  const cut = (kind: Stretch['kind'], startsAtMs: number, endsAtMs: number): Stretch[] =>
    startsAtMs < Math.min(endsAtMs, nowMs) ? [{ kind, startsAtMs, endsAtMs: Math.min(endsAtMs, nowMs) }] : [];
  const shifts = state.shifts
    .filter(({ boothId }) => boothId === booth.id)
    .map(({ startsAt, endsAt }) => ({ from: Date.parse(startsAt), to: Date.parse(endsAt) }))
    .filter(({ from, to }) => dayOf(from, timeZone) === today || dayOf(to, timeZone) === today)
    .toSorted((a, b) => b.from - a.from || b.to - a.to)
    .flatMap(({ from, to }) => cut('shift', from, to));
  const rail = railOf({ nowMs, timeZone, slots: booth.slots, days: state.days });
  const day = rail === null ? [] : cut('day', rail.startsAtMs, rail.endsAtMs);
  const once = new Map([...shifts, ...day].map((one) => [`${one.startsAtMs} ${one.endsAtMs}`, one]));
  return [...once.values()];
}

/** How far the time on a screen may be behind the tap that draws it anew; milliseconds. */
const BEHIND_MS = 60_000;

/** The moment that somebody looks back from: now, or just after the last tap where the screen's clock is behind it. */
export function lookingBackMs(
  nowMs: number,
  { visits, boothId, offsetMs }: Pick<Counted, 'visits' | 'boothId' | 'offsetMs'>,
): number {
  const justAfter = visits
    .filter((visit) => visit.boothId === boothId)
    .map((visit) => momentMs(visit, offsetMs) + 1)
    .filter((ms) => ms <= nowMs + BEHIND_MS);
  return Math.max(nowMs, ...justAfter);
}

interface Counted {
  boothId: string;
  visits: readonly OwnVisit[];
  offsetMs: number;
  counting: DeviceState['counting'][number] | undefined;
}

/** Visitors of a stretch, as far as this device knows: what it counted itself, and what the others had counted. */
export function countedIn(
  { startsAtMs, endsAtMs }: Stretch,
  given: Counted,
): { own: number; others: number } {
  const isIn = (atMs: number) => atMs >= startsAtMs && atMs < endsAtMs;
  const own = given.visits
    .filter(({ boothId, undoneAt }) => boothId === given.boothId && undoneAt === null)
    .filter((visit) => isIn(momentMs(visit, given.offsetMs)))
    .reduce((sum, { partySize }) => sum + partySize, 0);
  const others = (given.counting?.fiveMinutes ?? [])
    .filter(({ startsAt }) => isIn(Date.parse(startsAt)))
    .reduce((sum, { visitors }) => sum + visitors, 0);
  return { own, others };
}

/** What a person says about a stretch after it. */
export type Answer =
  | { kind: 'missed'; about: number }
  | { kind: 'in all'; about: number }
  | { kind: 'clicker'; exactly: number };

/** The head count that an answer makes. Never a range: nobody gave one. */
export function headCountOf(answer: Answer, stretch: Stretch, counted: { own: number; others: number }) {
  const total = counted.own + counted.others;
  const when = {
    startsAt: new Date(stretch.startsAtMs).toISOString(),
    endsAt: new Date(stretch.endsAtMs).toISOString(),
  };
  switch (answer.kind) {
    case 'missed':
      return {
        ...when,
        // Whatever the others tap and send later: it is added to all of it.
        ...({ source: 'missed', approximate: true, likely: answer.about } as const),
        wording: `about ${answer.about} missed`,
      };
    case 'in all':
      return {
        ...when,
        ...({ source: 'judged', approximate: true, likely: answer.about } as const),
        wording: `lost count after ${total}, about ${answer.about} in all`,
      };
    case 'clicker':
      return {
        ...when,
        ...({ source: 'clicker', approximate: false, likely: answer.exactly } as const),
        wording: `clicker; ${total} tapped`,
      };
  }
}
