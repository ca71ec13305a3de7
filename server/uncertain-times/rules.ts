import { hash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { SyncItem } from '#contracts/sync-items';

/** An item whose time nobody has settled yet. Times in milliseconds. */
export interface UncertainItem {
  id: string;
  kind: 'visit' | 'check-in' | 'check-out' | 'extension' | 'head-count';
  boothId: string;
  /** Of the device or the token. */
  senderId: string;
  tappedAt: number;
  /** What was added to the tap. */
  offsetMs: number;
  /** As it counts now. */
  occurredAt: number;
  receivedAt: number;
  /** Of a visit; else 0. */
  visitors: number;
  /** Who came, went or stayed on; else null. */
  name: string | null;
}

export interface UncertainStretch {
  id: string;
  version: number;
  clock: 'moved' | 'ahead';
  /** By the sender's clock, earliest first; never empty. */
  items: [UncertainItem, ...UncertainItem[]];
}

/** A longer pause parts two stretches: a clock may have been set at each of them. */
const LONGEST_PAUSE_MS = 2 * 60 * 60_000;
/** Two measurements of one clock differ by the length of a round trip; more is another clock. */
const SAME_CLOCK_MS = 2 * 60_000;

/** Items that one decision is about: of one sender at one booth, by one clock, without a long pause. */
export function stretchesOf(items: readonly UncertainItem[]): UncertainStretch[] {
  const open = new Map<string, UncertainStretch['items']>();
  const parts: UncertainStretch['items'][] = [];
  for (const item of items.toSorted((one, other) => one.tappedAt - other.tappedAt || compare(one, other))) {
    const key = `${item.senderId} ${item.boothId} ${clockOf(item)}`;
    const part = open.get(key);
    if (part !== undefined && isSameStretch(part, item)) part.push(item);
    else {
      const next: UncertainStretch['items'] = [item];
      open.set(key, next);
      parts.push(next);
    }
  }
  return parts
    .map((part) => ({ id: part[0].id, version: versionOf(part), clock: clockOf(part[0]), items: part }))
    .sort((one, other) => startOf(one) - startOf(other) || compare(one, other));
}

/** A tap by a clock that was ahead is held at its arrival, whatever the clock said. */
const clockOf = ({ occurredAt, receivedAt }: UncertainItem) =>
  occurredAt === receivedAt ? ('ahead' as const) : ('moved' as const);

function isSameStretch(part: UncertainStretch['items'], item: UncertainItem): boolean {
  const last = part.at(-1) ?? part[0];
  if (item.tappedAt - last.tappedAt > LONGEST_PAUSE_MS) return false;
  return clockOf(item) === 'ahead' || Math.abs(item.offsetMs - part[0].offsetMs) <= SAME_CLOCK_MS;
}

const startOf = ({ items }: UncertainStretch) => boundsOf(items.map(({ occurredAt }) => occurredAt)).startsAt;
const compare = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

const DIGITS = 7;

/** Changes with the items and with their times; a whole number from 1 to 2^28. */
function versionOf(items: readonly UncertainItem[]): number {
  const text = items.map(({ id, occurredAt }) => `${id} ${occurredAt}`).join('\n');
  return Number.parseInt(hash('sha256', text).slice(0, DIGITS), 16) + 1;
}

/** A head count is of the hours that a person read and confirmed: no clock moves them. */
export const isShifted = ({ kind }: UncertainItem) => kind !== 'head-count';

/** What a shift moves; of a stretch of head counts alone all, by when they were made. */
export function shiftedOf({ items }: UncertainStretch): UncertainItem[] {
  const shifted = items.filter(isShifted);
  return shifted.length === 0 ? items : shifted;
}

export function amountOf(items: readonly UncertainItem[]) {
  const count = (counts: (item: UncertainItem) => boolean) => items.filter(counts).length;
  return {
    visits: count(({ kind }) => kind === 'visit'),
    visitors: items.reduce((sum, { visitors }) => sum + visitors, 0),
    attendance: count(({ kind }) => kind !== 'visit' && kind !== 'head-count'),
    headCounts: count(({ kind }) => kind === 'head-count'),
  };
}

/** Milliseconds from which an item is shifted: what counts now, or what the clock said where that was held back. */
export function shiftsFrom(item: UncertainItem): number {
  return clockOf(item) === 'ahead' ? item.tappedAt : item.occurredAt;
}

/** The first and the last. */
export function boundsOf(times: readonly number[]): { startsAt: number; endsAt: number } {
  const [first = 0] = times;
  return {
    startsAt: times.reduce((least, time) => Math.min(least, time), first),
    endsAt: times.reduce((most, time) => Math.max(most, time), first),
  };
}

/** When the item happened by the decision. @param shiftMinutes null: the times are right */
export function settledTimeOf(item: UncertainItem, shiftMinutes: number | null): number {
  if (shiftMinutes === null || !isShifted(item)) return item.occurredAt;
  return shiftsFrom(item) + shiftMinutes * 60_000;
}

/** The correction that moves it, to be judged like one that is sent: what holds for a visit holds for a check-in. */
export function correctionOf({ id, boothId }: UncertainItem, at: number): SyncItem {
  const happenedAt = new Date(at).toISOString();
  return { id, type: 'correction', boothId, tappedAt: happenedAt, visitId: id, set: { happenedAt } };
}

/** Why nothing was shifted: the item that cannot lie there. @param zone the event's */
export function misplacedWords(
  item: UncertainItem,
  at: number,
  code: 'outside-event' | 'in-the-future',
  zone: string,
): string {
  const { occurredAt, receivedAt } = item;
  const why =
    code === 'outside-event'
      ? 'outside the days of the event'
      : `after it was received at ${localWords(receivedAt, zone)}`;
  return `Nothing was shifted. The ${whatWords(item)} at ${localWords(occurredAt, zone)} would lie at ${localWords(at, zone)}, ${why}.`;
}

/** "visit of 3 visitors", "check-in of Ana Medina" */
function whatWords({ kind, visitors, name }: UncertainItem): string {
  if (kind === 'visit') return `visit of ${visitors === 1 ? '1 visitor' : `${visitors} visitors`}`;
  return `${kind === 'extension' ? 'longer stay' : kind} of ${name}`;
}

/** "2025-11-12 14:05" */
function localWords(at: number, zone: string): string {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
  return wall.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
