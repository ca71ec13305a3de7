import {
  marksOfFile,
  partWords,
  type Report,
  type SummaryChoices,
  type SummaryTable,
} from '#contracts/report';
import { dateOf } from '../reports/rules.ts';

/**
 * The event, the booth or how many of the booths where it is not all of them, what it is, whether it holds approved texts
 * only, what has to be known of it, and the date on which it was made in the event's zone:
 * "kubecon-na-2025-drasi-post-approved-provisional-2025-11-12.md".
 *
 * @param marks what has to be known: a post is of fewer booths than the report
 * @param asked slugs of the booths that were asked for; null for all
 */
export function fileNameOf(
  report: Report,
  { edition, table = 'booths', drafts }: Pick<SummaryChoices, 'edition' | 'table' | 'drafts'>,
  marks: readonly string[],
  asked: readonly string[] | null,
  extension: string,
): string {
  const approved = drafts === 'left-out' ? ['approved'] : [];
  const words = [...partOf(report, asked), whatOf(edition, table), ...approved];
  return nameOf(report, [report.event.slug, ...words], marks, extension);
}

/** "kubecon-na-2025-compared-with-kubecon-eu-2025-drasi-provisional-2025-11-12.md" */
export function comparisonFileNameOf(
  { here, there }: { here: Report; there: Report },
  marks: readonly string[],
  asked: readonly string[] | null,
  extension: string,
): string {
  const words = [here.event.slug, 'compared-with', there.event.slug, ...partOf(here, asked)];
  return nameOf(here, words, marks, extension);
}

function partOf(report: Report, asked: readonly string[] | null): string[] {
  const [only] = asked?.length === 1 ? asked : [];
  return [only ?? partWords(report)?.replaceAll(' ', '-')].filter((part) => part !== undefined);
}

/** Of a file inside of a zip, where each table goes by its own name. */
export const fileNameInZip = (report: Report, table: SummaryTable): string =>
  nameOf(report, [report.event.slug, table], marksOfFile(report), 'csv');

function nameOf({ madeAt, event }: Report, words: string[], marks: readonly string[], extension: string) {
  const made = dateOf(Date.parse(madeAt), event.timeZone);
  return `${[...words, ...marks.map((mark) => mark.toLowerCase()), made].join('-')}.${extension}`;
}

/** A CSV of another table than the booths is named after it. */
function whatOf(edition: SummaryChoices['edition'], table: SummaryTable): string {
  if (table !== 'booths') return table;
  return edition === 'internal' ? 'summary' : edition;
}
