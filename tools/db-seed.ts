/** `npm run db:seed -- --none|--published|--sample|--all`: what an empty database begins with. */
import type { SeedChoice } from '#prisma/seed';
import { BadArguments, runCommand, withDatabase } from './with-database.ts';

const USAGE = 'npm run db:seed -- --none|--published|--sample|--all';

const done: { [choice in SeedChoice]: string } = {
  none: 'The database is empty and stays so.',
  published: 'Loaded: KubeCon + CloudNativeCon NA 2025, as published.',
  sample: 'Loaded: Pavilion Rehearsal, which is simulated.',
  all: 'Loaded: KubeCon + CloudNativeCon NA 2025, as published, and Pavilion Rehearsal, which is simulated.',
};

await runCommand({ usage: USAGE, does: 'Says what an empty database begins with.' }, async () => {
  const choice = readChoice(process.argv.slice(2));
  const isSeeded = await withDatabase(
    async ({ sql }) => {
      const { seedDatabase } = await import('#prisma/seed');
      return seedDatabase({ sql, clock: () => new Date() }, choice, { isAsked: true });
    },
    { canMake: true },
  );
  if (!isSeeded)
    throw new BadArguments(
      'Nothing was changed: this database has events, or had its data sets loaded once.',
    );
  process.stdout.write(`${done[choice]}\n`);
});

function readChoice(given: string[]): SeedChoice {
  const choices: SeedChoice[] = ['none', 'published', 'sample', 'all'];
  const choice = choices.find((name) => given[0] === `--${name}`);
  if (choice === undefined || given.length !== 1) throw new BadArguments(`Usage: ${USAGE}`);
  return choice;
}
