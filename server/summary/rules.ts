import { type Report, type SummaryChoices, summaryFormats } from '#contracts/report';
import { AppError } from '../http/errors.ts';
import { renderCsv } from './csv.ts';
import { documentOf } from './document.ts';
import { fileNameOf } from './file-name.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';

type SummaryFormat = (typeof summaryFormats)[number];

export interface SummaryFile {
  fileName: string;
  mediaType: string;
  body: string;
}

interface Renderer {
  mediaType: string;
  render(report: Report, choices: SummaryChoices): string;
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
  csv: { mediaType: 'text/csv; charset=utf-8', render: renderCsv },
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
 */
export function renderSummary(
  report: Report,
  format: SummaryFormat,
  choices: SummaryChoices,
  asked: readonly string[] | null,
): SummaryFile {
  const { mediaType, render } = renderers[format];
  return { fileName: fileNameOf(report, choices, asked, format), mediaType, body: render(report, choices) };
}
