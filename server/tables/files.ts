import { writeCsv } from '../csv.ts';
import { AppError } from '../http/errors.ts';
import { CSV } from '../http/file.ts';
import type { OutTable } from './outgoing.ts';
import { renderSheets, textOf } from './sheets.ts';

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
    ? { mediaType: CSV, body: renderCsv(table, about) }
    : {
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        body: await renderSheets([table, { title: 'About', heads: ['What', 'Value'], rows: about }]),
      };
}

function renderCsv({ title, heads, rows }: OutTable, about: About): string {
  // In a grid, columns to the right of the times are booths.
  const more = title === 'Grid' ? [] : about;
  const values = more.map(([, value]) => value);
  return writeCsv(
    [...heads, ...more.map(([head]) => head)],
    rows.map((row) => [...row.map(textOf), ...values]),
  );
}
