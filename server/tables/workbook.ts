import { Worker } from 'node:worker_threads';
import { unzipSync } from 'fflate';
import { tableLimits } from '#contracts/tables';
import { AppError } from '../http/errors.ts';
import type { Sheet } from './cells.ts';

const MOST_UNPACKED_BYTES = 40_000_000;
const MOST_FILES = 2_000;
const MOST_MEMORY_MB = 512;
const PATIENCE_MS = 20_000;

/** What the other thread answers. */
export type Unpacked = { sheets: Sheet[] } | { why: 'no-workbook' | 'failed' };

const SAVE_AS = 'Save it as XLSX or as CSV, and choose it again.';

/** Whether these bytes begin like a zip, which every XLSX file is. */
export const isZip = (bytes: Buffer) => bytes.subarray(0, 2).toString('latin1') === 'PK';

/**
 * The sheets of an XLSX file, each with one row more than may be. It is read in a thread of its own, with an end to its
 * memory and time: this one goes on answering.
 * @throws AppError invalid-input, too-large
 */
export async function readWorkbook(bytes: Buffer): Promise<Sheet[]> {
  requireSmallInside(bytes);
  const answer = await inThread(bytes);
  if ('sheets' in answer) return answer.sheets;
  if (answer.why === 'failed')
    throw new AppError(
      'too-large',
      'This workbook takes too long to read. Save the one sheet that you need as CSV.',
    );
  throw new AppError('invalid-input', `This is no XLSX file that can be read. ${SAVE_AS}`);
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

/** Node itself reads no TypeScript, and a thread does not inherit who does it for this one. */
const loader = import.meta.resolve('tsx/esm/api');
const thread = new URL('./workbook-thread.ts', import.meta.url).href;
const beginning = `import('${loader}').then(({ tsImport }) => tsImport('${thread}', '${loader}'))`;

function inThread(bytes: Buffer): Promise<Unpacked> {
  const { rows, columns } = tableLimits;
  return new Promise((resolve, reject) => {
    const worker = new Worker(beginning, {
      eval: true,
      workerData: { bytes: new Uint8Array(bytes), rows: rows + 1, columns: columns + 1 },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
      stderr: true,
    });
    const timer = setTimeout(() => end({ why: 'failed' }), PATIENCE_MS);
    const end = (answer: Unpacked) => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    worker.once('message', end);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') reject(error);
      end({ why: 'failed' });
    });
    worker.once('exit', () => end({ why: 'failed' }));
  });
}
