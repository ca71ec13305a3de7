import { partWords, type Report, summaryFormats } from '#contracts/report';
import { AppError } from '../http/errors.ts';
import { dateOf } from '../reports/rules.ts';
import { renderCsv } from './csv.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';

type SummaryFormat = (typeof summaryFormats)[number];

export interface SummaryFile {
  fileName: string;
  mediaType: string;
  body: string;
}

const renderers: { [format in SummaryFormat]: { mediaType: string; render: (report: Report) => string } } = {
  md: { mediaType: 'text/markdown; charset=utf-8', render: renderMarkdown },
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
 * The report as a file to keep; its name carries the event, the booth if only one was asked for, how many of the booths
 * if it is not all of them, and the date.
 */
export function renderSummary(report: Report, format: SummaryFormat, booth?: string): SummaryFile {
  const { mediaType, render } = renderers[format];
  const date = dateOf(Date.parse(report.madeAt), report.event.timeZone);
  const part = booth ?? partWords(report)?.replaceAll(' ', '-');
  const subject = [report.event.slug, ...(part === undefined ? [] : [part]), 'summary', date].join('-');
  return { fileName: `${subject}.${format}`, mediaType, body: render(report) };
}
