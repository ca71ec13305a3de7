import { seedDatabase } from '#prisma/seed';
import type { AppOptions } from './app.ts';
import type { Env } from './env.ts';
import { createFirstOwnerLink } from './invites/store.ts';

/** Fills an empty database with the data sets of PAVILION_SEED. To start without them decides nothing for later. */
export async function seedFirstStart(options: AppOptions, choice: Env['seed']): Promise<void> {
  if (choice !== 'none') await seedDatabase(options, choice);
}

/** A one-time link to become the owner, as long as there is none. The links of earlier starts are worth nothing then. */
export async function ownerLinkOf({ db, clock }: AppOptions, url: string): Promise<string | null> {
  return (await createFirstOwnerLink(db, clock(), url))?.url ?? null;
}
