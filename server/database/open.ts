import type { Env } from '../env.ts';
import type { Log } from '../log.ts';
import { startEmbedded } from './embedded.ts';
import { checkMigrations, MigrationRefused, migrate, requireUse } from './migrate.ts';
import { requireReachable } from './reach.ts';

export interface Database {
  url: string;
  directUrl: string;
  stop(): Promise<void>;
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
