import type { Sql, Transaction } from './sql.ts';

/**
 * A transaction whose statements do not wait for each other: BEGIN travels with the first of them, COMMIT with the last.
 * On a busy server a round trip costs more than the statement.
 *
 * @param work sends `commit` itself, behind its last statement; when it fails, everything is rolled back
 * @throws what `work` or the commit throws; nothing was stored then
 */
export async function inPipeline<T>(
  sql: Sql,
  work: (tx: Transaction, commit: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const tx = await sql.reserve();
  const begun = tx`begin`.execute();
  const commit = async () => {
    const { command } = await tx`commit`;
    // Behind a statement that failed, PostgreSQL answers a COMMIT with ROLLBACK.
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back');
  };
  try {
    const [, result] = await Promise.all([begun, work(tx, commit)]);
    tx.release();
    return result;
  } catch (error) {
    // A connection that is lost has left the pool by itself.
    const isOpen = await tx`rollback`.then(
      () => true,
      () => false,
    );
    if (isOpen) tx.release();
    throw error;
  }
}
