import type { Reader, Sql } from '../database/sql.ts';

/** Every read sees the same moment, whatever is written meanwhile. */
export async function inSnapshot<T>(sql: Sql, read: (tx: Reader) => Promise<T>): Promise<T> {
  const [answer] = await sql.begin('isolation level repeatable read read only', async (tx) => [
    await read(tx),
  ]);
  // postgres.js types its answer as an unwrapped array of promises, which T is not.
  return answer as T;
}
