import type { SummaryDocument } from '#contracts/document';
import type { Report, ReportBooth } from '#contracts/report';
import { isShown } from '#contracts/summary-parts';
import { postOf } from '#contracts/summary-post';

/**
 * What whoever has a link may read: the post, of what was approved. Of persons the representatives' names, where they are
 * chosen; a booth that was left out on purpose, or whose paragraph nobody approved, is absent.
 */
export function sharedPostOf(report: Report, hasNames: boolean): SummaryDocument {
  const booths = report.booths
    .filter(({ highlight }) => highlight !== null && isShown(highlight, 'left-out'))
    .map((booth): ReportBooth => (hasNames ? booth : { ...booth, representatives: [] }));
  return postOf({ ...report, booths }, { drafts: 'left-out', frontMatter: false });
}
