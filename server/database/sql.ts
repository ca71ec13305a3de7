import postgres from 'postgres';

/** postgres.js: the record, the reports, LISTEN and NOTIFY. Column names arrive in camelCase. */
export type Sql = postgres.Sql<{ bigint: number }>;
export type Transaction = postgres.TransactionSql<{ bigint: number }>;
/** Reads run on either. */
export type Reader = Sql | Transaction;

const OID_INT8 = 20;

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
