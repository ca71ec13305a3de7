import { type TableSource, tableLimits } from '#contracts/tables';
import { AppError } from '../http/errors.ts';
import { type Sheet, widthOf } from './cells.ts';
import { decodeText } from './decoding.ts';
import { readSeparated } from './separated.ts';
import { isZip, readWorkbook } from './workbook.ts';

interface Opened {
  /** Names of the workbook's sheets; empty for a text. */
  names: string[];
  sheet: Sheet;
}

/** @throws AppError invalid-input, too-large */
export async function openTable(source: TableSource, wanted: number): Promise<Opened> {
  const { names, sheets } = await sheetsOf(source);
  const sheet = sheets[wanted];
  if (sheet === undefined)
    throw new AppError(
      'invalid-input',
      `This file has ${sheets.length} sheets; there is no sheet ${wanted + 1}.`,
    );
  const trimmed = { ...sheet, rows: withoutEmptyEnd(sheet.rows) };
  requireWithinLimits(trimmed);
  return { names, sheet: trimmed };
}

async function sheetsOf(source: TableSource): Promise<{ names: string[]; sheets: Sheet[] }> {
  if (source.kind === 'text') {
    requireBytes(Buffer.byteLength(source.text));
    return { names: [], sheets: [{ name: '', rows: readSeparated(source.text) }] };
  }
  const bytes = Buffer.from(source.base64, 'base64');
  requireBytes(bytes.length);
  if (isZip(bytes)) {
    const sheets = await readWorkbook(bytes);
    return { names: sheets.map(({ name }) => name), sheets };
  }
  requireNoOldWorkbook(bytes);
  return { names: [], sheets: [{ name: '', rows: readSeparated(decodeText(bytes)) }] };
}

/** XLS, and what is locked with a password. */
function requireNoOldWorkbook(bytes: Buffer): void {
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0')
    throw new AppError(
      'invalid-input',
      'This is an old XLS file, or one with a password. Save it as XLSX without a password, or as CSV.',
    );
}

function requireBytes(bytes: number): void {
  if (bytes <= tableLimits.bytes) return;
  throw new AppError(
    'too-large',
    `This table has ${(bytes / 1_000_000).toFixed(1)} MB; at most ${tableLimits.bytes / 1_000_000} MB are taken. Send it in parts.`,
  );
}

function requireWithinLimits(sheet: Sheet): void {
  const { rows, columns } = tableLimits;
  if (sheet.rows.length === 0) throw new AppError('invalid-input', 'This table is empty.');
  if (sheet.rows.length > rows)
    throw new AppError(
      'too-large',
      `This table has more than ${rows.toLocaleString('en')} rows, which is the most that is taken at once. Send it in parts.`,
    );
  if (widthOf(sheet) > columns)
    throw new AppError(
      'too-large',
      `This table has more than ${columns} columns, which is the most that is taken.`,
    );
}

/** Without rows and columns at the end that hold nothing. */
function withoutEmptyEnd(rows: readonly string[][]): string[][] {
  const cut = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell.trim() !== '') + 1));
  return cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1);
}
