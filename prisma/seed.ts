import postgres from 'postgres';
import { dateFormat } from '#contracts/date-formats';
import type { Sql, Transaction } from '#server/database/sql';
import { publishedRows } from './published-rows.ts';
import type { SeedRows } from './rows.ts';
import { sampleRows, sampleZone } from './sample-event.ts';

export type SeedChoice = 'none' | 'published' | 'sample' | 'all';

interface SeedDeps {
  sql: Sql;
  clock: () => Date;
}

const SEED_LOCK = 7_246_003;
/** The simulated event is the same everywhere. */
const SAMPLE_SEED = 20_251_112;

/**
 * Loads the data sets into an empty database, in one transaction under a lock: of two servers that start at once one
 * does it. The choice is remembered, so that a database which was told to stay empty does.
 *
 * @param isAsked somebody asks for it now: a "none" said earlier no longer counts
 * @returns false if the database already held an event or had made its choice; nothing is changed then
 */
export function seedDatabase(
  { sql, clock }: SeedDeps,
  choice: SeedChoice,
  { isAsked = false } = {},
): Promise<boolean> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${SEED_LOCK})`;
    if (!(await isEmpty(tx, isAsked))) return false;
    const now = clock();
    if (choice === 'published' || choice === 'all') await insertRows(tx, publishedRows(), now);
    if (choice === 'sample' || choice === 'all')
      await insertRows(tx, sampleRows({ seed: SAMPLE_SEED, startsOn: dayBefore(now), now }), now);
    await tx`
      insert into settings (key, value) values ('seed', ${tx.json(choice)})
      on conflict (key) do update set value = excluded.value`;
    return true;
  });
}

async function isEmpty(tx: Transaction, isAsked: boolean): Promise<boolean> {
  const [row] = await tx<{ events: number; choice: string | null }[]>`
    select (select count(*)::int from events) as events, (select value #>> '{}' from settings where key = 'seed') as choice`;
  const isUndecided = row?.choice === null || (isAsked && row?.choice === 'none');
  return row?.events === 0 && isUndecided;
}

/** So that today is the second of the simulated event's three days. */
function dayBefore(now: Date): string {
  const yesterday = new Date(now.getTime() - 24 * 3_600_000);
  return dateFormat('en-CA', { timeZone: sampleZone(now), dateStyle: 'short' }).format(yesterday);
}

const tablesWithUpdatedAt: ReadonlySet<string> = new Set([
  ...['events', 'event_days', 'kiosks', 'projects', 'booths', 'topics', 'people', 'representatives'],
  ...['slots', 'shifts', 'assignments', 'talks', 'devices', 'highlights'],
]);

/** One statement a table, so that the rollups are kept by one trigger call. */
async function insertRows(tx: Transaction, rows: SeedRows, now: Date): Promise<void> {
  for (const [table, content] of Object.entries(rows)) {
    const stamped = tablesWithUpdatedAt.has(table)
      ? content.map((row: object) => ({ ...row, updatedAt: now.toISOString() }))
      : content;
    await insertInto(tx, table, stamped);
  }
}

async function insertInto(tx: Transaction, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map(postgres.fromCamel);
  const content = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [postgres.fromCamel(key), value])),
  );
  await tx`
    insert into ${tx(table)} (${tx.unsafe(columns.join(', '))})
    select ${tx.unsafe(columns.join(', '))}
    from jsonb_populate_recordset(null::${tx(table)}, ${JSON.stringify(content)}::text::jsonb)`;
}
