import { Temporal } from 'temporal-polyfill';
import { dateFormat } from '#contracts/date-formats';
import { hoursAndMinutes } from '#contracts/durations';
import { AppError } from '../http/errors.ts';

/** What the rules of time need of an event; dates are midnights in UTC, as the database gives them. */
export interface EventTime {
  timeZone: string;
  startsOn: Date;
  endsOn: Date;
}

/** "America/New_York" for "america/new_york": the name that somebody gave, not the one it is an alias of. */
export function zoneAsWritten(timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone).timeZoneId;
}

const GRACE_DAYS = 1;

/** Longer is a slip in the year: screens draw every day of an event. */
const MOST_DAYS = 60;

/** @throws AppError in-wrong-order, invalid-input when it lasts longer than 60 days */
export function requireDates(startsOn: string, endsOn: string): void {
  if (startsOn > endsOn)
    throw new AppError('in-wrong-order', `The event ends on ${endsOn}, before it starts on ${startsOn}.`);
  const days = Temporal.PlainDate.from(startsOn).until(endsOn).days + 1;
  if (days <= MOST_DAYS) return;
  const message = `must be within ${MOST_DAYS} days of the first; ${startsOn} to ${endsOn} are ${days} days`;
  throw new AppError('invalid-input', `body.endsOn: ${message}`, {
    issues: [{ path: 'body.endsOn', message }],
  });
}

/** @throws AppError in-wrong-order */
export function requireInOrder(
  { timeZone }: Pick<EventTime, 'timeZone'>,
  startsAt: Date,
  endsAt: Date,
): void {
  if (startsAt < endsAt) return;
  const [end, start] = [endsAt, startsAt].map((at) => timeText(at, timeZone));
  throw new AppError('in-wrong-order', `The end, ${end}, must come after the start, ${start}.`);
}

const LONGEST_MS = 24 * 3_600_000;

/** @param what "A shift" @throws AppError invalid-input: what a booth has for longer is a slip in the date */
export function requireAtMostADay(what: string, startsAt: Date, endsAt: Date): void {
  const ms = endsAt.getTime() - startsAt.getTime();
  if (ms <= LONGEST_MS) return;
  const message = `must be within 24 hours of the start; ${hoursAndMinutes(Math.ceil(ms / 60_000))} is too long`;
  throw new AppError('invalid-input', `${what} lasts at most 24 hours. Make one for each day.`, {
    issues: [{ path: 'body.endsAt', message }],
  });
}

/** What two clocks may differ by without anybody being wrong. */
export const CLOCK_SLACK_MS = 2 * 60_000;

/** @throws AppError in-the-future: nothing can be said yet of a time that is still to come */
export function requireNotAhead(path: string, at: Date, now: Date, timeZone: string): void {
  if (at.getTime() <= now.getTime() + CLOCK_SLACK_MS) return;
  const message = `${timeText(at, timeZone)} lies in the future`;
  throw new AppError('in-the-future', `${message}.`, { issues: [{ path, message }] });
}

/** The event's days in its own zone, with a day before and after for setting up and clearing away. */
export function stretchOf(event: EventTime): { first: Date; last: Date } {
  const first = startOfDay(localDateOf(event.startsOn), event.timeZone, -GRACE_DAYS);
  const last = startOfDay(localDateOf(event.endsOn), event.timeZone, GRACE_DAYS + 1);
  return { first, last };
}

/** @throws AppError outside-event */
export function requireWithinEvent(event: EventTime, startsAt: Date, endsAt: Date): void {
  const { first, last } = stretchOf(event);
  if (startsAt < first || endsAt > last)
    throw new AppError(
      'outside-event',
      `This is not within the event, ${localDateOf(event.startsOn)} to ${localDateOf(event.endsOn)} (${event.timeZone}).`,
    );
}

/** "1 day with opening hours and 570 visits"; null when nothing is left out. */
export function leftOutText(counts: { days: number; slots: number; shifts: number; visits: number }) {
  const words = [
    [counts.days, 'day with opening hours', 'days with opening hours'],
    [counts.slots, 'slot', 'slots'],
    [counts.shifts, 'shift', 'shifts'],
    [counts.visits, 'visit', 'visits'],
  ] as const;
  const parts = words.flatMap(([count, one, many]) =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many}`],
  );
  return parts.length === 0 ? null : new Intl.ListFormat('en').format(parts);
}

/** The same wall-clock time on the next day: 23 or 25 hours later when the clocks change. */
export function oneDayLater(at: Date, timeZone: string): Date {
  return new Date(inZone(at, timeZone).add({ days: 1 }).epochMilliseconds);
}

/** For messages: "Wed 12 Nov, 10:30" in the event's zone. */
export function timeText(at: Date, timeZone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    dateFormat('en-GB', { timeZone, ...options }).format(at);
  const time = part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${part({ weekday: 'short' })} ${part({ day: 'numeric', month: 'short' })}, ${time}`;
}

/** A column of type date, as text. */
export function localDateOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Text as a column of type date. */
export function fromLocalDate(text: string): Date {
  return new Date(`${text}T00:00:00Z`);
}

function inZone(at: Date, timeZone: string) {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}

function startOfDay(date: string, timeZone: string, daysLater: number): Date {
  const start = Temporal.PlainDate.from(date).add({ days: daysLater }).toZonedDateTime(timeZone);
  return new Date(start.epochMilliseconds);
}
