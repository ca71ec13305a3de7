import { unzipSync } from 'fflate';
import { tableLimits } from '#contracts/tables';
import { AppError } from '../http/errors.ts';
import { inThread } from '../thread.ts';
import type { Sheet } from './cells.ts';
import type { unpack } from './unpacking.ts';

const MOST_UNPACKED_BYTES = 40_000_000;
const MOST_FILES = 2_000;
const PATIENCE_MS = 20_000;

const SAVE_AS = 'Save it as XLSX or as CSV, and choose it again.';

/** Whether these bytes begin like a zip, which every XLSX file is. */
export const isZip = (bytes: Buffer) => bytes.subarray(0, 2).toString('latin1') === 'PK';

/**
 * The sheets of an XLSX file, each with one row more than may be. It is read in a thread of its own.
 * @throws AppError invalid-input, too-large
 */
export async function readWorkbook(bytes: Buffer): Promise<Sheet[]> {
  requireSmallInside(bytes);
  const { rows, columns } = tableLimits;
  const sheets = await inThread<typeof unpack>({
    ...{ file: new URL('./unpacking.ts', import.meta.url), name: 'unpack' },
    given: [{ bytes: new Uint8Array(bytes), rows: rows + 1, columns: columns + 1 }],
    patienceMs: PATIENCE_MS,
    tooMuch: 'This workbook takes too long to read. Save the one sheet that you need as CSV.',
  });
  if (sheets === null)
    throw new AppError('invalid-input', `This is no XLSX file that can be read. ${SAVE_AS}`);
  return sheets;
}

/** By the sizes that the zip itself names: the reader unpacks no more than these. */
function requireSmallInside(bytes: Buffer): void {
  let unpacked = 0;
  let files = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        files += 1;
        return false;
      },
    });
  } catch {
    throw new AppError(
      'invalid-input',
      `This file is damaged: it begins like a workbook and cannot be unpacked. ${SAVE_AS}`,
    );
  }
  if (unpacked > MOST_UNPACKED_BYTES || files > MOST_FILES)
    throw new AppError(
      'too-large',
      `Unpacked, this workbook holds ${Math.ceil(unpacked / 1_000_000)} MB in ${files} parts; at most ${MOST_UNPACKED_BYTES / 1_000_000} MB can be read. Save the one sheet that you need as CSV.`,
    );
}
