import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { borrowDatabase } from '../database/borrow.ts';
import { checkMigrations, requireUse } from '../database/migrate.ts';
import { requireReachable } from '../database/reach.ts';
import { missingRights } from '../database/rights.ts';
import { connectSql } from '../database/sql.ts';
import type { Env } from '../env.ts';
import { readVersion } from '../version.ts';
import { checkAddress } from './address.ts';
import { checkClock, checkNotify, checkTap } from './database.ts';
import { type Finding, fine, judgeMigrations, judgeSpace, problem } from './rules.ts';

/** Looks at everything a deployment needs, and changes nothing. */
export async function examine(env: Env): Promise<Finding[]> {
  return [
    ...(await examineDatabase(env)),
    ...(env.databaseUrl === null ? [await checkSpace(env.dataFolder)] : []),
    ...(await checkAddress(env, readVersion())),
  ];
}

async function examineDatabase(env: Env): Promise<Finding[]> {
  let borrowed: Awaited<ReturnType<typeof borrowDatabase>> | null = null;
  try {
    borrowed = await borrowDatabase(env);
    const { url, directUrl } = borrowed;
    await requireReachable(url);
    if (directUrl !== url) await requireReachable(directUrl);
    return [fine('Database', 'reached'), ...(await examineContent(url, directUrl))];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [problem('Database', reason, 'Mend this first; what depends on it was not looked at.')];
  } finally {
    await borrowed?.giveBack();
  }
}

async function examineContent(url: string, directUrl: string): Promise<Finding[]> {
  const sql = connectSql(url, { max: 1 });
  try {
    const history = await checkMigrations(directUrl);
    const isReady = history.pending.length === 0;
    if (isReady) await requireUse(url);
    return [
      judgeMigrations(history),
      ...(isReady ? [] : await checkRights(directUrl)),
      await checkNotify(url, directUrl),
      await checkClock(sql),
      ...(isReady ? [await checkTap(sql)] : []),
    ];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Only what migrations need: whoever serves a database that is up to date may have fewer rights. */
async function checkRights(directUrl: string): Promise<Finding[]> {
  const sql = connectSql(directUrl, { max: 1 });
  try {
    const missing = await missingRights(sql);
    return missing === null ? [] : [problem('Rights', missing, 'Then run "npm run db:migrate".')];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function checkSpace(dataFolder: string): Promise<Finding> {
  let folder = dataFolder;
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  return judgeSpace(bavail * bsize, dataFolder);
}
