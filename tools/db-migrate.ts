/** `npm run db:migrate`: brings the database to the newest migration; for MIGRATE=never. */
import { buildAll } from './build.ts';

await buildAll({ clientOnly: true });
const { readEnv } = await import('#server/env');
const { borrowDatabase } = await import('#server/database/borrow');
const { migrate } = await import('#server/database/migrate');
const { requireReachable } = await import('#server/database/reach');

try {
  const { directUrl, giveBack } = await borrowDatabase(readEnv(process.env));
  try {
    await requireReachable(directUrl);
    const { applied } = await migrate(directUrl);
    console.log(applied.length === 0 ? 'Nothing to do.' : `Applied: ${applied.join(', ')}`);
  } finally {
    await giveBack();
  }
} catch (error) {
  console.error(`Not migrated: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
