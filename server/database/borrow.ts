import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../env.ts';
import { DatabaseUnusable } from './data-folder.ts';
import { findEmbedded, startEmbedded } from './embedded.ts';

export interface BorrowedDatabase {
  url: string;
  directUrl: string;
  /** It ran before we came: a Pavilion has migrated it. */
  isRunning: boolean;
  /** Stops the database again if it was started for us. */
  giveBack(): Promise<void>;
}

/**
 * The database for a command beside the server: that of DATABASE_URL, the one a running Pavilion uses, or the embedded
 * one, started under its lock for as long as we need it.
 *
 * @throws DatabaseUnusable when another Pavilion holds the data, and when there is no database yet, unless `canMake`
 */
export async function borrowDatabase(env: Env, { canMake = false } = {}): Promise<BorrowedDatabase> {
  if (env.databaseUrl !== null) {
    const directUrl = env.databaseDirectUrl ?? env.databaseUrl;
    return { url: env.databaseUrl, directUrl, isRunning: false, giveBack: nothingToDo };
  }
  if (!canMake && !existsSync(join(env.dataFolder, 'postgres/PG_VERSION')))
    throw new DatabaseUnusable(
      `There is no database in ${env.dataFolder} yet. Is PAVILION_DATA right? "npm start" makes one.`,
    );
  const running = await findEmbedded(env.dataFolder);
  if (running !== null) return { url: running, directUrl: running, isRunning: true, giveBack: nothingToDo };
  const { url, stop } = await startEmbedded(env.dataFolder);
  return { url, directUrl: url, isRunning: false, giveBack: stop };
}

const nothingToDo = async () => undefined;
