import { hoursAndMinutes } from '#contracts/durations';
import { type Now, SILENT_MS } from '#contracts/now';
import { clockTime, clockTimeFrom } from '../parts/times.ts';

export type NowDevice = Now['devices'][number];

/** "silent 14 min, 12 unsent when last heard", "12 unsent, heard 14:11", "all sent 14:12", "not heard from yet" */
export function deviceWords(device: NowDevice, timeZone: string, nowMs: number): string {
  const { lastSeenAt, unsent, isBehind } = device;
  if (lastSeenAt === null) return 'not heard from yet';
  if (isBehind && isSilent(lastSeenAt, nowMs)) {
    const minutes = Math.max(1, Math.floor((nowMs - Date.parse(lastSeenAt)) / 60_000));
    const silent = `silent ${hoursAndMinutes(minutes)}`;
    return unsent ? `${silent}, ${unsent} unsent when last heard` : silent;
  }
  const time = clockTime(lastSeenAt, timeZone);
  return unsent ? `${unsent} unsent, heard ${time}` : `all sent ${time}`;
}

const isSilent = (lastSeenAt: string, nowMs: number) => nowMs - Date.parse(lastSeenAt) > SILENT_MS;

/** What keeps a booth's figure back: "tablet silent since 13:58", "12 unsent on the phone", "2 devices behind". */
export function behindWords(devices: readonly NowDevice[], timeZone: string, nowMs: number): string | null {
  const behind = devices.filter(({ isBehind }) => isBehind);
  const [only] = behind;
  if (only === undefined) return null;
  if (behind.length > 1) return `${behind.length} devices behind`;
  const { kind, lastSeenAt, unsent } = only;
  if (lastSeenAt === null) return `${kind} not heard from`;
  if (isSilent(lastSeenAt, nowMs))
    return `${kind} silent since ${clockTimeFrom(new Date(nowMs), lastSeenAt, timeZone)}`;
  return `${unsent ?? 0} unsent on the ${kind}`;
}

/** Those that are behind first, then by last contact, latest first; never heard from last. */
export function byContact(devices: readonly NowDevice[]): NowDevice[] {
  const seen = ({ lastSeenAt }: NowDevice) => (lastSeenAt === null ? 0 : Date.parse(lastSeenAt));
  return devices.toSorted((a, b) => Number(b.isBehind) - Number(a.isBehind) || seen(b) - seen(a));
}
