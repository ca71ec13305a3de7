import type { Now } from '#contracts/now';
import { clockTime, hoursAndMinutes } from '../parts/times.ts';

export type NowDevice = Now['devices'][number];

/** "silent 14 min, 12 unsent when last heard", "all sent 14:12", "not heard from yet" */
export function deviceWords(device: NowDevice, timeZone: string, nowMs: number): string {
  const { lastSeenAt, unsent, isBehind } = device;
  if (lastSeenAt === null) return 'not heard from yet';
  if (isBehind) {
    const minutes = Math.max(1, Math.floor((nowMs - Date.parse(lastSeenAt)) / 60_000));
    const silent = `silent ${hoursAndMinutes(minutes)}`;
    return unsent ? `${silent}, ${unsent} unsent when last heard` : silent;
  }
  const time = clockTime(lastSeenAt, timeZone);
  return unsent ? `${unsent} unsent, heard ${time}` : `all sent ${time}`;
}

/** Those that are behind first, then by last contact, latest first; never heard from last. */
export function byContact(devices: readonly NowDevice[]): NowDevice[] {
  const seen = ({ lastSeenAt }: NowDevice) => (lastSeenAt === null ? 0 : Date.parse(lastSeenAt));
  return devices.toSorted((a, b) => Number(b.isBehind) - Number(a.isBehind) || seen(b) - seen(a));
}
