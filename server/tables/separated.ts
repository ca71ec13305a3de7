import { type CsvError, parse } from 'csv-parse/sync';
import { tableLimits } from '#contracts/tables';
import { AppError } from '../http/errors.ts';
import { addressOf } from './cells.ts';

/**
 * The rows of text whose cells are parted by tabs, commas or semicolons, with quotes around what holds them or line breaks.
 * Reads one row more than may be, so that the caller can tell.
 * @throws AppError invalid-input with the row where it cannot be read
 */
export function readSeparated(text: string): string[][] {
  const content = text.replace(/^\uFEFF/, '');
  const { delimiter, rest } = delimiterOf(content);
  const options = {
    delimiter,
    // A table put together from several files has several kinds.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: false,
    to: tableLimits.rows + 1,
    max_record_size: 200_000,
  };
  try {
    return parse(rest, options).map((row) => row.map(withoutApostrophe));
  } catch (error) {
    // In the clipboard a quote is often nothing but a quote: Sam "the tall" Doe.
    const lines = relaxed(rest, options);
    if (lines !== null) return lines;
    throw unreadable(error as CsvError);
  }
}

/** Spreadsheets may say which one they use in a first line, sep=; */
function delimiterOf(text: string): { delimiter: string; rest: string } {
  const said = /^sep=(.)\r?\n/i.exec(text);
  if (said?.[1] !== undefined) return { delimiter: said[1], rest: text.slice(said[0].length) };
  const plain = text.slice(0, 20_000).replaceAll(/"(?:[^"]|"")*"/g, '');
  const counts = ['\t', ';', ','].map((delimiter) => {
    const lines = plain.split(/\r?\n/).filter((line) => line.trim() !== '');
    const having = lines.filter((line) => line.includes(delimiter)).length;
    return { delimiter, share: having / Math.max(1, lines.length), all: plain.split(delimiter).length };
  });
  // A tab is never part of a name; a comma often is.
  const best =
    counts.find(({ delimiter, all }) => delimiter === '\t' && all > 1) ?? counts.toSorted(byShare)[0];
  return { delimiter: best?.delimiter ?? ',', rest: text };
}

const byShare = (a: { share: number; all: number }, b: { share: number; all: number }) =>
  b.share - a.share || b.all - a.all;

function relaxed(text: string, options: object): string[][] | null {
  try {
    const rows: string[][] = parse(text, { ...options, relax_quotes: true });
    return rows.map((row) => row.map(withoutApostrophe));
  } catch {
    return null;
  }
}

function unreadable(error: CsvError): AppError {
  const row = typeof error.lines === 'number' ? Math.max(1, error.lines) : 1;
  const why =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quote that is opened and never closed'
      : error.code === 'CSV_MAX_RECORD_SIZE'
        ? 'a row that does not end; a quote may be opened and not closed'
        : 'quotes that cannot be read';
  return new AppError(
    'invalid-input',
    `Line ${row} of this table holds ${why}. Mend it there, then try again.`,
    {
      issues: [{ path: addressOf(row - 1, 0), message: `${why.charAt(0).toUpperCase()}${why.slice(1)}.` }],
    },
  );
}

/** Files of ours put an apostrophe before what a spreadsheet would take for a formula. */
function withoutApostrophe(text: string): string {
  return /^'[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? text.slice(1) : text;
}
