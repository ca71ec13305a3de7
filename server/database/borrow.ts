import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../env.ts';
import { DatabaseUnusable } from './data-folder.ts';
import { findEmbedded, startEmbedded } from './embedded.ts';

export interface BorrowedDatabase {
  url: string;
  directUrl: string;
  /** Stops the database again if it was started for us. */
  giveBack(): Promise<void>;
}

/**
 * The database for a command beside the server: that of DATABASE_URL, the one a running Pavilion uses, or the embedded
 * one, started under its lock for as long as we need it.
 *
 * @throws DatabaseUnusable when there is none yet
 */
export async function borrowDatabase(env: Env): Promise<BorrowedDatabase> {
  if (env.databaseUrl !== null)
    return {
      url: env.databaseUrl,
      directUrl: env.databaseDirectUrl ?? env.databaseUrl,
      giveBack: nothingToDo,
    };
  if (!existsSync(join(env.dataFolder, 'postgres/PG_VERSION')))
    throw new DatabaseUnusable(`There is no database in ${env.dataFolder} yet. "npm start" makes it.`);
  const running = await findEmbedded(env.dataFolder);
  if (running !== null) return { url: running, directUrl: running, giveBack: nothingToDo };
  const { url, stop } = await startEmbedded(env.dataFolder);
  return { url, directUrl: url, giveBack: stop };
}

const nothingToDo = async () => undefined;
