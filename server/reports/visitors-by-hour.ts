import type { HiddenWhy } from '#contracts/figures';
import type { HourBucket } from '#contracts/now';
import { hiddenAt, isRecordedAt, overlaps, type Record, type Stretch } from '../counting/rules.ts';
import { type Bucket, common, placeInTime } from '../counting/time.ts';
import { hoursOf, type Opening } from './rules.ts';

/** Head counts without times, apart from the hours. */
export interface VisitorsByHour {
  hours: HourBucket[];
  notPlaced: { visitors: number; approximate: boolean };
}

/**
 * The event's visitors by hour: every booth's share, so that hours and total agree.
 * @param within the part that the records were cut to: hours end where it does
 */
export function visitorsByHour(
  event: { timeZone: string },
  records: Map<string, Record>,
  openings: Opening[],
  within: Stretch | null = null,
): VisitorsByHour {
  const all = [...records.values()];
  const hours = hoursTouched(event.timeZone, all, openings, within);
  const placed = all.map((record) => placeInTime(record, hours));
  const approximate = all.some(({ headCounts }) =>
    headCounts.some((count) => count.stretch === null && count.approximate),
  );
  return {
    hours: hours.map((hour, index) => ({
      startsAt: new Date(hour.startsAt).toISOString(),
      endsAt: new Date(hour.endsAt).toISOString(),
      ...(all.some((record) => isRecordedAt(hour, record))
        ? { visitors: placed.reduce((sum, { visitors }) => sum + (visitors[index] ?? 0), 0) }
        : { visitors: null, ...hiddenIn(hour, all) }),
      shared: placed.reduce((sum, { shared }) => sum + (shared[index] ?? 0), 0),
    })),
    notPlaced: { visitors: placed.reduce((sum, { notPlaced }) => sum + notPlaced, 0), approximate },
  };
}

function hiddenIn(hour: Stretch, records: readonly Record[]): { none?: HiddenWhy } {
  const [none] = records.flatMap((record) => hiddenAt(hour, record) ?? []);
  return none === undefined ? {} : { none };
}

/** The hours in which the pavilion was open or something is recorded, in order; the first and the last end with the range. */
export function hoursTouched(
  timeZone: string,
  records: readonly Record[],
  openings: Opening[],
  within: Stretch | null,
): Bucket[] {
  const touched: Stretch[] = [
    ...openings,
    ...records.flatMap(({ taps }) => taps),
    ...records.flatMap(({ headCounts }) => headCounts.flatMap(({ stretch }) => stretch ?? [])),
  ];
  const hours = hoursOf(timeZone, touched, openings);
  if (within === null) return hours;
  return hours.filter((hour) => overlaps(hour, within)).map((hour) => ({ ...hour, ...common(hour, within) }));
}
