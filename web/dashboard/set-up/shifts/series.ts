import { Temporal } from 'temporal-polyfill';
import type { Stretch } from '#contracts/stretches';
import { dayAfter, localToInstant } from '../local-time.ts';

/** Shifts one after the other, from the first time to the last, on each of the dates. */
export interface Series {
  dates: readonly string[];
  /** 10:30 */
  from: string;
  /** 17:00; at or before `from` on the next day. */
  to: string;
  /** Of each shift; the last one is cut at `to`. */
  minutes: number;
  /** Minutes for which a shift and the next one both run. */
  handOver: number;
  /** How many teams take turns; 1 for none. */
  teams: number;
  /** What a turn is: one shift, or all shifts of a day. */
  turns: 'shift' | 'day';
}

/** One of a series, and whose turn it is: 0 for the first team. */
export interface Planned extends Stretch {
  team: number;
}

/** More in a day is a slip. */
const MOST_A_DAY = 48;

/**
 * What a series comes to, by the clock on the wall. Turns by shift go on from one day to the next, so that with an odd
 * number of shifts nobody has each first one.
 */
export function plannedOf(
  series: Series,
  zone: string,
): { ok: true; planned: Planned[] } | { ok: false; why: string } {
  const { handOver, minutes, teams, turns } = series;
  if (minutes <= handOver) return { ok: false, why: 'A shift must be longer than its hand-over.' };
  const planned: Planned[] = [];
  for (const [day, date] of series.dates.entries()) {
    const ofDay = stretchesOn(date, series, zone);
    if (!ofDay.ok) return ofDay;
    for (const stretch of ofDay.stretches)
      planned.push({ ...stretch, team: (turns === 'day' ? day : planned.length) % teams });
  }
  return { ok: true, planned };
}

function stretchesOn(
  date: string,
  { from, to, minutes, handOver }: Series,
  zone: string,
): { ok: true; stretches: Stretch[] } | { ok: false; why: string } {
  const first = Temporal.PlainDateTime.from(`${date}T${from}`);
  const last = Temporal.PlainDateTime.from(`${to <= from ? dayAfter(date) : date}T${to}`);
  const whole = first.until(last, { largestUnit: 'minutes' }).minutes;
  const stretches: Stretch[] = [];
  for (let start = 0; ; start += minutes - handOver) {
    if (stretches.length === MOST_A_DAY)
      return { ok: false, why: `Makes more than ${MOST_A_DAY} shifts a day.` };
    const startsAt = momentAt(first.add({ minutes: start }), zone);
    const endsAt = momentAt(first.add({ minutes: Math.min(start + minutes, whole) }), zone);
    if (!startsAt.ok) return startsAt;
    if (!endsAt.ok) return endsAt;
    stretches.push({ startsAt: startsAt.at, endsAt: endsAt.at });
    if (start + minutes >= whole) return { ok: true, stretches };
  }
}

function momentAt(wall: Temporal.PlainDateTime, zone: string) {
  const time = wall.toPlainTime().toString({ smallestUnit: 'minute' });
  const moment = localToInstant(wall.toPlainDate().toString(), time, zone);
  return moment.ok ? ({ ok: true, at: Date.parse(moment.instant) } as const) : moment;
}
