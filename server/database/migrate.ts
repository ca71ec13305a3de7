import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { missingRights, missingUse } from './rights.ts';

/** The database and this version of Pavilion do not fit. The message is one line for the operator. */
export class MigrationRefused extends Error {}

const INSUFFICIENT_PRIVILEGE = '42501';
const MIGRATION_LOCK = 7_246_001;
const migrationsFolder = join(import.meta.dirname, '../../prisma/migrations');

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

interface AppliedMigration {
  migrationName: string;
  checksum: string;
  finishedAt: Date | null;
  rolledBackAt: Date | null;
}

/**
 * Brings the database to the newest migration, one transaction a file, under an advisory lock, so that two servers that
 * start at once migrate once. Keeps Prisma's own bookkeeping: `prisma migrate deploy` works on the same database.
 *
 * @returns names of the migrations applied now, and of newer ones that this version does not know
 * @throws MigrationRefused when a right is missing, a file fails or was edited after it was applied, or a newer version of
 *   Pavilion has made a breaking change
 */
export async function migrate(url: string): Promise<{ applied: string[]; unknown: string[] }> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => undefined,
    transform: { column: { from: postgres.toCamel } },
  });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const known = readMigrations();
    const before = await listApplied(sql);
    const unknown = checkHistory(known, before);
    const pending = known.filter(({ name }) => !before.some((row) => row.migrationName === name));
    if (pending.length > 0) await requireRights(sql);
    for (const migration of pending) await apply(sql, migration);
    return { applied: pending.map(({ name }) => name), unknown };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The same judgement without changing anything: what `MIGRATE=never` and `npm run doctor` need. */
export async function checkMigrations(url: string): Promise<{ pending: string[]; unknown: string[] }> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => undefined,
    transform: { column: { from: postgres.toCamel } },
  });
  try {
    const known = readMigrations();
    const before = await listApplied(sql);
    const unknown = checkHistory(known, before);
    return {
      pending: known
        .map(({ name }) => name)
        .filter((name) => !before.some((row) => row.migrationName === name)),
      unknown,
    };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** After the migrations: whether the role that serves may use what they made. @throws MigrationRefused */
export async function requireUse(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const made = readMigrations().flatMap((file) => [...file.sql.matchAll(/create table "(\w+)"/gi)]);
    const missing = await missingUse(
      sql,
      made.map(([, name]) => name ?? ''),
    );
    if (missing !== null) throw new MigrationRefused(missing);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function readMigrations(): Migration[] {
  return readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

async function listApplied(sql: postgres.Sql): Promise<AppliedMigration[]> {
  const [table] = await sql<
    { found: boolean }[]
  >`select to_regclass('_prisma_migrations') is not null as found`;
  if (!table?.found) return [];
  try {
    return await sql<AppliedMigration[]>`
      select migration_name, checksum, finished_at, rolled_back_at from _prisma_migrations where rolled_back_at is null`;
  } catch (error) {
    if (!(error instanceof postgres.PostgresError) || error.code !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new MigrationRefused(
      `The database role "${sql.options.user}" may not use what is in the database: ${error.message}. Connect as the role that owns its tables.`,
    );
  }
}

async function requireRights(sql: postgres.Sql): Promise<void> {
  const missing = await missingRights(sql);
  if (missing !== null) throw new MigrationRefused(missing);
}

/** A newer additive migration is fine: a rollback on show day must not be an outage. */
function checkHistory(known: Migration[], applied: AppliedMigration[]): string[] {
  for (const row of applied) {
    if (row.finishedAt === null)
      throw new MigrationRefused(
        `Migration ${row.migrationName} was left half-way by another tool. Mend it with "prisma migrate resolve".`,
      );
    const file = known.find(({ name }) => name === row.migrationName);
    if (file && file.checksum !== row.checksum)
      throw new MigrationRefused(
        `Migration ${row.migrationName} was changed after it was applied. Restore its file.`,
      );
  }
  const unknown = applied
    .map((row) => row.migrationName)
    .filter((name) => !known.some((file) => file.name === name));
  const breaking = unknown.find((name) => name.endsWith('_breaking'));
  if (breaking)
    throw new MigrationRefused(
      `The database was changed by a newer Pavilion in a way this version cannot serve (${breaking}). Start the newer version.`,
    );
  return unknown;
}

async function apply(sql: postgres.Sql, migration: Migration) {
  await sql`
    create table if not exists _prisma_migrations (
      id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
      logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count int not null default 0
    )`;
  try {
    await sql.begin(async (tx) => {
      await tx.unsafe(migration.sql);
      await tx`
        insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
        values (${randomUUID()}, ${migration.checksum}, now(), ${migration.name}, 1)`;
    });
  } catch (error) {
    throw new MigrationRefused(
      `Migration ${migration.name} failed and was taken back: ${error instanceof Error ? error.message : error}`,
    );
  }
}
