import type { Conflict } from '#contracts/conflicts';
import { clockTime, dateIn, weekday } from '../parts/times.ts';

/** "Thu 13, 10:30" */
export function momentIn(instant: string, timeZone: string): string {
  const date = dateIn(instant, timeZone);
  return `${weekday(date, 'short')} ${Number(date.slice(8))}, ${clockTime(instant, timeZone)}`;
}

/** "Thu 13, 10:30–14:00"; with both days where it ends on another: "Mon 30, 10:45 – Wed 2, 13:30". */
export function whenWords(
  { startsAt, endsAt }: Pick<Conflict, 'startsAt' | 'endsAt'>,
  timeZone: string,
): string {
  const from = momentIn(startsAt, timeZone);
  return dateIn(startsAt, timeZone) === dateIn(endsAt, timeZone)
    ? `${from}–${clockTime(endsAt, timeZone)}`
    : `${from} – ${momentIn(endsAt, timeZone)}`;
}
