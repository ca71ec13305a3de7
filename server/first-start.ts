import type { AppOptions } from './app.ts';

/** Loads the data sets that PAVILION_SEED names into a database that holds no event yet. */
export async function seedFirstStart(_options: AppOptions, _seed: string): Promise<void> {
  // The call of seedDatabase (prisma/seed.ts) goes here.
}

/** A one-time link, as long as there is no owner. */
export async function ownerLinkOf(_options: AppOptions, _url: string): Promise<string | null> {
  // The call of createOwnerLink (server/invites) goes here.
  return null;
}
