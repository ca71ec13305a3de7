import type { ReportBooth } from './report.ts';

/**
 * Where there is a head count too: which of the tapped visitors are part of the figure, so that a reader can do the sum.
 * Null without a head count.
 */
export function splitWords({ headCounts, beside, added }: ReportBooth['evidence']): string | null {
  const used = headCounts.filter(({ isUsed, source }) => isUsed && source !== 'missed');
  if (used.length === 0 || beside + added === 0) return null;
  if (used.some(({ startsAt }) => startsAt === null)) return 'shown beside the head count and not added';
  const [time, it] =
    used.length === 1 ? ['the time of the head count', 'it'] : ['the times of the head counts', 'them'];
  if (beside === 0) return `all outside of ${time} and added`;
  if (added === 0) return `all within ${time}, shown beside ${it} and not added`;
  return `${added} outside of ${time} and added, ${beside} within ${it}, shown beside ${it} and not added`;
}

/** Where a better head count holds for a part of the time of this one: how many of it are counted. Else null. */
export function restWords({
  isUsed,
  counted,
  likely,
}: ReportBooth['evidence']['headCounts'][number]): string | null {
  return isUsed && counted < likely ? `of which ~${counted} outside of the time of a better one` : null;
}
