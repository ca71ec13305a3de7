import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from '#prisma/client/client';

/** Prisma: the set-up nouns. */
export type Db = PrismaClient;
export type DbTransaction = Prisma.TransactionClient;

export function connectPrisma(url: string): Db {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 8 }) });
}
