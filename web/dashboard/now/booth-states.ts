import type { BoothNow, Now } from '#contracts/now';
import { byKiosk } from '../parts/kiosk-order.ts';
import { clockTime, clockTimeFrom } from '../parts/times.ts';
import { behindWords } from './device-words.ts';

export type StateKind =
  | 'nobody'
  | 'unchecked'
  | 'unheard'
  | 'short'
  | 'unrecorded'
  | 'here'
  | 'coming'
  | 'over';

/** Who is at a booth, in words for the table. */
export interface BoothState {
  kind: StateKind;
  words: string;
  /** Beside it, what is wrong with a device; null: nothing. */
  behind: string | null;
}

const RECENT_TAP_MS = 30 * 60_000;

/** The row that needs somebody comes first. */
const order: readonly StateKind[] = [
  'nobody',
  'unheard',
  'unchecked',
  'short',
  'unrecorded',
  'here',
  'coming',
  'over',
];

/** @param nowMs the server's clock */
export function stateOf(booth: BoothNow, now: Now, timeZone: string, nowMs: number): BoothState {
  const devices = now.devices.filter(({ boothNames }) => boothNames.includes(booth.name));
  const isUnheard = devices.length > 0 && devices.every(({ isBehind }) => isBehind);
  return {
    ...staffingOf(booth, isUnheard, timeZone, nowMs),
    behind: behindWords(devices, timeZone, nowMs),
  };
}

type Staffing = Omit<BoothState, 'behind'>;

/** @param isUnheard every device of the booth is behind, and a check-in may wait on it */
function staffingOf(booth: BoothNow, isUnheard: boolean, timeZone: string, nowMs: number): Staffing {
  const { slot, here, minimum } = booth;
  const time = (instant: string) => clockTimeFrom(new Date(nowMs), instant, timeZone);
  // A shift outside of the slot runs all the same.
  const isOnDuty = minimum !== null || here.length > 0;
  if (slot.state === 'over' && !isOnDuty)
    return { kind: 'over', words: slot.endsAt === null ? 'slot over' : `slot ended ${time(slot.endsAt)}` };
  if (slot.state === 'before' && !isOnDuty)
    return { kind: 'coming', words: slot.startsAt === null ? 'later' : `starts ${time(slot.startsAt)}` };
  if (here.length === 0) return stateWithoutPeople(booth, isUnheard, time, nowMs);
  if (minimum !== null && here.length < minimum)
    return { kind: 'short', words: `${here.length} here, needs ${minimum}` };
  return { kind: 'here', words: hereWords(here.length, booth.target) };
}

function stateWithoutPeople(
  booth: BoothNow,
  isUnheard: boolean,
  time: (instant: string) => string,
  nowMs: number,
): Staffing {
  const { lastTapAt, minimum, figure } = booth;
  if (lastTapAt !== null && nowMs - Date.parse(lastTapAt) <= RECENT_TAP_MS)
    return { kind: 'unchecked', words: `tapped ${time(lastTapAt)}, nobody checked in` };
  if (minimum !== null && minimum > 0)
    return { kind: isUnheard ? 'unheard' : 'nobody', words: 'nobody checked in' };
  if (figure.visitors === null) return { kind: 'unrecorded', words: 'nothing recorded' };
  return { kind: 'unrecorded', words: 'nobody checked in' };
}

function hereWords(people: number, target: number | null): string {
  if (target === null) return `${people} here`;
  return people > target ? `${people} here, target ${target}` : `${people} of ${target} here`;
}

/** "Ana Medina: checked in 13:02 at Copa on Tablet 1, 13:10 at Drasi on Tablet 2. Both are kept." Null: nothing contradicts. */
export function contradictionWords(
  { name, contradictions }: BoothNow['here'][number],
  timeZone: string,
): string | null {
  if (contradictions.length === 0) return null;
  const isElsewhere = new Set(contradictions.map(({ booth }) => booth)).size > 1;
  const entries = contradictions.map(({ booth, device, at }) =>
    [clockTime(at, timeZone), isElsewhere && `at ${booth}`, device !== null && `on ${device}`]
      .filter(Boolean)
      .join(' '),
  );
  return `${name}: checked in ${entries.join(', ')}. ${entries.length === 2 ? 'Both' : 'All'} are kept.`;
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

/** Kiosks that have a booth's slot now, those with somebody checked in, and the people. */
export function staffingNow(rows: readonly BoothRow[]): { running: number; staffed: number; people: number } {
  const running = rows.filter(({ booth }) => booth.slot.state === 'running' || booth.minimum !== null);
  return {
    running: running.length,
    staffed: running.filter(({ booth }) => booth.here.length > 0).length,
    people: rows.reduce((sum, { booth }) => sum + booth.here.length, 0),
  };
}

/**
 * Below how many booths need somebody for certain.
 *
 * @param unsure running booths without a check-in that are no hole for certain: they tapped, or cannot be heard
 */
export function gapWords(holes: number, unsure: number, running: number): string {
  if (holes > 0) return 'A shift runs and nobody is checked in';
  if (running === 0) return 'No booth runs at this moment';
  if (unsure === 0) return 'Every running booth has somebody';
  const booths = unsure === 1 ? '1 booth' : `${unsure} booths`;
  return `Not known of ${booths}: no check-in, no certain gap`;
}
