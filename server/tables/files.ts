import { stringify } from 'csv-stringify/sync';
import writeWorkbook from 'write-excel-file/node';
import { AppError } from '../http/errors.ts';
import { clockOf, type OutCell, type OutTable } from './outgoing.ts';

const formats = ['csv', 'xlsx'] as const;
type Format = (typeof formats)[number];

/** @throws AppError unknown-format, naming the formats there are */
export function requireTableFormat(format: string): Format {
  const known = formats.find((name) => name === format);
  if (known === undefined)
    throw new AppError(
      'unknown-format',
      `There is no table as "${format}". The formats are ${formats.join(' and ')}.`,
    );
  return known;
}

/** What a file says of itself: each row of a CSV, a sheet of its own in a workbook. */
export type About = [head: string, value: string][];

interface TableFile {
  mediaType: string;
  body: string | Buffer;
}

export async function renderTable(table: OutTable, about: About, format: Format): Promise<TableFile> {
  return format === 'csv'
    ? { mediaType: 'text/csv; charset=utf-8', body: renderCsv(table, about) }
    : {
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        body: await renderWorkbook(table, about),
      };
}

/** With the byte order mark that spreadsheets need to read UTF-8; what they would take for a formula is none. */
function renderCsv({ title, heads, rows }: OutTable, about: About): string {
  // In a grid, columns to the right of the times are booths.
  const more = title === 'Grid' ? [] : about;
  const values = more.map(([, value]) => value);
  return stringify(
    [[...heads, ...more.map(([head]) => head)], ...rows.map((row) => [...row.map(textOf), ...values])],
    {
      bom: true,
      escape_formulas: true,
      quoted_string: true,
      record_delimiter: 'windows',
    },
  );
}

function textOf(cell: OutCell): string | number {
  if (typeof cell !== 'object') return cell;
  return 'date' in cell ? cell.date : clockOf(cell.minutes);
}

const MINUTES_OF_DAY = 24 * 60;
const WIDTHS = { least: 10, most: 40 };

/** Text is text there, never a formula; dates, times and numbers are what they are. */
function renderWorkbook({ title, heads, rows }: OutTable, about: About): Promise<Buffer> {
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  return writeWorkbook([
    {
      sheet: title,
      data: [heads.map(bold), ...rows.map((row) => row.map(typedCell))],
      stickyRowsCount: 1,
      columns: heads.map((head, at) => ({
        width: widthOf([head, ...rows.map((row) => textOf(row[at] ?? ''))]),
      })),
    },
    { sheet: 'About', data: about.map(([head, value]) => [bold(head), { type: String, value }]) },
  ]).toBuffer();
}

function typedCell(cell: OutCell) {
  if (typeof cell === 'number') return { type: Number, value: cell };
  if (typeof cell === 'string')
    return cell === '' ? null : { type: String, value: cell, wrap: cell.includes('\n') };
  if ('date' in cell) return { type: Date, value: new Date(`${cell.date}T00:00:00Z`), format: 'yyyy-mm-dd' };
  return { type: Number, value: cell.minutes / MINUTES_OF_DAY, format: 'hh:mm' };
}

/** In characters, by the longest line. */
function widthOf(texts: readonly (string | number)[]): number {
  const longest = texts.reduce<number>(
    (most, text) =>
      Math.max(
        most,
        ...String(text)
          .split('\n')
          .map((line) => line.length),
      ),
    0,
  );
  return Math.min(WIDTHS.most, Math.max(WIDTHS.least, longest + 2));
}
