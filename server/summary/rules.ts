import type { SummaryDocument } from '#contracts/document';
import { marksOfFile, type Report, type SummaryChoices, summaryFormats, XLSX } from '#contracts/report';
import { makeApart } from '../apart.ts';
import { AppError } from '../http/errors.ts';
import type { OutFile } from '../http/file.ts';
import { comparisonDocument, marksOf } from './comparison-document.ts';
import { type Beside, comparisonCsv, comparisonJson } from './comparison-tables.ts';
import { renderCsv } from './csv.ts';
import { documentOf } from './document.ts';
import { comparisonFileNameOf, fileNameOf } from './file-name.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import type { renderPdf } from './pdf.ts';
import type { renderComparisonXlsx, renderXlsx } from './xlsx.ts';
import type { renderComparisonZip, renderZip } from './zip.ts';

type SummaryFormat = (typeof summaryFormats)[number];

type Body = string | Uint8Array;

type Renderers<Of> = {
  [format in SummaryFormat]: (of: Of, choices: SummaryChoices, signal?: AbortSignal) => Body | Promise<Body>;
};

const mediaTypes: { [format in SummaryFormat]: string } = {
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  zip: 'application/zip',
  xlsx: XLSX,
  json: 'application/json; charset=utf-8',
};

const pdfFile = new URL('./pdf.ts', import.meta.url);
const zipFile = new URL('./zip.ts', import.meta.url);
const xlsxFile = new URL('./xlsx.ts', import.meta.url);

/** The formats that a document becomes. */
const textRenderers: Pick<Renderers<SummaryDocument>, 'md' | 'html' | 'pdf'> = {
  md: (document, { edition }) => renderMarkdown(document, edition === 'post'),
  html: renderHtml,
  pdf: (document, { paper }, signal) =>
    makeApart<typeof renderPdf>(pdfFile, 'renderPdf', [document, paper], signal),
};

/** The formats that hold figures. */
const dataRenderers: Omit<Renderers<Report>, keyof typeof textRenderers> = {
  csv: (report, { table }) => renderCsv(report, table),
  zip: (report, _, signal) => makeApart<typeof renderZip>(zipFile, 'renderZip', [report], signal),
  xlsx: (report, _, signal) => makeApart<typeof renderXlsx>(xlsxFile, 'renderXlsx', [report], signal),
  json: renderJson,
};

const comparisonRenderers: Renderers<Beside> = {
  md: ({ comparison }, choices) => textRenderers.md(comparisonDocument(comparison), choices),
  html: ({ comparison }, choices) => textRenderers.html(comparisonDocument(comparison), choices),
  pdf: ({ comparison }, choices, signal) =>
    textRenderers.pdf(comparisonDocument(comparison), choices, signal),
  csv: comparisonCsv,
  zip: (beside, _, signal) =>
    makeApart<typeof renderComparisonZip>(zipFile, 'renderComparisonZip', [beside], signal),
  xlsx: (beside, _, signal) =>
    makeApart<typeof renderComparisonXlsx>(xlsxFile, 'renderComparisonXlsx', [beside], signal),
  json: comparisonJson,
};

/** @throws AppError unknown-format, naming the formats there are */
export function requireFormat(format: string): SummaryFormat {
  const known = summaryFormats.find((name) => name === format);
  if (known === undefined)
    throw new AppError(
      'unknown-format',
      `There is no summary as "${format}". The formats are ${summaryFormats.join(', ')}.`,
    );
  return known;
}

/**
 * The report as a file to keep.
 *
 * @param asked slugs of the booths that were asked for; null for all
 * @param signal ends the work when nobody waits for it any more
 * @throws AppError invalid-input for a table of what is not a CSV, and for an edition of what is not text
 */
export async function renderSummary(
  report: Report,
  format: SummaryFormat,
  choices: SummaryChoices,
  asked: readonly string[] | null,
  signal?: AbortSignal,
): Promise<OutFile> {
  if (choices.table !== undefined && format !== 'csv')
    throw new AppError(
      'invalid-input',
      `table: only a CSV holds one table; leave it out for ${format}, or ask for csv`,
    );
  if (choices.edition !== 'internal' && !isText(format))
    throw new AppError(
      'invalid-input',
      `edition: a ${choices.edition} is text, and ${format} holds figures; leave edition out for ${format}, or ask for ${textFormats.join(', ')}`,
    );
  const named = (marks: readonly string[]) => ({
    fileName: fileNameOf(report, choices, marks, asked, format),
    mediaType: mediaTypes[format],
  });
  if (!isText(format))
    return {
      ...named(marksOfFile(report)),
      body: await dataRenderers[format](withTexts(report, choices), choices, signal),
    };
  // Documents leave texts out themselves: a post names those that it marks.
  const document = documentOf(report, choices);
  return { ...named(document.marks), body: await textRenderers[format](document, choices, signal) };
}

/**
 * Two events side by side, as a file to keep.
 *
 * @param asked slugs of the booths that were asked for; null for all
 * @param signal ends the work when nobody waits for it any more
 * @throws AppError invalid-input for an edition or a table: a comparison has one of each
 */
export async function renderComparison(
  beside: Beside,
  format: SummaryFormat,
  choices: SummaryChoices,
  asked: readonly string[] | null,
  signal?: AbortSignal,
): Promise<OutFile> {
  if (choices.edition !== 'internal')
    throw new AppError(
      'invalid-input',
      `with: a comparison has no edition "${choices.edition}"; leave edition out`,
    );
  if (choices.table !== undefined)
    throw new AppError('invalid-input', 'with: the CSV of a comparison is one table; leave table out');
  const body = await comparisonRenderers[format](beside, choices, signal);
  const fileName = comparisonFileNameOf(beside, marksOf(beside.comparison), asked, format);
  return { fileName, mediaType: mediaTypes[format], body };
}

const textFormats = ['md', 'html', 'pdf'] as const satisfies readonly SummaryFormat[];
const isText = (format: SummaryFormat): format is (typeof textFormats)[number] =>
  textFormats.some((one) => one === format);

/** Without the texts that nobody approved, where they are to be left out. */
function withTexts(report: Report, { drafts }: SummaryChoices): Report {
  if (drafts === 'marked') return report;
  return {
    ...report,
    sections: report.sections.filter(({ state }) => state === 'approved'),
    booths: report.booths.map((booth) => ({
      ...booth,
      highlight: booth.highlight?.state === 'approved' ? booth.highlight : null,
    })),
  };
}
