import type { BoothNow, Now } from '#contracts/now';
import { clockTimeFrom } from '../parts/times.ts';

export type StateKind =
  | 'nobody'
  | 'silent'
  | 'unchecked'
  | 'short'
  | 'unrecorded'
  | 'here'
  | 'coming'
  | 'over';

/** What is going on at a booth, in words for the table. */
export interface BoothState {
  kind: StateKind;
  words: string;
}

const RECENT_TAP_MS = 30 * 60_000;

/** The row that needs somebody comes first. */
const order: readonly StateKind[] = [
  'nobody',
  'silent',
  'unchecked',
  'short',
  'unrecorded',
  'here',
  'coming',
  'over',
];

/** @param nowMs the server's clock */
export function stateOf(booth: BoothNow, now: Now, timeZone: string, nowMs: number): BoothState {
  const { slot, here, minimum } = booth;
  const time = (instant: string) => clockTimeFrom(new Date(nowMs), instant, timeZone);
  if (slot.state === 'over')
    return { kind: 'over', words: slot.endsAt === null ? 'slot over' : `slot ended ${time(slot.endsAt)}` };
  if (slot.state === 'before')
    return { kind: 'coming', words: slot.startsAt === null ? 'later' : `starts ${time(slot.startsAt)}` };
  const silent = now.devices.find((device) => device.isBehind && device.boothNames.includes(booth.name));
  if (silent) return { kind: 'silent', words: silentWords(silent, time) };
  if (here.length === 0) return stateWithoutPeople(booth, time, nowMs);
  if (minimum !== null && here.length < minimum)
    return { kind: 'short', words: `${here.length} here, needs ${minimum}` };
  return { kind: 'here', words: hereWords(here.length, booth.target) };
}

function silentWords(device: Now['devices'][number], time: (instant: string) => string): string {
  return device.lastSeenAt === null
    ? `${device.kind} not heard from`
    : `${device.kind} silent since ${time(device.lastSeenAt)}`;
}

function stateWithoutPeople(booth: BoothNow, time: (instant: string) => string, nowMs: number): BoothState {
  const { lastTapAt, minimum, figure } = booth;
  if (lastTapAt !== null && nowMs - Date.parse(lastTapAt) <= RECENT_TAP_MS)
    return { kind: 'unchecked', words: `tapped ${time(lastTapAt)}, nobody checked in` };
  if (minimum !== null && minimum > 0) return { kind: 'nobody', words: 'nobody checked in' };
  if (figure.visitors === null) return { kind: 'unrecorded', words: 'nothing recorded' };
  return { kind: 'unrecorded', words: 'nobody checked in' };
}

function hereWords(people: number, target: number | null): string {
  if (target === null) return `${people} here`;
  return people > target ? `${people} here, target ${target}` : `${people} of ${target} here`;
}

export interface BoothRow {
  booth: BoothNow;
  state: BoothState;
}

/** While the event runs: who needs somebody first, then in the order of kiosks, so that rows do not jump. */
export function liveRows(now: Now, timeZone: string, nowMs: number): BoothRow[] {
  return now.booths
    .map((booth) => ({ booth, state: stateOf(booth, now, timeZone, nowMs) }))
    .toSorted(
      (a, b) => order.indexOf(a.state.kind) - order.indexOf(b.state.kind) || byKiosk(a.booth, b.booth),
    );
}

/** Afterwards: most visitors first, not recorded last. */
export function pastBooths(now: Now): BoothNow[] {
  return now.booths.toSorted(
    (a, b) => (b.figure.visitors ?? -1) - (a.figure.visitors ?? -1) || byKiosk(a, b),
  );
}

const collator = new Intl.Collator('en', { numeric: true });
function byKiosk(a: BoothNow, b: BoothNow): number {
  if ((a.kiosk === null) !== (b.kiosk === null)) return a.kiosk === null ? 1 : -1;
  return collator.compare(a.kiosk ?? '', b.kiosk ?? '') || collator.compare(a.name, b.name);
}

/** Kiosks that have a booth's slot now, those with somebody checked in, and the people. */
export function staffingNow(rows: readonly BoothRow[]): { running: number; staffed: number; people: number } {
  const running = rows.filter(({ booth }) => booth.slot.state === 'running' || booth.minimum !== null);
  return {
    running: running.length,
    staffed: running.filter(({ booth }) => booth.here.length > 0).length,
    people: rows.reduce((sum, { booth }) => sum + booth.here.length, 0),
  };
}
