import type { Figure } from '#contracts/figures';
import { figureOf, type Record, totalOf } from '../counting/rules.ts';
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

/** The same of several booths together. */
export function daysOfAll(records: readonly Record[], timeZone: string, openings: Opening[]) {
  const figures = records.flatMap((record) => figuresByDay(record, timeZone, openings));
  const dates = [...new Set(figures.map(({ date }) => date))].sort();
  return dates.map((date) => ({
    date,
    figure: totalOf(figures.filter((one) => one.date === date).map(({ figure }) => figure)).total,
  }));
}
