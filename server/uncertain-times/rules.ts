import { hash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { SyncItem } from '#contracts/sync-items';

/** A visit whose time nobody has settled yet. Times in milliseconds. */
export interface UncertainVisit {
  id: string;
  boothId: string;
  /** Of the device or the token. */
  senderId: string;
  tappedAt: number;
  /** What was added to the tap. */
  offsetMs: number;
  /** As it counts now. */
  occurredAt: number;
  receivedAt: number;
  visitors: number;
}

export interface UncertainStretch {
  id: string;
  version: number;
  clock: 'moved' | 'ahead';
  /** By the sender's clock, earliest first; never empty. */
  visits: [UncertainVisit, ...UncertainVisit[]];
}

/** A longer pause parts two stretches: a clock may have been set at each of them. */
const LONGEST_PAUSE_MS = 2 * 60 * 60_000;
/** Two measurements of one clock differ by the length of a round trip; more is another clock. */
const SAME_CLOCK_MS = 2 * 60_000;

/** Visits that one decision is about: of one sender at one booth, by one clock, without a long pause. */
export function stretchesOf(visits: readonly UncertainVisit[]): UncertainStretch[] {
  const open = new Map<string, UncertainStretch['visits']>();
  const parts: UncertainStretch['visits'][] = [];
  for (const visit of visits.toSorted((one, other) => one.tappedAt - other.tappedAt || compare(one, other))) {
    const key = `${visit.senderId} ${visit.boothId} ${clockOf(visit)}`;
    const part = open.get(key);
    if (part !== undefined && isSameStretch(part, visit)) part.push(visit);
    else {
      const next: UncertainStretch['visits'] = [visit];
      open.set(key, next);
      parts.push(next);
    }
  }
  return parts
    .map((part) => ({ id: part[0].id, version: versionOf(part), clock: clockOf(part[0]), visits: part }))
    .sort((one, other) => startOf(one) - startOf(other) || compare(one, other));
}

/** A tap by a clock that was ahead is held at its arrival, whatever the clock said. */
const clockOf = ({ occurredAt, receivedAt }: UncertainVisit) =>
  occurredAt === receivedAt ? ('ahead' as const) : ('moved' as const);

function isSameStretch(part: UncertainStretch['visits'], visit: UncertainVisit): boolean {
  const last = part.at(-1) ?? part[0];
  if (visit.tappedAt - last.tappedAt > LONGEST_PAUSE_MS) return false;
  return clockOf(visit) === 'ahead' || Math.abs(visit.offsetMs - part[0].offsetMs) <= SAME_CLOCK_MS;
}

const startOf = ({ visits }: UncertainStretch) =>
  boundsOf(visits.map(({ occurredAt }) => occurredAt)).startsAt;
const compare = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

const DIGITS = 7;

/** Changes with the visits and with their times; a whole number from 1 to 2^28. */
function versionOf(visits: readonly UncertainVisit[]): number {
  const text = visits.map(({ id, occurredAt }) => `${id} ${occurredAt}`).join('\n');
  return Number.parseInt(hash('sha256', text).slice(0, DIGITS), 16) + 1;
}

/** Milliseconds from which a visit is shifted: what counts now, or what the clock said where that was held back. */
export function shiftsFrom(visit: UncertainVisit): number {
  return clockOf(visit) === 'ahead' ? visit.tappedAt : visit.occurredAt;
}

/** The first and the last. */
export function boundsOf(times: readonly number[]): { startsAt: number; endsAt: number } {
  const [first = 0] = times;
  return {
    startsAt: times.reduce((least, time) => Math.min(least, time), first),
    endsAt: times.reduce((most, time) => Math.max(most, time), first),
  };
}

/** When the visit happened by the decision. @param shiftMinutes null: the times are right */
export function settledTimeOf(visit: UncertainVisit, shiftMinutes: number | null): number {
  return shiftMinutes === null ? visit.occurredAt : shiftsFrom(visit) + shiftMinutes * 60_000;
}

/** The correction that moves it, to be judged like one that is sent. */
export function correctionOf(visit: UncertainVisit, at: number): SyncItem {
  const { id, boothId } = visit;
  const happenedAt = new Date(at).toISOString();
  return { id, type: 'correction', boothId, tappedAt: happenedAt, visitId: id, set: { happenedAt } };
}

/** Why nothing was shifted: the visit that cannot lie there. @param zone the event's */
export function misplacedWords(
  visit: UncertainVisit,
  at: number,
  code: 'outside-event' | 'in-the-future',
  zone: string,
): string {
  const { visitors, occurredAt, receivedAt } = visit;
  const who = visitors === 1 ? '1 visitor' : `${visitors} visitors`;
  const why =
    code === 'outside-event'
      ? 'outside the days of the event'
      : `after it was received at ${localWords(receivedAt, zone)}`;
  return `Nothing was shifted. The visit of ${who} at ${localWords(occurredAt, zone)} would lie at ${localWords(at, zone)}, ${why}.`;
}

/** "2025-11-12 14:05" */
function localWords(at: number, zone: string): string {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
  return wall.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
