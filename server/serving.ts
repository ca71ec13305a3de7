import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Express } from 'express';
import { readSessionSecret } from './access/session-secret.ts';
import { type AppOptions, createApp } from './app.ts';
import { startPurging } from './contacts/purging.ts';
import type { Database } from './database/open.ts';
import { connectPool } from './database/pool.ts';
import { connectPrisma } from './database/prisma.ts';
import { connectSql } from './database/sql.ts';
import type { Env } from './env.ts';
import { ownerLinkOf, seedFirstStart } from './first-start.ts';
import type { Log } from './log.ts';
import { readVersion } from './version.ts';

interface Serving {
  app: Express;
  options: AppOptions;
  /** One-time link to become the owner, as long as there is none. */
  ownerLink: string | null;
  stop(): Promise<void>;
}

interface Given {
  env: Env;
  database: Database;
  log: Log;
  /** Our own address. */
  url: string;
  signal: AbortSignal;
}

/** The application on a database that is open: filled if it is new, and purged while it serves. Does not listen. */
export async function serve({ env, database, log, url, signal }: Given): Promise<Serving> {
  const { close: disconnect, ...options } = await assemble(env, database, log);
  const undo = [disconnect];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    await seedFirstStart(options, env.seed);
    signal.throwIfAborted();
    const { app, close } = await createApp(options);
    undo.push(close);
    const stopPurging = startPurging(options.sql, options.clock, log);
    undo.push(async () => stopPurging());
    return { app, options, ownerLink: await ownerLinkOf(options, url), stop };
  } catch (error) {
    await stop();
    throw error;
  }
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
