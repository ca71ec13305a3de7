// Of the three, the one that unpacks no more than the zip's own list names.
import readWorkbook from 'read-excel-file/universal';
import type { Sheet } from './cells.ts';

interface Given {
  bytes: Uint8Array<ArrayBuffer>;
  rows: number;
  columns: number;
}

/** The sheets of an XLSX file, as far as they are asked for; null if it is none. For a thread of its own (workbook.ts). */
export async function unpack({ bytes, rows, columns }: Given): Promise<Sheet[] | null> {
  try {
    const sheets = await readWorkbook(bytes.buffer, { trim: false });
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.slice(0, rows).map((row) => row.slice(0, columns).map(textOf)),
    }));
  } catch {
    return null;
  }
}

/** As cells.ts says it. Spreadsheets keep a time without a date as one of 30 December 1899. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (!(value instanceof Date)) return String(value);
  if (Number.isNaN(value.getTime())) return '';
  const rounded = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString();
  const [date = '', time = ''] = [rounded.slice(0, 10), rounded.slice(11, 16)];
  if (value.getUTCFullYear() < 1901) return time;
  return time === '00:00' ? date : `${date} ${time}`;
}
