import type { HourBucket } from '#contracts/now';
import { chooseHeadCounts, isRecordedAt, placeInTime, type Record, type Stretch } from '../counting/rules.ts';
import type { Reader } from '../database/sql.ts';
import { hoursOf, type Opening } from './rules.ts';

/** Head counts without times, apart from the hours. */
export interface VisitorsByHour {
  hours: HourBucket[];
  notPlaced: { visitors: number; approximate: boolean };
}

/** The event's visitors by hour: every booth's share, so that hours and total agree. */
export function visitorsByHour(
  event: { timeZone: string },
  records: Map<string, Record>,
  openings: Opening[],
): VisitorsByHour {
  const all = [...records.values()];
  const touched: Stretch[] = [
    ...openings,
    ...all.flatMap(({ taps }) => taps),
    ...all.flatMap(({ headCounts }) => headCounts.flatMap(({ stretch }) => stretch ?? [])),
  ];
  const hours = hoursOf(event.timeZone, touched, openings);
  const placed = all.map((record) => placeInTime(record, hours));
  const approximate = all.some(({ headCounts }) =>
    chooseHeadCounts(headCounts).some((count) => count.stretch === null && count.approximate),
  );
  return {
    hours: hours.map((hour, index) => ({
      startsAt: new Date(hour.startsAt).toISOString(),
      endsAt: new Date(hour.endsAt).toISOString(),
      visitors: all.some((record) => isRecordedAt(hour, record))
        ? placed.reduce((sum, { visitors }) => sum + (visitors[index] ?? 0), 0)
        : null,
      shared: placed.reduce((sum, { shared }) => sum + (shared[index] ?? 0), 0),
    })),
    notPlaced: { visitors: placed.reduce((sum, { notPlaced }) => sum + notPlaced, 0), approximate },
  };
}

export async function listOpenings(tx: Reader, eventId: string, within: Stretch | null): Promise<Opening[]> {
  const rows = await tx<{ startsAt: Date; endsAt: Date; breaks: { startsAt: string; endsAt: string }[] }[]>`
    select opens_at as starts_at, closes_at as ends_at, breaks from event_days
    where event_id = ${eventId} and archived_at is null order by opens_at`;
  return rows
    .map((row) => ({
      startsAt: row.startsAt.getTime(),
      endsAt: row.endsAt.getTime(),
      breaks: row.breaks.map(({ startsAt, endsAt }) => ({
        startsAt: Date.parse(startsAt),
        endsAt: Date.parse(endsAt),
      })),
    }))
    .filter(({ startsAt }) => within === null || (startsAt >= within.startsAt && startsAt < within.endsAt));
}
