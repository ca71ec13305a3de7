import { Temporal } from 'temporal-polyfill';
import { hoursAndMinutes } from '#contracts/durations';
import type { Stretch } from '#contracts/stretches';
import { dayWords, localToInstant } from '../local-time.ts';

/** Where a stretch comes to lie, with what is to be said of it, or why it cannot lie there. */
export type Placed = { ok: true; at: Stretch; note: string | null } | { ok: false; why: string };

export const MINUTE_MS = 60_000;

/** The clock on the wall of `zone` at a moment. */
function wallAt(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

/** The nearest moment at which the clock on the wall shows a whole step: 10:45, not 10:43. @param step minutes, a part of an hour */
export function snapped(at: number, step: number, zone: string): number {
  const offset = wallAt(at, zone).offsetNanoseconds / 1e6;
  const ms = step * MINUTE_MS;
  return Math.round((at + offset) / ms) * ms - offset;
}

/**
 * How long a stretch is by the clock on the wall, in minutes: 10:00–12:00 is 120 also when clocks change in between.
 * One that begins and ends within the hour that comes twice is as long as it is.
 */
export function wallMinutes({ startsAt, endsAt }: Stretch, zone: string): number {
  const [from, to] = [wallAt(startsAt, zone), wallAt(endsAt, zone)];
  const minutes = from.toPlainDateTime().until(to.toPlainDateTime(), { largestUnit: 'minutes' }).minutes;
  return minutes > 0 ? minutes : Math.round((endsAt - startsAt) / MINUTE_MS);
}

/** As long by the clock on the wall as before, from another moment on. */
export function movedTo(stretch: Stretch, startsAt: number, zone: string): Placed {
  const end = wallAt(startsAt, zone)
    .toPlainDateTime()
    .add({ minutes: wallMinutes(stretch, zone) });
  const exists = momentOf(end, zone);
  if (!exists.ok) return exists;
  const twice = end.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds;
  // The second of two equal times, where the first lies before the start.
  const endsAt = exists.at > startsAt ? exists.at : twice;
  return placed({ startsAt, endsAt }, zone);
}

/** The same times on another date. A time that comes twice there is the first of the two. */
export function onDate(stretch: Stretch, date: string, zone: string): Placed {
  const start = wallAt(stretch.startsAt, zone).toPlainTime();
  const from = momentOf(Temporal.PlainDate.from(date).toPlainDateTime(start), zone);
  return from.ok ? movedTo(stretch, from.at, zone) : from;
}

/** One edge to another moment; never shorter than one step. */
export function stretchedTo(
  { startsAt, endsAt }: Stretch,
  edge: 'start' | 'end',
  at: number,
  { step, zone }: { step: number; zone: string },
): Placed {
  const least = step * MINUTE_MS;
  const to =
    edge === 'start'
      ? { startsAt: Math.min(at, endsAt - least), endsAt }
      : { startsAt, endsAt: Math.max(at, startsAt + least) };
  return placed(to, zone);
}

/** @param handOver minutes for which both parts run. Null where the cut does not lie within. */
export function splitAt(
  { startsAt, endsAt }: Stretch,
  at: number,
  handOver: number,
): [Stretch, Stretch] | null {
  const firstEnds = at + handOver * MINUTE_MS;
  if (at <= startsAt || firstEnds >= endsAt) return null;
  return [
    { startsAt, endsAt: firstEnds },
    { startsAt: at, endsAt },
  ];
}

/** With what is to be said of a change of the clocks. */
export function placed(at: Stretch, zone: string): Placed {
  const said = [twiceWords(at.startsAt, zone), twiceWords(at.endsAt, zone), changeWords(at, zone)];
  const note = said.filter((words) => words !== null).join(' ');
  return { ok: true, at, note: note === '' ? null : note };
}

function momentOf(
  wall: Temporal.PlainDateTime,
  zone: string,
): { ok: true; at: number } | { ok: false; why: string } {
  const time = wall.toPlainTime().toString({ smallestUnit: 'minute' });
  const moment = localToInstant(wall.toPlainDate().toString(), time, zone);
  return moment.ok ? { ok: true, at: Date.parse(moment.instant) } : moment;
}

/** "01:30 comes twice on Sunday 1 November: this is the first." Null for every other time. */
function twiceWords(at: number, zone: string): string | null {
  const wall = wallAt(at, zone).toPlainDateTime();
  const [first, second] = (['earlier', 'later'] as const).map(
    (disambiguation) => wall.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
  );
  if (first === second) return null;
  const time = wall.toPlainTime().toString({ smallestUnit: 'minute' });
  const which = at === first ? 'first' : 'second';
  return `${time} comes twice on ${dayWords(wall.toPlainDate().toString())}: this is the ${which}.`;
}

/** "Clocks go back in between: it lasts 3 h 00, not 2 h 00." */
function changeWords(stretch: Stretch, zone: string): string | null {
  const [from, to] = [wallAt(stretch.startsAt, zone), wallAt(stretch.endsAt, zone)];
  if (from.offsetNanoseconds === to.offsetNanoseconds) return null;
  const how = from.offsetNanoseconds > to.offsetNanoseconds ? 'back' : 'forward';
  const lasts = Math.round((stretch.endsAt - stretch.startsAt) / MINUTE_MS);
  const shown = wallMinutes(stretch, zone);
  const not = shown === lasts ? '' : `, not ${hoursAndMinutes(shown)}`;
  return `Clocks go ${how} in between: it lasts ${hoursAndMinutes(lasts)}${not}.`;
}
