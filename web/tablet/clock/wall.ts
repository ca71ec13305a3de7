import { Temporal } from 'temporal-polyfill';

/**
 * The moment that a clock on the wall of `timeZone` shows on `day` (2025-11-12) at `time` (12:41), in milliseconds; null if
 * it never shows that. A time that comes twice, when clocks go back, is the first of the two.
 */
export function wallMs(day: string, time: string, timeZone: string): number | null {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  const wall = Temporal.PlainDateTime.from(`${day}T${time}`);
  const moment = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  return moment.toPlainDateTime().equals(wall) ? moment.epochMilliseconds : null;
}
