import type { DeviceRow } from '#contracts/devices';
import { hoursAndMinutes } from '#contracts/durations';
import { momentWords } from '../local-time.ts';

/** One thing that is known of a device. */
export interface DeviceFact {
  words: string;
  /** Somebody may want to do something about it. */
  isOff: boolean;
}

/** Further off than this is worth a look: the figures are right either way. */
const WORTH_A_LOOK_MS = 2 * 60_000;

/**
 * Where its clock, its app or its storage are not as they should be, or not known, as it said last: nothing for most.
 * @param current the server's version
 */
export function exceptionsOf(device: DeviceRow, current: string): DeviceFact[] {
  if (device.clientVersion === null) return [{ words: 'not heard from yet', isOff: false }];
  return [
    clockFact(device.clockOffsetMs),
    versionFact(device.clientVersion, current),
    storageFact(device.storage),
  ].filter((fact) => fact !== null);
}

/** The offset is what is added to the device's clock: a positive one means that it is behind. */
function clockFact(offsetMs: number | null): DeviceFact | null {
  if (offsetMs === null) return { words: 'clock not compared yet', isOff: false };
  if (Math.abs(offsetMs) <= WORTH_A_LOOK_MS) return null;
  const amount = amountOf(Math.round(Math.abs(offsetMs) / 1000));
  return { words: `clock ${amount} ${offsetMs > 0 ? 'behind' : 'ahead'}, times are corrected`, isOff: true };
}

const DAY_MINUTES = 24 * 60;

function amountOf(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes < DAY_MINUTES ? hoursAndMinutes(minutes) : `${Math.round(minutes / DAY_MINUTES)} d`;
}

function versionFact(version: string, current: string): DeviceFact | null {
  if (version === '') return { words: 'version not said', isOff: false };
  if (!isBehind(version, current)) return null;
  return { words: `version ${version}, behind ${current}: open its status page to update`, isOff: true };
}

/** "0.9.1" is behind "0.10.0". What is no version is behind nothing. */
export function isBehind(version: string, current: string): boolean {
  const [one, other] = [numbersOf(version), numbersOf(current)];
  if (one === null || other === null) return false;
  const at = one.findIndex((number, place) => number !== other[place]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}

function numbersOf(version: string): number[] | null {
  const found = /^(\d+)\.(\d+)\.(\d+)/.exec(version);
  return found === null ? null : found.slice(1).map(Number);
}

const NEARLY_FULL = 0.9;

function storageFact(storage: DeviceRow['storage']): DeviceFact | null {
  if (storage === null) return { words: 'storage not said', isOff: false };
  const { persisted, usedBytes, quotaBytes } = storage;
  if (usedBytes !== undefined && quotaBytes !== undefined && usedBytes > NEARLY_FULL * quotaBytes)
    return { words: 'its browser has hardly any room left', isOff: true };
  if (persisted) return null;
  return {
    words: 'its browser made no promise to keep what is unsent: install the app there, which needs https',
    isOff: true,
  };
}

/** What follows from disconnecting it. */
export function disconnectWords({ unsent, kind }: Pick<DeviceRow, 'unsent' | 'kind'>): string {
  if (unsent === null || unsent === 0)
    return `It can count no more. What it has not sent yet can still be saved to a file on the ${kind}.`;
  const were = unsent === 1 ? '1 item was' : `${unsent} items were`;
  const stay = unsent === 1 ? 'it stays' : 'they stay';
  return `It can count no more. ${were} not sent when last heard: ${stay} on the ${kind} and can be saved to a file there.`;
}

/** What follows from a new code for it. @param zone the event's */
export function newCodeWords(
  device: Pick<DeviceRow, 'unsent' | 'lastSeenAt' | 'kind'>,
  zone: string,
): string {
  const { unsent, lastSeenAt, kind } = device;
  const use = `For a ${kind} that was reset, or one that takes its place.`;
  if (lastSeenAt === null) return `${use} Once the code is used, no other ${kind} counts as this one.`;
  const heard = `The one that has this place now was heard ${momentWords(lastSeenAt, zone)}. It is disconnected once the code is used`;
  if (unsent === null || unsent === 0) return `${use} ${heard}.`;
  const items = unsent === 1 ? '1 item was' : `${unsent} items were`;
  return `${use} ${heard}; ${items} not sent when last heard, and can then only be saved to a file there.`;
}
