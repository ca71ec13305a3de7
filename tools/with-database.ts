/** What the commands share: they use the database of a running server, or start it under its lock and stop it after. */
import type { Db } from '#server/database/prisma';
import type { Sql } from '#server/database/sql';
import type { Env } from '#server/env';
import { buildAll } from './build.ts';

/** The command was called wrongly. The message is one line that says how to call it. */
export class BadArguments extends Error {}

interface Opened {
  db: Db;
  sql: Sql;
  env: Env;
}

/** How a command is called, and what it does: for `--help`. */
export interface Help {
  usage: string;
  does: string;
}

/** Runs a command to its end: one clear line on stderr and exit code 1 when it cannot do what it was asked. */
export async function runCommand({ usage, does }: Help, command: () => Promise<void>): Promise<void> {
  if (process.argv.slice(2).some((given) => given === '--help' || given === '-h')) {
    process.stdout.write(`Usage: ${usage}\n${does}\n`);
    return;
  }
  try {
    await command();
  } catch (error) {
    process.stderr.write(`${reasonOf(error)}\n`);
    process.exitCode = 1;
  }
}

/**
 * Runs with a database that is there and up to date. Nothing is printed to stdout: that belongs to the command.
 *
 * @param canMake a database is made if there is none; else a mistyped PAVILION_DATA is an error
 */
export async function withDatabase<T>(
  use: (opened: Opened) => Promise<T>,
  { canMake = false } = {},
): Promise<T> {
  await buildAll({ clientOnly: true });
  const { readEnv } = await import('#server/env');
  const { borrowDatabase } = await import('#server/database/borrow');
  const { createLog } = await import('#server/log');
  const { prepareDatabase } = await import('#server/database/open');
  const env = readEnv(process.env);
  const database = await borrowDatabase(env, { canMake });
  try {
    if (!database.isRunning) await prepareDatabase(env, database, createLog('silent'));
    return await withClients(database.url, (clients) => use({ ...clients, env }));
  } finally {
    await database.giveBack();
  }
}

async function withClients<T>(url: string, use: (clients: Omit<Opened, 'env'>) => Promise<T>): Promise<T> {
  const { connectPrisma } = await import('#server/database/prisma');
  const { connectSql } = await import('#server/database/sql');
  const db = connectPrisma(url);
  const sql = connectSql(url, { max: 2 });
  try {
    return await use({ db, sql });
  } finally {
    await db.$disconnect();
    await sql.end({ timeout: 5 });
  }
}

const UNREACHABLE = /^(ECONN|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)/;

/** The last line says what went wrong; an unreachable host with several addresses has a code only. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('detail' in error && typeof error.detail === 'string') return error.detail;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (UNREACHABLE.test(code)) return `The database does not answer (${code}). Is DATABASE_URL right?`;
  return error.message.trim().split('\n').at(-1) ?? error.name;
}
