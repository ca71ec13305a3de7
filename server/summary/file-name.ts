import {
  marksOfFile,
  partWords,
  type Report,
  type SummaryChoices,
  type SummaryTable,
} from '#contracts/report';
import { dateOf } from '../reports/rules.ts';

/**
 * The event, the booth or how many of the booths where it is not all of them, what it is, what has to be known of it, and
 * the date on which it was made in the event's zone: "kubecon-na-2025-drasi-post-provisional-2025-11-12.md".
 *
 * @param asked slugs of the booths that were asked for; null for all
 */
export function fileNameOf(
  report: Report,
  { edition, table = 'booths' }: Pick<SummaryChoices, 'edition' | 'table'>,
  asked: readonly string[] | null,
  extension: string,
): string {
  const [only] = asked?.length === 1 ? asked : [];
  const part = only ?? partWords(report)?.replaceAll(' ', '-');
  const parts = [
    report.event.slug,
    ...(part === undefined ? [] : [part]),
    whatOf(edition, table),
    ...marksOfFile(report).map((mark) => mark.toLowerCase()),
    dateOf(Date.parse(report.madeAt), report.event.timeZone),
  ];
  return `${parts.join('-')}.${extension}`;
}

/** A CSV of another table than the booths is named after it. */
function whatOf(edition: SummaryChoices['edition'], table: SummaryTable): string {
  if (table !== 'booths') return table;
  return edition === 'internal' ? 'summary' : edition;
}
