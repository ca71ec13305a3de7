import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSessionSecret } from './access/session-secret.ts';
import { type AppOptions, createApp } from './app.ts';
import { startPurging } from './contacts/purging.ts';
import { startEmbedded } from './database/embedded.ts';
import { checkMigrations, MigrationRefused, migrate, requireUse } from './database/migrate.ts';
import { connectPool } from './database/pool.ts';
import { connectPrisma } from './database/prisma.ts';
import { requireReachable } from './database/reach.ts';
import { connectSql } from './database/sql.ts';
import type { Env } from './env.ts';
import { ownerLinkOf, seedFirstStart } from './first-start.ts';
import { openDoor } from './http/door.ts';
import { createLog, type Log } from './log.ts';
import { readVersion } from './version.ts';
import { tabletUrlOf, welcome } from './welcome.ts';

export interface Database {
  url: string;
  directUrl: string;
  stop(): Promise<void>;
}

export interface Running {
  url: string;
  /** What the operator reads: the address, the owner's link, how to connect a tablet. */
  welcome: string;
  options: AppOptions;
  stop(): Promise<void>;
}

interface Life {
  /** Aborted when the operator stops us, also while we are starting. */
  signal: AbortSignal;
  /** The database is gone and does not come back. */
  onLost: (reason: string) => void;
}

/**
 * Starts everything; the returned stop() lets running requests finish first. What was started is stopped again when a
 * later step fails or the signal is aborted.
 */
export async function start(env: Env, life: Life): Promise<Running> {
  const door = await openDoor(env);
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    await door.close();
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const url = env.publicUrl ?? `http://localhost:${door.port}`;
    const log = createLog(env.logLevel);
    life.signal.throwIfAborted();
    const database = await openDatabase(env, log, { url, onLost: life.onLost });
    undo.push(database.stop);
    life.signal.throwIfAborted();
    const { close: disconnect, ...options } = await assemble(env, database, log);
    undo.push(disconnect);
    await seedFirstStart(options, env.seed);
    life.signal.throwIfAborted();
    const { app, close } = await createApp(options);
    undo.push(close);
    const stopPurging = startPurging(options.sql, options.clock, log);
    undo.push(async () => stopPurging());
    door.admit(app);
    const ownerLink = await ownerLinkOf(options, url);
    const text = welcome({ url, ownerLink, tabletUrl: tabletUrlOf(env, door.port) });
    return { url, welcome: text, options, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Opens the database that the settings name, and brings it to the newest migration. */
export async function openDatabase(
  env: Env,
  log: Log,
  given: { url?: string; onLost?: (reason: string) => void } = {},
): Promise<Database> {
  const embedded = env.databaseUrl === null ? await openEmbedded(env, log, given) : null;
  const url = env.databaseUrl ?? embedded?.url ?? '';
  const directUrl = env.databaseDirectUrl ?? url;
  const stop = async () => embedded?.stop();
  try {
    await prepareDatabase(env, { url, directUrl }, log);
    return { url, directUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function openEmbedded(env: Env, log: Log, given: { url?: string; onLost?: (reason: string) => void }) {
  return startEmbedded(env.dataFolder, {
    holder: `process ${process.pid}${given.url === undefined ? '' : `, ${given.url}`}`.slice(0, 63),
    onRecovered: () => log.warn('the database had stopped and was started again'),
    onLost: given.onLost ?? (() => undefined),
  });
}

/** Sees that it answers, brings it to the newest migration, and that we may use it. @throws DatabaseUnusable, MigrationRefused */
export async function prepareDatabase(env: Env, { url, directUrl }: Omit<Database, 'stop'>, log: Log) {
  for (const each of new Set([url, directUrl])) await requireReachable(each);
  const history = env.migrate === 'on-start' ? await migrate(directUrl) : await checkMigrations(directUrl);
  if (history.unknown.length > 0)
    log.warn(
      { migrations: history.unknown },
      'the database knows newer migrations than this version; serving all the same',
    );
  if ('pending' in history && history.pending.length > 0)
    throw new MigrationRefused(
      `The database lacks ${history.pending.length} migrations, and MIGRATE=never. Run "npm run db:migrate".`,
    );
  await requireUse(url);
}

/** Connects the clients and gathers what the HTTP application needs. Does not listen. */
export async function assemble(
  env: Env,
  database: Database,
  log: Log,
): Promise<AppOptions & { close(): Promise<void> }> {
  const sql = connectSql(database.url);
  const listener = connectSql(database.directUrl, { max: 1 });
  const db = connectPrisma(database.url);
  const pool = connectPool(database.url, log, 4);
  const close = async () => {
    await Promise.allSettled([
      sql.end({ timeout: 5 }),
      listener.end({ timeout: 1 }),
      db.$disconnect(),
      pool.end(),
    ]);
  };
  const sessionSecret = await readSessionSecret(db);
  const webFolder = findWebFolder(log);
  const version = readVersion();
  const clock = () => new Date();
  return { db, sql, listener, pool, sessionSecret, clock, log, env, version, webFolder, close };
}

function findWebFolder(log: Log): string | null {
  const folder = join(import.meta.dirname, '../dist/web');
  if (existsSync(join(folder, 'index.html'))) return folder;
  log.warn('the web is not built: only the API is served; "npm start" builds it');
  return null;
}
