import type { EventBreak } from '#contracts/events';
import type { Stretch } from '../counting/rules.ts';
import type { Reader } from '../database/sql.ts';
import type { Opening } from './rules.ts';

export interface NamedOpening extends Opening {
  breaks: (Stretch & { label: string })[];
}

/** The event's opening hours with their breaks, in order. @param within only of days that open in it; null: all */
export async function listOpenings(
  tx: Reader,
  eventId: string,
  within: Stretch | null,
): Promise<NamedOpening[]> {
  const rows = await tx<
    { startsAt: Date; endsAt: Date; breaks: { startsAt: string; endsAt: string; label: string }[] }[]
  >`
    select opens_at as starts_at, closes_at as ends_at, breaks from event_days
    where event_id = ${eventId} and archived_at is null order by opens_at`;
  return rows
    .map((row) => ({
      startsAt: row.startsAt.getTime(),
      endsAt: row.endsAt.getTime(),
      breaks: row.breaks.map(({ startsAt, endsAt, label }) => ({
        startsAt: Date.parse(startsAt),
        endsAt: Date.parse(endsAt),
        label,
      })),
    }))
    .filter(({ startsAt }) => within === null || (startsAt >= within.startsAt && startsAt < within.endsAt));
}

/** Every break of the event, in order, in ISO 8601 instants. */
export async function listBreaks(tx: Reader, eventId: string): Promise<EventBreak[]> {
  const openings = await listOpenings(tx, eventId, null);
  const iso = (at: number) => new Date(at).toISOString();
  return openings
    .flatMap(({ breaks }) => breaks)
    .map(({ startsAt, endsAt, label }) => ({ startsAt: iso(startsAt), endsAt: iso(endsAt), label }));
}
