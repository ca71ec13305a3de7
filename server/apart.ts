import { inThread } from './thread.ts';

/** Of the largest event on a slow machine. */
const PATIENCE_MS = 120_000;

type Render = (...given: never[]) => Promise<Uint8Array>;

/**
 * The file that this function makes, made in a thread of its own: setting pages and packing workbooks computes for seconds.
 * The libraries, which nothing else needs, leave with the thread.
 *
 * @param file the module that exports the function under this name
 * @param signal ends the work when nobody waits for it any more
 * @throws AppError too-large
 */
export function makeApart<F extends Render>(
  file: URL,
  name: string,
  given: Parameters<F>,
  signal: AbortSignal | undefined,
): Promise<Awaited<ReturnType<F>>> {
  return inThread<F>({
    ...{ file, name, given, signal, patienceMs: PATIENCE_MS },
    tooMuch: 'This file takes too long to make. Ask for fewer booths, or for another format.',
  });
}
