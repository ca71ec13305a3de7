import { dateFormat } from '#contracts/date-formats';

const QUARTER_MS = 15 * 60 * 1000;
const DAY_FORMAT = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
const TIME_FORMAT = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

const days = new Map<string, string>();

/** `2025-11-12`: the date of this moment in that zone. */
export function dayOf(atMs: number, timeZone: string): string {
  // Every zone is a whole number of quarters off UTC, so one answer serves a quarter of an hour.
  const key = `${timeZone} ${Math.floor(atMs / QUARTER_MS)}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  if (days.size > 2000) days.clear();
  const day = dateFormat('en-CA', { timeZone, ...DAY_FORMAT }).format(atMs);
  days.set(key, day);
  return day;
}

/** `12:41`. */
export function timeOf(atMs: number, timeZone: string): string {
  return dateFormat('en-GB', { timeZone, ...TIME_FORMAT }).format(atMs);
}

/** `Wednesday 12 November`, for a day such as `2025-11-12`. */
export function dateWords(day: string): string {
  return dateFormat('en-GB', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' }).format(
    Date.parse(day),
  );
}

/** `Wed`. */
export function weekdayOf(atMs: number, timeZone: string): string {
  return dateFormat('en-GB', { timeZone, weekday: 'short' }).format(atMs);
}
