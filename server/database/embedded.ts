import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { type DatabaseFolder, DatabaseUnusable, prepareDatabaseFolder } from './data-folder.ts';
import { findRunning, serverUrl, startServer, stopServer } from './postmaster.ts';

export interface EmbeddedDatabase {
  url: string;
  /** True if the server was found running, left behind by a Pavilion that was killed. */
  isAdopted: boolean;
  /** Stops the PostgreSQL server and releases the lock on the data folder. */
  stop(): Promise<void>;
}

interface Options {
  /** Who holds the folder, for the message that another Pavilion gets. At most 63 bytes. */
  holder?: string;
  /** The server died and was started again. */
  onRecovered?: () => void;
  /** The server died and could not be started again. */
  onLost?: (reason: string) => void;
}

const DATA_LOCK = 7_246_002;
const DATABASE = 'pavilion';
const LOCK_PATIENCE_MS = 3_000;
const RECOVERIES_IN_A_ROW = 5;
const QUIET_MS = 60_000;

/**
 * Starts PostgreSQL on a data folder of ours, or adopts the one that a killed Pavilion left running there, and holds a
 * lock, so that a second Pavilion on the same folder stops instead of sharing it. A server that dies is started again on
 * the same port.
 *
 * @throws DatabaseUnusable when the folder cannot be used or another Pavilion uses it
 */
export async function startEmbedded(dataFolder: string, options: Options = {}): Promise<EmbeddedDatabase> {
  const folder = await prepareDatabaseFolder(dataFolder);
  const running = await findRunning(folder.path);
  const port = running ?? (await startServer(folder));
  const held = await hold(folder, port, options);
  try {
    await createDatabase(serverUrl(folder.path, port));
  } catch (error) {
    await held.stop();
    throw error;
  }
  return { url: urlOfDatabase(folder.path, port), isAdopted: running !== null, stop: held.stop };
}

/** The URL of the PostgreSQL that runs on this folder, or null: for commands beside a running Pavilion. */
export async function findEmbedded(dataFolder: string): Promise<string | null> {
  const path = `${dataFolder}/postgres`;
  const port = await findRunning(path);
  return port === null ? null : urlOfDatabase(path, port);
}

function urlOfDatabase(path: string, port: number): string {
  const url = new URL(serverUrl(path, port));
  url.pathname = `/${DATABASE}`;
  return url.href;
}

/** Keeps the lock; its connection ends when the server dies, which is how we learn of it. */
async function hold(folder: DatabaseFolder, port: number, options: Options) {
  let isStopping = false;
  let recoveries = 0;
  const recover = async () => {
    if (isStopping) return;
    try {
      recoveries += 1;
      if (recoveries > RECOVERIES_IN_A_ROW) throw new DatabaseUnusable('The database keeps stopping.');
      if ((await findRunning(folder.path)) === null && !isStopping) await startServer(folder, port);
      if (isStopping) return;
      lock = await lockFolder(folder.path, port, options.holder, recover);
      options.onRecovered?.();
      setTimeout(() => (recoveries = 0), QUIET_MS).unref();
    } catch (error) {
      options.onLost?.(error instanceof Error ? error.message : String(error));
    }
  };
  let lock = await lockFolder(folder.path, port, options.holder, recover);
  const stop = async () => {
    isStopping = true;
    await stopServer(folder);
    await lock.end({ timeout: 1 });
  };
  return { stop };
}

/** Held by one connection for as long as we live: the database lets go of it when we are killed. */
async function lockFolder(
  path: string,
  port: number,
  holder = `process ${process.pid}`,
  onClosed: () => void,
): Promise<postgres.Sql> {
  let isHeld = false;
  const sql = postgres(serverUrl(path, port), {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => undefined,
    onclose: () => isHeld && onClosed(),
    connection: { application_name: holder },
  });
  for (const deadline = Date.now() + LOCK_PATIENCE_MS; !isHeld; await sleep(100)) {
    const [row] = await sql<{ locked: boolean }[]>`select pg_try_advisory_lock(${DATA_LOCK}) as locked`;
    isHeld = row?.locked ?? false;
    if (isHeld) return sql;
    if (Date.now() > deadline) break;
  }
  const other = await findHolder(sql);
  await sql.end({ timeout: 1 });
  throw new DatabaseUnusable(
    `Another Pavilion${other} uses the data in ${dirname(path)}. Stop it, or set PAVILION_DATA to another folder.`,
  );
}

async function findHolder(sql: postgres.Sql): Promise<string> {
  const [row] = await sql<{ name: string }[]>`
    select activity.application_name as name
      from pg_locks lock join pg_stat_activity activity using (pid)
     where lock.locktype = 'advisory' and lock.granted and lock.objid = ${DATA_LOCK}`;
  return row === undefined ? '' : ` (${row.name})`;
}

async function createDatabase(url: string) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const found = await sql`select from pg_database where datname = ${DATABASE}`;
    if (found.length === 0) await sql.unsafe(`create database ${DATABASE}`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
