import {
  partWords,
  type Report,
  type SummaryTable,
  summaryFormats,
  summaryTables,
  XLSX,
} from '#contracts/report';
import { AppError } from '../http/errors.ts';
import { dateOf } from '../reports/rules.ts';
import { renderCsv } from './csv.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { renderXlsx } from './xlsx.ts';
import { renderZip } from './zip.ts';

type SummaryFormat = (typeof summaryFormats)[number];

export interface SummaryFile {
  fileName: string;
  mediaType: string;
  body: string | Buffer;
}

interface Wanted {
  /** Slug, where only one was asked for. */
  booth?: string | undefined;
  /** Of a CSV. */
  table?: SummaryTable | undefined;
}

interface Renderer {
  mediaType: string;
  render: (report: Report, wanted: Wanted) => SummaryFile['body'] | Promise<SummaryFile['body']>;
}

const renderers: { [format in SummaryFormat]: Renderer } = {
  md: { mediaType: 'text/markdown; charset=utf-8', render: renderMarkdown },
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

/** @throws AppError invalid-input, naming the tables there are */
export function requireTable(table: string): SummaryTable {
  const known = summaryTables.find((name) => name === table);
  if (known === undefined)
    throw new AppError(
      'invalid-input',
      `There is no table "${table}". The tables are ${summaryTables.join(', ')}.`,
    );
  return known;
}

/**
 * The report as a file to keep; its name carries the event, the booth if only one was asked for, how many of the booths
 * if it is not all of them, the table of a CSV that is not the booths, and the date.
 *
 * @throws AppError invalid-input for a table of what is not a CSV
 */
export async function renderSummary(
  report: Report,
  format: SummaryFormat,
  wanted: Wanted = {},
): Promise<SummaryFile> {
  const { booth, table } = wanted;
  if (table !== undefined && format !== 'csv')
    throw new AppError(
      'invalid-input',
      `query.table: only a CSV holds one table; leave it out for ${format}, or ask for csv`,
    );
  const { mediaType, render } = renderers[format];
  const date = dateOf(Date.parse(report.madeAt), report.event.timeZone);
  const part = booth ?? partWords(report)?.replaceAll(' ', '-');
  const about = table === undefined || table === 'booths' ? 'summary' : table;
  const subject = [report.event.slug, ...(part === undefined ? [] : [part]), about, date].join('-');
  return { fileName: `${subject}.${format}`, mediaType, body: await render(report, wanted) };
}
