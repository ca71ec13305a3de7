import { type Role, role } from '#contracts/accounts';
import type { Token } from '#prisma/client/client';
import { hashSecret, newSecret, TOKEN_PREFIX } from '../access/secrets.ts';
import { requireOpenBooths } from '../accounts/store.ts';
import type { Db } from '../database/prisma.ts';
import { notFound } from '../http/errors.ts';
import type { OwnerScope } from '../http/gates.ts';

export interface TokenInput {
  name: string;
  role: Role;
  boothId: string | null;
  expiresAt: Date | null;
  /** Who made it; null for the operator's command. */
  accountId: string | null;
}

/** The row as the contract says it; never the hash. */
export function presentToken(token: Token) {
  const { id, name, boothId, createdAt, lastUsedAt, expiresAt, revokedAt } = token;
  return { id, name, role: role.parse(token.role), boothId, createdAt, lastUsedAt, expiresAt, revokedAt };
}

export function listTokens(db: Db, _scope: OwnerScope): Promise<Token[]> {
  return db.token.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
}

/** For the route behind its gate, and for the operator's command. @throws AppError not-found */
export async function createToken(db: Db, input: TokenInput) {
  if (input.boothId !== null) await requireOpenBooths(db, [input.boothId]);
  const secret = newSecret(TOKEN_PREFIX);
  const token = await db.token.create({ data: { ...input, tokenHash: hashSecret(secret) } });
  return { ...presentToken(token), token: secret };
}

/** Revoking twice keeps the first moment. @throws AppError not-found */
export async function revokeToken(db: Db, _scope: OwnerScope, id: string, now: Date): Promise<Token> {
  await db.token.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
  const token = await db.token.findUnique({ where: { id } });
  if (token === null) throw notFound('token');
  return token;
}
