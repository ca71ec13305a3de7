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
  for (const stretch of stretches) {
    for (let startsAt = hourStart(stretch.startsAt, timeZone); startsAt < stretch.endsAt; ) {
      const endsAt = hourStart(startsAt + 3_600_000, timeZone);
      const hour = { startsAt, endsAt };
      hours.set(startsAt, { ...hour, openMinutes: (within) => openMsOf(hour, within, openings) / 60_000 });
      startsAt = endsAt;
    }
  }
  return [...hours.values()].sort((a, b) => a.startsAt - b.startsAt);
}

/** The hours that head counts touch: what `recordWithin` shares them out over. */
export function hoursOfHeadCounts(timeZone: string, headCounts: HeadCount[], openings: Opening[]): Bucket[] {
  const stretches = headCounts.flatMap(({ stretch }) => stretch ?? []);
  return hoursOf(timeZone, stretches, openings);
}

function hourStart(at: number, timeZone: string): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return at - zoned.minute * 60_000 - zoned.second * 1_000 - zoned.millisecond;
}

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
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
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
