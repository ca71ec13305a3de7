import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import supertest from 'supertest';
import { afterAll, inject } from 'vitest';
import { hashSecret, newSecret, TOKEN_PREFIX } from '#server/access/secrets';
import { type AppOptions, createApp } from '#server/app';
import { connectPool } from '#server/database/pool';
import { connectPrisma } from '#server/database/prisma';
import { connectSql } from '#server/database/sql';
import { createLog, type Log } from '#server/log';
import { TEMPLATE, urlOf } from './database.ts';

/** A moment during the test event: Wednesday 12 November 2025, 14:00 in Atlanta. */
export const TEST_NOW = new Date('2025-11-12T19:00:00Z');

/** A fresh database cloned from the migrated template; dropped after the file. */
export async function createTestDatabase(): Promise<string> {
  const url = inject('databaseUrl');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(url, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${name} template ${TEMPLATE}`);
  await admin.end();
  afterAll(async () => {
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    await sql.unsafe(`drop database ${name} with (force)`);
    await sql.end();
  });
  return urlOf(url, name);
}

interface Given {
  databaseUrl?: string;
  publicUrl?: string;
  /** HOST; this machine alone unless a test says otherwise. */
  host?: string;
  /** The address is what X-Forwarded-For says: always, or for so many proxies. */
  trustProxy?: boolean | number;
  /** The built web; without it only the API is served. */
  webFolder?: string;
  log?: Log;
  /** Real time, for tests with a browser; else the test sets `time.now`. */
  clock?: () => Date;
}

/** The real application on a real database, with a clock that the test can set. */
export async function createTestApp(given: Given = {}) {
  const databaseUrl = given.databaseUrl ?? (await createTestDatabase());
  const time = { now: TEST_NOW };
  const log = given.log ?? createLog('silent');
  const sql = connectSql(databaseUrl, { max: 6 });
  const listener = connectSql(databaseUrl, { max: 1 });
  const db = connectPrisma(databaseUrl);
  const pool = connectPool(databaseUrl, log, 2);
  const options: AppOptions = {
    db,
    sql,
    listener,
    pool,
    sessionSecret: 'for tests only, not a secret',
    clock: given.clock ?? (() => time.now),
    log,
    env: {
      publicUrl: given.publicUrl ?? null,
      host: given.host ?? '127.0.0.1',
      trustProxy: given.trustProxy ?? false,
    },
    version: '0.0.0-test',
    webFolder: given.webFolder ?? null,
  };
  const { app, close } = await createApp(options);
  afterAll(async () => {
    await close();
    await Promise.allSettled([
      sql.end({ timeout: 1 }),
      listener.end({ timeout: 1 }),
      db.$disconnect(),
      pool.end(),
    ]);
  });
  return {
    app,
    db,
    sql,
    time,
    databaseUrl,
    options,
    request: supertest(app),
    as: (role: string, boothId?: string) => tokenOf(db, role, boothId),
  };
}

export type TestApp = Awaited<ReturnType<typeof createTestApp>>;

/** An API token with this role: `request.get(…).set(await as('manager'))`. */
async function tokenOf(
  db: AppOptions['db'],
  role: string,
  boothId?: string,
): Promise<{ Authorization: string }> {
  const secret = newSecret(TOKEN_PREFIX);
  await db.token.create({
    data: { name: `test ${role}`, role, boothId: boothId ?? null, tokenHash: hashSecret(secret) },
  });
  return { Authorization: `Bearer ${secret}` };
}
