/** `npm run db:migrate`: brings the database to the newest migration; for MIGRATE=never. */
import { buildAll } from './build.ts';
import { BadArguments, runCommand } from './with-database.ts';

const DOES = 'Applies migrations, for servers that are started with MIGRATE=never.';

await runCommand({ usage: 'npm run db:migrate', does: DOES }, async () => {
  if (process.argv.length > 2) throw new BadArguments('npm run db:migrate takes no arguments.');
  await buildAll({ clientOnly: true });
  const { readEnv } = await import('#server/env');
  const { borrowDatabase } = await import('#server/database/borrow');
  const { migrate } = await import('#server/database/migrate');
  const { requireReachable } = await import('#server/database/reach');
  const { directUrl, giveBack } = await borrowDatabase(readEnv(process.env));
  try {
    await requireReachable(directUrl);
    const { applied } = await migrate(directUrl);
    const said = applied.length === 0 ? 'Nothing to do.' : `Applied: ${applied.join(', ')}`;
    process.stdout.write(`${said}\n`);
  } finally {
    await giveBack();
  }
});
