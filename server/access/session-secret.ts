import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Db } from '../database/prisma.ts';

const KEY = 'session-secret';

/** Made once per database, so that sessions survive a restart and two servers share them. */
export async function readSessionSecret(db: Db): Promise<string> {
  const value = randomBytes(32).toString('base64url');
  await db.setting.createMany({ data: { key: KEY, value }, skipDuplicates: true });
  const row = await db.setting.findUniqueOrThrow({ where: { key: KEY } });
  return z.string().parse(row.value);
}
