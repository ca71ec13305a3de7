import { Temporal } from 'temporal-polyfill';
import type { EventDates } from './dates.ts';
import type { Hours } from './hours.ts';

/** The event's zone and what is known of its days; moments in milliseconds. */
export interface EventClock extends EventDates {
  timeZone: string;
  days: readonly { date: string; opensAt: number; closesAt: number }[];
}

export type Placed = { startsAt: Date; endsAt: Date; note: string | null } | { why: string };

const DAY = 24 * 60;
/** Longer across midnight is a slip more often than a shift. */
const LONGEST_NIGHT = 12 * 60;

/** The moments of a stretch on a day of the event: of several readings, the first that lies within its opening hours. */
export function placeHours(
  date: string,
  readings: readonly (Hours & { to: number })[],
  event: EventClock,
): Placed {
  const [asWritten] = readings;
  if (asWritten === undefined) return { why: 'no time' };
  const chosen = readings.find((one) => isOpen(date, one, event)) ?? asWritten;
  const length = chosen.to - chosen.from;
  const isSlip = chosen.to > DAY && length > LONGEST_NIGHT && chosen.isDaySaid !== true;
  if (length <= 0 || isSlip)
    return { why: `the end, ${clockText(chosen.to)}, must come after the start, ${clockText(chosen.from)}` };
  const start = momentOf(date, chosen.from, event);
  const end = momentOf(date, chosen.to, event);
  if ('why' in start) return start;
  if ('why' in end) return end;
  const notes = [
    chosen === asWritten
      ? null
      : `read as ${clockText(chosen.from)}–${clockText(chosen.to)}, when the pavilion is open`,
    start.note ?? end.note,
  ].filter((note) => note !== null);
  return { startsAt: start.at, endsAt: end.at, note: notes.length === 0 ? null : notes.join('; ') };
}

function isOpen(date: string, { from, to }: Hours & { to: number }, event: EventClock): boolean {
  const day = event.days.find((one) => one.date === date);
  if (day === undefined) return false;
  const start = momentOf(date, from, event);
  const end = momentOf(date, to, event);
  if ('why' in start || 'why' in end) return false;
  return start.at.getTime() >= day.opensAt - SLACK_MS && end.at.getTime() <= day.closesAt + SLACK_MS;
}

/** People set up before the doors open, and clear away after. */
const SLACK_MS = 60 * 60_000;

type Moment = { at: Date; note: string | null } | { why: string };

/** A table asks for the same few times of the same few days in every row. */
const asked = new WeakMap<EventClock, Map<string, Moment>>();

function momentOf(date: string, minutes: number, event: EventClock): Moment {
  const known = asked.get(event) ?? new Map<string, Moment>();
  asked.set(event, known);
  const key = `${date} ${minutes}`;
  const moment = known.get(key) ?? findMoment(date, minutes, event.timeZone);
  known.set(key, moment);
  return moment;
}

/** A time that a clock change leaves out is none; one that comes twice is the first of the two. */
function findMoment(date: string, minutes: number, timeZone: string): Moment {
  const wall = Temporal.PlainDate.from(date)
    .add({ days: Math.floor(minutes / DAY) })
    .toPlainDateTime({ hour: Math.floor((minutes % DAY) / 60), minute: minutes % 60 });
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(timeZone, { disambiguation }),
  );
  if (!earlier?.toPlainDateTime().equals(wall))
    return { why: `${clockText(minutes)} does not exist on ${wall.toPlainDate()}: clocks go forward` };
  const isTwice = later !== undefined && !later.equals(earlier);
  return {
    at: new Date(earlier.epochMilliseconds),
    note: isTwice ? `${clockText(minutes)} comes twice on ${wall.toPlainDate()}: the first is taken` : null,
  };
}

function clockText(minutes: number): string {
  const of = ((minutes % DAY) + DAY) % DAY;
  return `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
}
