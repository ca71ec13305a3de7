import { type Report, type SummaryChoices, summaryFormats, XLSX } from '#contracts/report';
import { AppError } from '../http/errors.ts';
import { makeApart } from '../pdf/apart.ts';
import { renderCsv } from './csv.ts';
import { documentOf } from './document.ts';
import { fileNameOf } from './file-name.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import type { renderPdf } from './pdf.ts';
import { renderXlsx } from './xlsx.ts';
import { renderZip } from './zip.ts';

type SummaryFormat = (typeof summaryFormats)[number];

export interface SummaryFile {
  fileName: string;
  mediaType: string;
  body: Body;
}

type Body = string | Uint8Array;

interface Renderer {
  mediaType: string;
  render(report: Report, choices: SummaryChoices, signal?: AbortSignal): Body | Promise<Body>;
}

const renderers: { [format in SummaryFormat]: Renderer } = {
  md: {
    mediaType: 'text/markdown; charset=utf-8',
    render: (report, choices) => renderMarkdown(documentOf(report, choices)),
  },
  html: {
    mediaType: 'text/html; charset=utf-8',
    render: (report, choices) => renderHtml(documentOf(report, choices)),
  },
  pdf: {
    mediaType: 'application/pdf',
    render: (report, choices, signal) => {
      const given: Parameters<typeof renderPdf> = [documentOf(report, choices), choices.paper];
      return makeApart<typeof renderPdf>(new URL('./pdf.ts', import.meta.url), 'renderPdf', given, signal);
    },
  },
  csv: {
    mediaType: 'text/csv; charset=utf-8',
    render: (report, { table }) => renderCsv(report, table),
  },
  zip: { mediaType: 'application/zip', render: renderZip },
  xlsx: { mediaType: XLSX, render: renderXlsx },
  json: { mediaType: 'application/json; charset=utf-8', render: renderJson },
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
 * @throws AppError invalid-input for a table of what is not a CSV, too-large
 */
export async function renderSummary(
  report: Report,
  format: SummaryFormat,
  choices: SummaryChoices,
  asked: readonly string[] | null,
  signal?: AbortSignal,
): Promise<SummaryFile> {
  if (choices.table !== undefined && format !== 'csv')
    throw new AppError(
      'invalid-input',
      `table: only a CSV holds one table; leave it out for ${format}, or ask for csv`,
    );
  const { mediaType, render } = renderers[format];
  const body = await render(report, choices, signal);
  return { fileName: fileNameOf(report, choices, asked, format), mediaType, body };
}
