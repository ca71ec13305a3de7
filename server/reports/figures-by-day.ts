import type { Figure } from '#contracts/figures';
import { figureOf, type Record } from '../counting/rules.ts';
import { recordWithin } from '../counting/time.ts';
import { dateOf, dayOf, daysTouched, hoursOfHeadCounts, type Opening } from './rules.ts';

/**
 * A booth's figure for each day that has a slot or a record. A head count over several days is shared out by open
 * minutes; one of the whole event belongs to no day.
 */
export function figuresByDay(
  record: Record,
  timeZone: string,
  openings: Opening[],
): { date: string; figure: Figure }[] {
  const timed = record.headCounts.flatMap(({ stretch }) => stretch ?? []);
  const starts = [
    ...[...record.days, ...record.taps].map(({ startsAt }) => startsAt),
    ...timed.flatMap((stretch) => daysTouched(stretch, timeZone).map(({ startsAt }) => startsAt)),
  ];
  const dates = [...new Set(starts.map((at) => dateOf(at, timeZone)))].sort();
  const hours = hoursOfHeadCounts(timeZone, record.headCounts, openings);
  return dates.map((date) => ({
    date,
    figure: figureOf(recordWithin(record, dayOf(date, timeZone), hours)),
  }));
}
