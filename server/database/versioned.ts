import { AppError, notFound } from '../http/errors.ts';
import { isRecordNotFound } from './constraints.ts';

interface Versioned {
  version: number;
  archivedAt: Date | null;
}

/**
 * Runs an update whose `where` names id, version and the wanted archivedAt, and says why when it matched nothing.
 *
 * @param what for the message: "kiosk"
 * @param find the row as it is now, or null
 * @param present as the contract says it, where that is not the row itself
 * @throws AppError not-found, archived, or stale with both versions
 */
export async function updateVersioned<Row extends Versioned>(
  what: string,
  sentVersion: number,
  find: () => Promise<Row | null>,
  update: () => Promise<Row>,
  present: (row: Row) => unknown = (row) => row,
): Promise<Row> {
  try {
    return await update();
  } catch (error) {
    if (!isRecordNotFound(error)) throw error;
    const current = await find();
    if (current === null) throw notFound(what);
    if (current.version !== sentVersion) throw stale(what, sentVersion, current, await present(current));
    throw new AppError('archived', `This ${what} is in the archive. Take it out first.`);
  }
}

/** The refusal that carries both versions. */
export function stale(what: string, sentVersion: number, row: Versioned, current: unknown = row): AppError {
  return new AppError(
    'stale',
    `Somebody changed this ${what} meanwhile. Look at it again, then repeat your change.`,
    { current, sentVersion, currentVersion: row.version },
  );
}
