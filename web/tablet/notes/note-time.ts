import { dayOf, timeOf, weekdayOf } from '../clock/zone.ts';

/** "13:25", on another day "Tue 19:40". */
export function noteTime(atMs: number, nowMs: number, timeZone: string): string {
  const time = timeOf(atMs, timeZone);
  const isToday = dayOf(atMs, timeZone) === dayOf(nowMs, timeZone);
  return isToday ? time : `${weekdayOf(atMs, timeZone)} ${time}`;
}
