import postgres from 'postgres';

/** postgres.js: the record, the reports, LISTEN and NOTIFY. Column names arrive in camelCase. */
export type Sql = postgres.Sql<{ bigint: number }>;
export type Transaction = postgres.TransactionSql<{ bigint: number }>;
/** Reads run on either. */
export type Reader = Sql | Transaction;

const OID_INT8 = 20;
const ABORTED = '25P02';

export function connectSql(url: string, options: { max?: number } = {}): Sql {
  return postgres(url, {
    max: options.max ?? 16,
    transform: { column: { from: postgres.toCamel }, undefined: null },
    types: {
      // Counts and versions stay far below 2^53.
      bigint: { to: OID_INT8, from: [OID_INT8], parse: Number, serialize: String },
    },
    onnotice: () => undefined,
    connection: { application_name: 'pavilion' },
  });
}

/**
 * Statements of a transaction that travel on one trip. Waits for all of them: no statement runs on after the rollback.
 * @throws what failed first in truth. The driver tries a statement with an outdated plan once more; until then those
 * behind it say only that the transaction is aborted
 */
export async function together<T extends readonly unknown[] | []>(statements: T) {
  const settled = await Promise.allSettled(statements);
  const failures = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  if (failures.length > 0) throw failures.find((failure) => codeOf(failure) !== ABORTED) ?? failures[0];
  return Promise.all(statements);
}

/** PostgreSQL's code of an error, or the driver's; empty for any other. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
