import { Temporal } from 'temporal-polyfill';
import type { Stretch } from '#contracts/stretches';
import { clockTime } from '../../../parts/times.ts';
import { dayAfter, dayWords } from '../../local-time.ts';
import { MINUTE_MS, snapped } from '../wall-clock.ts';

interface Tick {
  at: number;
  /** "13:00", at midnight the day; where an hour comes twice "01:00 EDT" and "01:00 EST". */
  label: string;
}

/** What of a day is drawn, from left to right in real time: an hour that comes twice is there twice. */
export interface Axis extends Stretch {
  ticks: Tick[];
}

const HOUR_MS = 60 * MINUTE_MS;
/** Where nothing says when the hall is open. */
const USUAL = { from: '09:00', to: '18:00' };

const startOfDate = (date: string, zone: string): number =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;

const timeOf = (date: string, time: string, zone: string): number =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds;

/** 24 hours; 23 or 25 when the clocks change. */
export const dayOf = (date: string, zone: string): Stretch => ({
  startsAt: startOfDate(date, zone),
  endsAt: startOfDate(dayAfter(date), zone),
});

/** What begins on a date belongs to it, also when it ends on the next. */
const beginsOn = (date: string, zone: string) => {
  const day = dayOf(date, zone);
  return ({ startsAt }: { startsAt: number }) => day.startsAt <= startsAt && startsAt < day.endsAt;
};

/**
 * Whole hours around everything that begins on this date; `isWhole` from midnight to midnight at least.
 * @param known opening hours, slots and shifts of any date
 */
export function axisOf(date: string, zone: string, known: readonly Stretch[], isWhole: boolean): Axis {
  const day = dayOf(date, zone);
  const usual = { startsAt: timeOf(date, USUAL.from, zone), endsAt: timeOf(date, USUAL.to, zone) };
  const own = known.filter(beginsOn(date, zone));
  const shown = [...(own.length === 0 ? [usual] : own), ...(isWhole ? [day] : [])];
  const startsAt = hourAround(Math.min(...shown.map((one) => one.startsAt)), 'before', zone);
  const endsAt = hourAround(Math.max(...shown.map((one) => one.endsAt)), 'after', zone);
  return { startsAt, endsAt, ticks: ticksOf({ startsAt, endsAt }, zone) };
}

function hourAround(at: number, side: 'before' | 'after', zone: string): number {
  const nearest = snapped(at, 60, zone);
  if (side === 'before') return nearest <= at ? nearest : snapped(nearest - HOUR_MS, 60, zone);
  return nearest >= at ? nearest : snapped(nearest + HOUR_MS, 60, zone);
}

function ticksOf({ startsAt, endsAt }: Stretch, zone: string): Tick[] {
  const ticks: Tick[] = [];
  for (let at = startsAt; at <= endsAt; at = hourAround(at + 1, 'after', zone)) {
    const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    const isNextDay = wall.hour === 0 && wall.minute === 0 && at > startsAt;
    const label = isNextDay
      ? dayWords(wall.toPlainDate().toString(), 'short')
      : clockTime(new Date(at), zone);
    ticks.push({ at, label });
  }
  return ticks;
}

/** Where a moment lies on an axis, from 0 to 1; what lies outside is at its edge. */
export function placeOn({ startsAt, endsAt }: Stretch, at: number): number {
  return Math.min(1, Math.max(0, (at - startsAt) / (endsAt - startsAt)));
}
