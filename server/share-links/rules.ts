import type { SummaryDocument } from '#contracts/document';
import type { Report } from '#contracts/report';
import { postOf } from '#contracts/summary-post';

/**
 * What whoever has a link may read: the post of what is approved, as its file and its page show it. Of persons the
 * representatives' names, where they are chosen.
 */
export function sharedPostOf(report: Report, hasNames: boolean): SummaryDocument {
  const booths = hasNames ? report.booths : report.booths.map((booth) => ({ ...booth, representatives: [] }));
  return postOf({ ...report, booths }, { drafts: 'left-out', frontMatter: false });
}
