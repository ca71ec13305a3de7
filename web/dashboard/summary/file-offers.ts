import type { SummaryChoices, summaryFormats } from '#contracts/report';

export interface FileOffer {
  name: string;
  format: (typeof summaryFormats)[number];
  paper?: SummaryChoices['paper'];
  /** Where it is of another edition than the one that is shown. */
  of?: SummaryChoices['edition'];
}

export const texts: readonly FileOffer[] = [
  { name: 'Markdown', format: 'md' },
  { name: 'HTML, one file', format: 'html' },
  { name: 'PDF, A4', format: 'pdf', paper: 'a4' },
  { name: 'PDF, Letter', format: 'pdf', paper: 'letter' },
];
/** Of a post there is text only; the figures are those of the internal edition. */
export const figures: readonly FileOffer[] = [
  { name: 'CSV, one table', format: 'csv' },
  { name: 'CSV, every table in a zip', format: 'zip' },
  { name: 'Excel, a sheet for each table', format: 'xlsx' },
  { name: 'JSON', format: 'json' },
];
export const briefs: readonly FileOffer[] = [
  { name: 'Briefs, a page for each booth: PDF, A4', format: 'pdf', paper: 'a4', of: 'brief' },
  { name: 'Briefs, a page for each booth: PDF, Letter', format: 'pdf', paper: 'letter', of: 'brief' },
];
