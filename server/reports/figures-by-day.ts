import type { Figure } from '#contracts/figures';
import {
  chooseHeadCounts,
  figureOf,
  type HeadCount,
  overlapMs,
  overlaps,
  type Record,
  type Stretch,
  shareOut,
} from '../counting/rules.ts';
import { dateOf, dayOf } from './rules.ts';

/**
 * A booth's figure for each day that has a slot or a record. A head count over several days is shared out by its
 * minutes of each; one of the whole event belongs to no day.
 */
export function figuresByDay(record: Record, timeZone: string): { date: string; figure: Figure }[] {
  const chosen = chooseHeadCounts(record.headCounts);
  const timed = chosen.flatMap(({ stretch }) => (stretch === null ? [] : [stretch]));
  const moments = [...record.days, ...record.taps, ...timed].flatMap(({ startsAt, endsAt }) => [
    startsAt,
    endsAt - 1,
  ]);
  const dates = [...new Set(moments.map((at) => dateOf(at, timeZone)))].sort();
  const days = dates.map((date) => dayOf(date, timeZone));
  return dates.map((date, index) => {
    const day = days[index] ?? dayOf(date, timeZone);
    const figure = figureOf({
      days: record.days.filter((other) => overlaps(other, day)),
      taps: record.taps.filter((taps) => overlaps(taps, day)),
      headCounts: chosen.flatMap((count) => shareOf(count, day, days)),
      presence: record.presence.filter((stretch) => overlaps(stretch, day)),
      isBehind: record.isBehind,
    });
    return { date, figure };
  });
}

function shareOf(count: HeadCount, day: Stretch, days: Stretch[]): HeadCount[] {
  const { stretch } = count;
  if (stretch === null || !overlaps(stretch, day)) return [];
  if (overlapMs(day, stretch) === stretch.endsAt - stretch.startsAt) return [count];
  const shares = shareOut(
    count.likely,
    days.map((other) => overlapMs(other, stretch)),
  );
  const likely = shares[days.indexOf(day)] ?? 0;
  const part = {
    startsAt: Math.max(day.startsAt, stretch.startsAt),
    endsAt: Math.min(day.endsAt, stretch.endsAt),
  };
  return [{ ...count, stretch: part, likely, approximate: true, low: null, high: null }];
}
