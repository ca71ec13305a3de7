import type { SummaryDocument } from '#contracts/document';
import type { Report, SummaryChoices } from '#contracts/report';
import { postOf } from '#contracts/summary-post';
import { internalOf } from './internal.ts';

/** The document that a report becomes. Every format with text renders this. */
export function documentOf(report: Report, choices: SummaryChoices): SummaryDocument {
  return choices.edition === 'post' ? postOf(report, choices) : internalOf(report, choices);
}
