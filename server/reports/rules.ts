import { Temporal } from 'temporal-polyfill';
import { SILENT_MS } from '#contracts/now';
import { type HeadCount, overlapMs, type Stretch } from '../counting/rules.ts';
import type { Bucket } from '../counting/time.ts';

/** A day's opening hours without its breaks, in milliseconds. */
export interface Opening extends Stretch {
  breaks: Stretch[];
}

/**
 * The hours of the event's zone that the given stretches touch, in order. A day with a clock change has 23 or 25 of
 * them; a zone off by half an hour has its own full hours.
 */
export function hoursOf(timeZone: string, stretches: Stretch[], openings: Opening[]): Bucket[] {
  const hours = new Map<number, Bucket>();
  for (const stretch of joined(stretches)) {
    for (let startsAt = hourStart(stretch.startsAt, timeZone); startsAt < stretch.endsAt; ) {
      const endsAt = hourStart(startsAt + 3_600_000, timeZone);
      const hour = { startsAt, endsAt };
      hours.set(startsAt, { ...hour, openMinutes: (within) => openMsOf(hour, within, openings) / 60_000 });
      startsAt = endsAt;
    }
  }
  return [...hours.values()].sort((a, b) => a.startsAt - b.startsAt);
}

/** The same time without overlaps, in order: thousands of quarters of an hour are a few days. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = [];
  for (const { startsAt, endsAt } of stretches.toSorted((a, b) => a.startsAt - b.startsAt)) {
    const last = whole.at(-1);
    if (last !== undefined && startsAt <= last.endsAt) last.endsAt = Math.max(last.endsAt, endsAt);
    else whole.push({ startsAt, endsAt });
  }
  return whole;
}

/** The hours that head counts touch: what `recordWithin` shares them out over. */
export function hoursOfHeadCounts(timeZone: string, headCounts: HeadCount[], openings: Opening[]): Bucket[] {
  const stretches = headCounts.flatMap(({ stretch }) => stretch ?? []);
  return hoursOf(timeZone, stretches, openings);
}

function hourStart(at: number, timeZone: string): number {
  const past = (at + aheadOfUtc(at, timeZone)) % HOUR_MS;
  return at - (past < 0 ? past + HOUR_MS : past);
}

const HOUR_MS = 3_600_000;

/**
 * By how much a zone's clocks are ahead of UTC, in milliseconds. A report asks it of each tap, mostly of the same minutes, and
 * Temporal needs a hundred times longer than looking it up. No clock has been changed within a minute since 1972.
 */
function aheadOfUtc(at: number, timeZone: string): number {
  const ofZone = offsets.get(timeZone) ?? new Map<number, number>();
  offsets.set(timeZone, ofZone);
  const minute = Math.floor(at / 60_000);
  const known = ofZone.get(minute);
  if (known !== undefined) return known;
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const offset = zoned.offsetNanoseconds / 1_000_000;
  // Of the minutes of seventy days.
  if (ofZone.size >= 100_000) ofZone.clear();
  ofZone.set(minute, offset);
  return offset;
}

/** By zone, then by minute. */
const offsets = new Map<string, Map<number, number>>();

/** Milliseconds of an hour and a stretch together in which the pavilion was open; all of them where no hours are known. */
export function openMsOf(hour: Stretch, within: Stretch, openings: Opening[]): number {
  const part = {
    startsAt: Math.max(hour.startsAt, within.startsAt),
    endsAt: Math.min(hour.endsAt, within.endsAt),
  };
  if (openings.length === 0) return Math.max(0, part.endsAt - part.startsAt);
  return openings
    .map(
      (opening) =>
        overlapMs(part, opening) - opening.breaks.reduce((sum, pause) => sum + overlapMs(part, pause), 0),
    )
    .reduce((sum, ms) => sum + ms, 0);
}

/** What `chooseHeadCounts` weighs by. */
export const openMsWithin = (openings: Opening[]) => (stretch: Stretch) =>
  openMsOf(stretch, stretch, openings);

/** A date of the event's zone as a stretch: 23, 24 or 25 hours. */
export function dayOf(date: string, timeZone: string): Stretch {
  const day = Temporal.PlainDate.from(date);
  const startOf = (plain: Temporal.PlainDate) => plain.toZonedDateTime(timeZone).epochMilliseconds;
  return { startsAt: startOf(day), endsAt: startOf(day.add({ days: 1 })) };
}

/** The date of a moment in the event's zone. */
export function dateOf(at: number, timeZone: string): string {
  return new Date(at + aheadOfUtc(at, timeZone)).toISOString().slice(0, 10);
}

/** The days of the event's zone that a stretch touches, in order. */
export function daysTouched({ startsAt, endsAt }: Stretch, timeZone: string): Stretch[] {
  const days: Stretch[] = [];
  for (let at = startsAt; at < endsAt; ) {
    const day = dayOf(dateOf(at, timeZone), timeZone);
    days.push(day);
    at = day.endsAt;
  }
  return days;
}

/**
 * Nothing of an event, or of a part of it, is still to come: its last opening hours have ended, or, where none are known,
 * its last date.
 *
 * @param now Unix ms
 */
export function isOver(
  {
    endsOn,
    timeZone,
    openings,
    within = null,
  }: { endsOn: string; timeZone: string; openings: readonly Stretch[]; within?: Stretch | null },
  now: number,
): boolean {
  if (openings.length > 0) return openings.every(({ endsAt }) => endsAt <= now);
  return within === null ? dateOf(now, timeZone) > endsOn : within.endsAt <= now;
}

/** A device is behind when it said that it has unsent items, or was not heard of while its booth's slot runs. */
export function isBehind(
  device: { unsent: number | null; lastSeenAt: number | null },
  isSlotRunning: boolean,
  now: number,
): boolean {
  if ((device.unsent ?? 0) > 0) return true;
  return isSlotRunning && device.lastSeenAt !== null && now - device.lastSeenAt > SILENT_MS;
}
