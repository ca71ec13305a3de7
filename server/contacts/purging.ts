import type { Sql } from '../database/sql.ts';
import type { Log } from '../log.ts';
import { purgeContacts } from './store.ts';

const EVERY_MS = 60 * 60 * 1000;

/** Purges contacts at the start and every hour. A failure is told, and the next hour tries again. @returns how to stop */
export function startPurging(sql: Sql, clock: () => Date, log: Log): () => void {
  const purge = () =>
    void purgeContacts(sql, clock()).then(
      (purged) => purged > 0 && log.info({ purged }, 'contacts were deleted: their time was over'),
      (error: unknown) => log.warn({ err: error }, 'contacts were not deleted'),
    );
  const timer = setInterval(purge, EVERY_MS);
  purge();
  return () => clearInterval(timer);
}
