import { parentPort, workerData } from 'node:worker_threads';
// Of the three, the one that unpacks no more than the zip's own list names.
import readWorkbook from 'read-excel-file/universal';
import type { Sheet } from './cells.ts';
import type { Unpacked } from './workbook.ts';

interface Given {
  bytes: Uint8Array<ArrayBuffer>;
  rows: number;
  columns: number;
}

/** The thread of workbook.ts. */
async function read({ bytes, rows, columns }: Given): Promise<Unpacked> {
  try {
    const sheets = await readWorkbook(bytes.buffer, { trim: false });
    return {
      sheets: sheets.map(
        ({ sheet, data }): Sheet => ({
          name: sheet,
          rows: data.slice(0, rows).map((row) => row.slice(0, columns).map(textOf)),
        }),
      ),
    };
  } catch {
    return { why: 'no-workbook' };
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

parentPort?.postMessage(await read(workerData as Given));
