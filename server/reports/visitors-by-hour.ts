import type { HourBucket } from '#contracts/now';
import { chooseHeadCounts, isRecordedAt, type Record, type Stretch } from '../counting/rules.ts';
import { placeInTime } from '../counting/time.ts';
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
