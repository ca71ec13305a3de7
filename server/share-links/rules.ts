import type { z } from 'zod';
import type { Report } from '#contracts/report';
import type { shareLinks } from '#contracts/share-links';

type SharedSummary = z.input<typeof shareLinks.read.output>;

/**
 * What of a report may be read by whoever has a link: what was approved for the post. No staffing, no words of visitors, no
 * affiliations; a booth that was left out on purpose, or whose paragraph nobody approved, is absent.
 */
export function sharedSummaryOf(report: Report, hasNames: boolean): SharedSummary {
  const { name, venue, city, timeZone, startsOn, endsOn, simulated } = report.event;
  return {
    madeAt: report.madeAt,
    event: { name, venue, city, timeZone, startsOn, endsOn, simulated },
    total: report.total,
    sections: report.sections.filter(isPublished).map(({ section, body }) => ({ section, body })),
    booths: report.booths.flatMap((booth) =>
      booth.highlight === null || !isPublished(booth.highlight)
        ? []
        : {
            name: booth.name,
            representatives: hasNames ? booth.representatives.map((person) => person.name) : [],
            figure: booth.figure,
            body: booth.highlight.body,
          },
    ),
  };
}

const isPublished = ({ state, body }: { state: string; body: string }) =>
  state === 'approved' && body.trim() !== '';
