import type { SummaryDocument } from '#contracts/document';
import type { Report, SummaryChoices } from '#contracts/report';
import { postOf } from '#contracts/summary-post';
import { briefOf } from './brief.ts';
import { internalOf } from './internal.ts';

/** The document that a report becomes. Every format with text renders this. */
export function documentOf(report: Report, choices: SummaryChoices): SummaryDocument {
  return makers[choices.edition](report, choices);
}

const makers = { internal: internalOf, post: postOf, brief: briefOf };
