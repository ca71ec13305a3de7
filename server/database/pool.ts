import pg from 'pg';
import type { Log } from '../log.ts';

/** node-postgres: for the libraries that speak nothing else. A connection that breaks while idle is replaced. */
export function connectPool(url: string, log: Log, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max });
  pool.on('error', (err) => log.warn({ err: { message: err.message } }, 'an idle database connection broke'));
  return pool;
}
