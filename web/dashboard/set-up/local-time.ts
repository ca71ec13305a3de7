import { Temporal } from 'temporal-polyfill';
import { dateFormat } from '#contracts/date-formats';
import { presentZone, zoneWords } from '#contracts/time-zones';
import { clockTime } from '../parts/times.ts';

/** A moment that exists, or why the typed time is not one. */
export type Moment = { ok: true; instant: string } | { ok: false; why: string };
export type Stretch =
  | { ok: true; startsAt: string; endsAt: string }
  | { ok: false; at: 'from' | 'to'; why: string };

/** Which of the two is meant where a time comes twice, when clocks go back. */
type Which = 'first' | 'second';

/**
 * The moment that a clock on the wall of `zone` shows on `date` (2025-11-11) at `time` (15:45).
 * One that never happens, when clocks go forward, is refused.
 */
export function localToInstant(date: string, time: string, zone: string, which: Which = 'first'): Moment {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return { ok: false, why: 'needs a date' };
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return { ok: false, why: 'needs a time like 10:30' };
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
  const moment = wall.toZonedDateTime(zone, { disambiguation: which === 'first' ? 'earlier' : 'later' });
  if (!moment.toPlainDateTime().equals(wall)) return { ok: false, why: skippedWords(date, time, zone) };
  return { ok: true, instant: moment.toInstant().toString() };
}

/** Both moments at which a clock on the wall of `zone` shows this; null where it shows it once, or never. */
export function bothMoments(date: string, time: string, zone: string): [string, string] | null {
  const [first, second] = [localToInstant(date, time, zone), localToInstant(date, time, zone, 'second')];
  if (!first.ok || !second.ok || first.instant === second.instant) return null;
  return [first.instant, second.instant];
}

/** What the clock on the wall of `zone` shows at `instant`: date 2025-11-11, time 15:45. */
export function instantToLocal(instant: string, zone: string): { date: string; time: string } {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return {
    date: wall.toPlainDate().toString(),
    time: wall.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

/** Whether this is the second of two moments at which the clock of `zone` shows the same time. */
export function isSecond(instant: string, zone: string): boolean {
  const { date, time } = instantToLocal(instant, zone);
  const both = bothMoments(date, time, zone);
  return both !== null && Date.parse(instant) >= Date.parse(both[1]);
}

/** "01:30 comes twice on Sunday 1 November: 01:30 EDT, then 01:30 EST." Null for every other time. */
export function twiceNote(date: string, time: string, zone: string): string | null {
  const both = bothMoments(date, time, zone);
  if (both === null) return null;
  return `${time} comes twice on ${dayWords(date)}: ${clockTime(both[0], zone)}, then ${clockTime(both[1], zone)}.`;
}

/** Which of two equal times is meant, by name of the end. */
export interface Whichever {
  fromSecond?: boolean;
  toSecond?: boolean;
}

/**
 * From and to on one date; a "to" at or before "from" is on the next day, unless it is meant to be the second of two. The
 * second is also meant where the first lies before the start.
 */
export function stretchOf(
  date: string,
  from: string,
  to: string,
  zone: string,
  { fromSecond = false, toSecond = false }: Whichever = {},
): Stretch {
  const start = localToInstant(date, from, zone, fromSecond ? 'second' : 'first');
  if (!start.ok) return { ok: false, at: 'from', why: start.why };
  const endsOn = to > from || (toSecond && twiceNote(date, to, zone) !== null) ? date : dayAfter(date);
  const first = localToInstant(endsOn, to, zone, toSecond ? 'second' : 'first');
  const end =
    first.ok && Date.parse(first.instant) <= Date.parse(start.instant)
      ? localToInstant(endsOn, to, zone, 'second')
      : first;
  if (!end.ok) return { ok: false, at: 'to', why: end.why };
  return { ok: true, startsAt: start.instant, endsAt: end.instant };
}

/** Every date from `first` to `last`, both included; empty if they are the wrong way round. */
export function datesBetween(first: string, last: string): string[] {
  const days = Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(last)).days;
  return Array.from({ length: Math.max(0, days + 1) }, (_, n) =>
    Temporal.PlainDate.from(first).add({ days: n }).toString(),
  );
}

/** "Tuesday 11 November", without the year. */
export function dayWords(date: string, length: 'long' | 'short' = 'long'): string {
  const day = new Date(`${date}T12:00:00Z`);
  const part = (of: Intl.DateTimeFormatOptions) => dateFormat('en', { ...of, timeZone: 'UTC' }).format(day);
  return `${part({ weekday: length })} ${part({ day: 'numeric' })} ${part({ month: length })}`;
}

/** "10:30–17:00", with the day where the stretch ends on a later one, and the zone of a time that comes twice. */
export function stretchWords(startsAt: string, endsAt: string, zone: string): string {
  const from = instantToLocal(startsAt, zone);
  const to = instantToLocal(endsAt, zone);
  const later = from.date === to.date ? '' : ` on ${dayWords(to.date, 'short')}`;
  return `${clockTime(startsAt, zone)}–${clockTime(endsAt, zone)}${later}`;
}

/** "Tue 11 Nov 10:30", on the clock of `zone`; "never" for null. */
export function momentWords(instant: string | null, zone: string): string {
  if (instant === null) return 'never';
  return `${dayWords(instantToLocal(instant, zone).date, 'short')} ${clockTime(instant, zone)}`;
}

/** The clock of whoever looks: for pages across events. */
export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "Berlin, Europe (CET)" */
export function ownZoneName(): string {
  const parts = dateFormat('en', { timeZoneName: 'short' }).formatToParts(new Date());
  const short = parts.find((part) => part.type === 'timeZoneName')?.value ?? ownZone;
  return short === ownZone ? ownZone : `${zoneWords(ownZone)} (${short})`;
}

/** What a new event's zone begins with: the browser's own, unless that names no place. */
export function likelyZone(zone: string = ownZone): string {
  return /^(UTC|GMT|Etc\/.*)$/.test(zone) ? '' : presentZone(zone);
}

/**
 * Time zones to choose from, the browser's own first, then by city. Each is there once, by its present id.
 * @param stored the id that an event has: it stays as it is, whatever the city is called by now
 */
export function timeZones(
  stored = '',
  known: readonly string[] = Intl.supportedValuesOf('timeZone'),
): string[] {
  const byPlace = known
    .map(presentZone)
    .toSorted((one, other) => zoneWords(one).localeCompare(zoneWords(other), 'en'));
  const all = [presentZone(ownZone), 'UTC', ...byPlace].filter(
    (zone) => zone === 'UTC' || zone.includes('/'),
  );
  const kept = all.map((zone) => (zone === presentZone(stored) ? stored : zone));
  return [...new Set(stored === '' || kept.includes(stored) ? kept : [...kept, stored])];
}

/** The date itself where it is none. */
export function dayAfter(date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString();
}

function skippedWords(date: string, time: string, zone: string): string {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
  const next = wall.toZonedDateTime(zone, { disambiguation: 'later' }).toPlainTime();
  return `${time} does not exist on ${dayWords(date)}: clocks go forward. Did you mean ${next.toString({ smallestUnit: 'minute' })}?`;
}
