import type { z } from 'zod';
import { type accounts, type Me, role } from '#contracts/accounts';
import { isStorableText } from '#contracts/fields';
import type { Account } from '#prisma/client/client';
import { type PageQuery, readPage } from '../database/page.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';
import { updateVersioned } from '../database/versioned.ts';
import { AppError, notFound } from '../http/errors.ts';
import type { OwnerScope } from '../http/gates.ts';
import { endSessions } from '../session/store.ts';
import { isDemotion, requireBoothsOfLead } from './rules.ts';

export type AccountChange = z.output<(typeof accounts)['change']['body']>;
export type WithBooths = Account & { memberships: { boothId: string }[] };

const include = { memberships: { select: { boothId: true } } } as const;

/** The row as the contract says it; never the password's hash. */
export function presentAccount(account: WithBooths) {
  const { id, version, updatedAt, archivedAt, email, name, signedInAt } = account;
  const boothIds = account.memberships.map(({ boothId }) => boothId);
  return {
    id,
    version,
    updatedAt,
    archivedAt,
    email,
    name,
    role: role.parse(account.role),
    boothIds,
    signedInAt,
  };
}

export function presentMe(account: WithBooths): Me {
  const { id, email, name, role, boothIds } = presentAccount(account);
  return { id, email, name, role, boothIds };
}

export function listAccounts(db: Db, _scope: OwnerScope, query: PageQuery) {
  return readPage(query, (page) =>
    db.account.findMany({
      where: page.where,
      include,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      ...page.slice,
    }),
  );
}

/** For signing in and for whoever is signed in, about themselves. Null if there is none, or it is closed. */
export function findOpenAccount(
  db: DbTransaction,
  by: { id: string } | { email: string },
): Promise<WithBooths | null> {
  if ('email' in by && !isStorableText(by.email)) return Promise.resolve(null);
  const where = 'id' in by ? by : { email: by.email.trim().toLowerCase() };
  return db.account.findFirst({ where: { ...where, archivedAt: null }, include });
}

/** Who can let others in again, by address. For whoever runs a command on the server. */
export function listOwners(db: Db): Promise<{ id: string; name: string; email: string }[]> {
  return db.account.findMany({
    where: { role: 'owner', archivedAt: null },
    select: { id: true, name: true, email: true },
    orderBy: { email: 'asc' },
  });
}

export async function hasOwner(db: DbTransaction): Promise<boolean> {
  return (await db.account.findFirst({ where: { role: 'owner', archivedAt: null } })) !== null;
}

/** @throws AppError not-found */
export async function getAccount(db: DbTransaction, id: string): Promise<WithBooths> {
  const account = await db.account.findUnique({ where: { id }, include });
  if (account === null) throw notFound('account');
  return account;
}

/**
 * A new role or other booths end the account's sessions, except the one that asks.
 * @throws AppError not-found, stale, archived, last-owner, invalid-input
 */
export function changeAccount(
  db: Db,
  scope: OwnerScope,
  id: string,
  version: number,
  change: AccountChange,
): Promise<WithBooths> {
  return inTransaction(db, id, version, async (tx) => {
    const before = presentAccount(await getAccount(tx, id));
    const after = {
      role: change.role ?? before.role,
      boothIds: change.boothIds ?? (change.role === undefined ? before.boothIds : []),
    };
    requireBoothsOfLead(after.role, after.boothIds);
    if (isDemotion(before.role, after.role)) await requireAnotherOwner(tx, id);
    await setMemberships(tx, id, after.boothIds);
    if (after.role !== before.role || change.boothIds !== undefined)
      await endSessions(tx, id, sessionOf(scope));
    const { name } = change;
    return tx.account.update({
      where: { id, version, archivedAt: null },
      data: { name, role: after.role, version: { increment: 1 } },
      include,
    });
  });
}

/** @throws AppError not-found, stale, last-owner */
export function archiveAccount(
  db: Db,
  _scope: OwnerScope,
  id: string,
  version: number,
  archivedAt: Date | null,
): Promise<WithBooths> {
  return inTransaction(db, id, version, async (tx) => {
    const account = await getAccount(tx, id);
    if (archivedAt !== null) {
      if (account.role === 'owner' && account.archivedAt === null) await requireAnotherOwner(tx, id);
      await endSessions(tx, id);
    }
    return tx.account.update({
      where: { id, version },
      data: { archivedAt, version: { increment: 1 } },
      include,
    });
  });
}

/** Replaces the booths of an account. @throws AppError not-found when a booth does not exist or is archived */
export async function setMemberships(
  tx: DbTransaction,
  accountId: string,
  boothIds: readonly string[],
): Promise<void> {
  const held = await tx.membership.findMany({ where: { accountId }, select: { boothId: true } });
  const added = [...new Set(boothIds)].filter((boothId) => !held.some((one) => one.boothId === boothId));
  await requireOpenBooths(tx, added);
  await tx.membership.deleteMany({ where: { accountId, boothId: { notIn: [...boothIds] } } });
  await tx.membership.createMany({ data: added.map((boothId) => ({ accountId, boothId })) });
}

/** @throws AppError not-found */
export async function requireOpenBooths(tx: DbTransaction, boothIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(boothIds)];
  const found = await tx.booth.count({ where: { id: { in: wanted }, archivedAt: null } });
  if (found < wanted.length) throw notFound('booth');
}

function inTransaction(
  db: Db,
  id: string,
  version: number,
  change: (tx: DbTransaction) => Promise<WithBooths>,
) {
  const find = () => db.account.findUnique({ where: { id }, include });
  return updateVersioned('account', version, find, () => db.$transaction(change), presentAccount);
}

/** Locks the owners first: two who demote each other at the same moment would leave none. */
async function requireAnotherOwner(tx: DbTransaction, id: string): Promise<void> {
  const owners = await tx.$queryRaw<{ id: string }[]>`
    select id from accounts where role = 'owner' and archived_at is null order by id for update`;
  if (!owners.some((owner) => owner.id !== id))
    throw new AppError('last-owner', 'This is the last owner. Make somebody else an owner first.');
}

function sessionOf(scope: OwnerScope): string | undefined {
  return scope.by.kind === 'account' ? scope.by.sessionId : undefined;
}
