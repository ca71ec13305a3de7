import { dateFormat } from '#contracts/date-formats';
import { placeOfZone } from '#contracts/time-zones';

/** Times as people at the event read them: always in the event's zone. Instants are ISO 8601 strings. */

/** "12:41"; where clocks go back, and show a time twice, "01:30 EDT" and "01:30 EST". */
export function clockTime(instant: string | Date, timeZone: string): string {
  const at = new Date(instant);
  const clock = formatter(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const time = clock.format(at);
  const isTwice = SET_BACK_MS.some(
    (ms) => clock.format(at.getTime() - ms) === time || clock.format(at.getTime() + ms) === time,
  );
  return isTwice ? `${time} ${shortName(at, { timeZone })}` : time;
}

/** Clocks go back by an hour, on Lord Howe Island by half of one. */
const SET_BACK_MS = [60 * 60_000, 30 * 60_000];

/** "2025-11-11", the event's own date of a moment. */
export function dateIn(instant: string | Date, timeZone: string): string {
  const parts = formatter(timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
    new Date(instant),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/**
 * "12:41", on another day than `now` "yesterday 12:41", "tomorrow 09:30", "Fri 12:41", and "10 Nov 12:41" where the name
 * of the weekday would not say which.
 */
export function clockTimeFrom(now: string | Date, instant: string, timeZone: string): string {
  const [today, date] = [dateIn(now, timeZone), dateIn(instant, timeZone)];
  const time = clockTime(instant, timeZone);
  const days = Math.round((Date.parse(date) - Date.parse(today)) / DAY_MS);
  if (days === 0) return time;
  if (days === -1) return `yesterday ${time}`;
  if (days === 1) return `tomorrow ${time}`;
  return Math.abs(days) < 7 ? `${weekday(date, 'short')} ${time}` : `${dayAndMonth(date)} ${time}`;
}

const DAY_MS = 24 * 3_600_000;

function dayAndMonth(date: string): string {
  const month = formatter('UTC', { month: 'short' }).format(new Date(`${date}T12:00:00Z`));
  return `${Number(date.slice(8))} ${month}`;
}

/** "Tuesday" or "Tue" for a local date. */
export function weekday(date: string, length: 'long' | 'short' = 'long'): string {
  return formatter('UTC', { weekday: length }).format(new Date(`${date}T12:00:00Z`));
}

/** "10 November 2025" */
export function longDate(date: string): string {
  return formatter('UTC', { day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(`${date}T12:00:00Z`),
  );
}

/** "10–13 November 2025", "30 October – 2 November 2025", "10 November 2025" */
export function dateRange(startsOn: string, endsOn: string): string {
  if (startsOn === endsOn) return longDate(endsOn);
  const day = String(Number(startsOn.slice(8)));
  if (startsOn.slice(0, 7) === endsOn.slice(0, 7)) return `${day}–${longDate(endsOn)}`;
  const isSameYear = startsOn.slice(0, 4) === endsOn.slice(0, 4);
  const first = isSameYear ? longDate(startsOn).replace(/ \d{4}$/, '') : longDate(startsOn);
  return `${first} – ${longDate(endsOn)}`;
}

/** "day before", "day after" for a date outside of the event; null within it. */
export function outsideWords(
  date: string,
  event: { startsOn: string; endsOn: string } | undefined,
): string | null {
  if (event === undefined || (date >= event.startsOn && date <= event.endsOn)) return null;
  return date < event.startsOn ? 'day before' : 'day after';
}

interface EventClock {
  city: string;
  timeZone: string;
  startsOn: string;
  endsOn: string;
}

/** "Atlanta time (EST)": whose clock a page shows; "Paris time (GMT+1, then GMT+2)" where it changes during the event. */
export function zoneName(event: EventClock): string {
  const place = event.city === '' ? placeOfZone(event.timeZone) : event.city;
  const names = new Set([edgeOf(event, 'first'), edgeOf(event, 'last')].map((at) => shortName(at, event)));
  return `${place} time (${[...names].join(', then ')})`;
}

/** The first or the last hour of the event's days, in its zone. No zone is further than 14 hours from UTC. */
function edgeOf({ startsOn, endsOn, timeZone }: EventClock, which: 'first' | 'last'): Date {
  const midnight = Date.parse(which === 'first' ? startsOn : endsOn);
  const hours = Array.from({ length: 52 }, (_, n) => new Date(midnight + (n - 14) * 3_600_000));
  if (which === 'first') return hours.find((at) => dateIn(at, timeZone) === startsOn) ?? new Date(midnight);
  return hours.findLast((at) => dateIn(at, timeZone) === endsOn) ?? new Date(midnight);
}

function shortName(at: Date, { timeZone }: Pick<EventClock, 'timeZone'>): string {
  const parts = formatter(timeZone, { timeZoneName: 'short' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

function formatter(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = options.month === 'long' || options.hour !== undefined ? 'en-GB' : 'en-US';
  return dateFormat(locale, { timeZone, ...options });
}
