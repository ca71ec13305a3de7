import { role } from '#contracts/accounts';
import type { Db } from '../database/prisma.ts';
import type { Caller } from '../http/gates.ts';

export async function findDeviceCaller(db: Db, tokenHash: Uint8Array<ArrayBuffer>): Promise<Caller | null> {
  const device = await db.device.findFirst({
    where: { tokenHash, revokedAt: null },
    select: { id: true, eventId: true, placements: { select: { boothId: true } } },
  });
  if (device === null) return null;
  const boothIds = [...new Set(device.placements.map(({ boothId }) => boothId))];
  return { kind: 'device', id: device.id, eventId: device.eventId, boothIds };
}

export async function findTokenCaller(
  db: Db,
  tokenHash: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<Caller | null> {
  const token = await db.token.findFirst({
    where: { tokenHash, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    select: { id: true, role: true, boothId: true },
  });
  if (token === null) return null;
  await db.token.update({ where: { id: token.id }, data: { lastUsedAt: now }, select: { id: true } });
  return {
    kind: 'token',
    id: token.id,
    role: role.parse(token.role),
    boothIds: token.boothId === null ? [] : [token.boothId],
  };
}

/** Null also when the session has ended meanwhile: a live stream asks again long after its request began. */
export async function findAccountCaller(
  db: Db,
  accountId: string,
  sessionId: string,
): Promise<Caller | null> {
  const account = await db.account.findFirst({
    where: { id: accountId, archivedAt: null },
    select: { id: true, role: true, memberships: { select: { boothId: true } } },
  });
  if (account === null) return null;
  const session = await db.session.findUnique({ where: { sid: sessionId }, select: { sid: true } });
  if (session === null) return null;
  const boothIds = account.memberships.map(({ boothId }) => boothId);
  return { kind: 'account', id: account.id, role: role.parse(account.role), boothIds, sessionId };
}
