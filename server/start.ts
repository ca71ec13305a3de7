import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSessionSecret } from './access/session-secret.ts';
import { type AppOptions, createApp } from './app.ts';
import { startEmbedded } from './database/embedded.ts';
import { checkMigrations, MigrationRefused, migrate } from './database/migrate.ts';
import { connectPool } from './database/pool.ts';
import { connectPrisma } from './database/prisma.ts';
import { connectSql } from './database/sql.ts';
import type { Env } from './env.ts';
import { createLog, type Log } from './log.ts';
import { readVersion } from './version.ts';

/** Pavilion cannot start for a reason that the operator can mend. The message is one line. */
export class CannotStart extends Error {}

export interface Database {
  url: string;
  directUrl: string;
  stop(): Promise<void>;
}

export interface Running {
  url: string;
  options: AppOptions;
  stop(): Promise<void>;
}

/** Opens the database that the settings name, and brings it to the newest migration. */
export async function openDatabase(env: Env, log: Log): Promise<Database> {
  const embedded = env.databaseUrl === null ? await startEmbedded(env.dataFolder) : null;
  const url = env.databaseUrl ?? embedded?.url ?? '';
  const directUrl = env.databaseDirectUrl ?? url;
  const stop = async () => embedded?.stop();
  try {
    await prepareSchema(env, directUrl, log);
    return { url, directUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function prepareSchema(env: Env, url: string, log: Log) {
  const history = env.migrate === 'on-start' ? await migrate(url) : await checkMigrations(url);
  if (history.unknown.length > 0)
    log.warn(
      { migrations: history.unknown },
      'the database knows newer migrations than this version; serving all the same',
    );
  if ('pending' in history && history.pending.length > 0)
    throw new MigrationRefused(
      `The database lacks ${history.pending.length} migrations, and MIGRATE=never. Run "npm run db:migrate".`,
    );
}

/** Connects the clients and the HTTP application. Does not listen. */
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
  return {
    db,
    sql,
    listener,
    pool,
    sessionSecret,
    clock: () => new Date(),
    log,
    env,
    version: readVersion(),
    close,
  };
}

/** Starts everything; the returned stop() lets running requests finish first. */
export async function start(env: Env): Promise<Running> {
  const log = createLog(env.logLevel);
  const database = await openDatabase(env, log);
  try {
    const options = await assemble(env, database, log);
    const { app, close } = await createApp(options);
    const server = createServer(app);
    const url = await listen(server, env);
    const stop = async () => {
      await close();
      await closeServer(server);
      await options.close();
      await database.stop();
    };
    return { url: env.publicUrl ?? url, options, stop };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

function listen(server: Server, env: Env): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explainListening(error, env)));
    server.listen(env.port, env.host, () => {
      const { port } = server.address() as AddressInfo;
      resolve(`http://localhost:${port}`);
    });
  });
}

function explainListening(error: NodeJS.ErrnoException, env: Env): Error {
  if (error.code === 'EADDRINUSE')
    return new CannotStart(
      `Port ${env.port} is taken by another program. Stop it, or set PORT to another number.`,
    );
  if (error.code === 'EACCES')
    return new CannotStart(`Port ${env.port} needs more rights. Set PORT to 1024 or above.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new CannotStart(`HOST is "${env.host}", which is not an address of this machine.`);
  return error;
}

const GRACE_MS = 5_000;

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
