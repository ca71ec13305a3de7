import { role } from '#contracts/accounts';
import type { InviteRow } from '#contracts/invites';
import type { Account, Invite } from '#prisma/client/client';
import { hashSecret, LINK_PREFIX, newSecret } from '../access/secrets.ts';
import { hasOwner, requireOpenBooths } from '../accounts/store.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';
import { AppError, notFound } from '../http/errors.ts';
import type { Actor, ManagerScope, OwnerScope } from '../http/gates.ts';
import { expiryOf, requireMayInvite } from './rules.ts';

interface InviteInput {
  email: string;
  role: InviteRow['role'];
  boothIds: string[];
}

/** A link is shown once, when it is made: only a hash is kept. */
export interface NewLink {
  url: string;
  expiresAt: Date;
}

const stillOpen = (now: Date) => ({ usedAt: null, revokedAt: null, expiresAt: { gt: now } });

/** The row as the contract says it; never the secret's hash. */
export function presentInvite(invite: Invite) {
  const { id, email, boothIds, expiresAt, usedAt, revokedAt } = invite;
  return { id, email, role: role.parse(invite.role), boothIds, expiresAt, usedAt, revokedAt };
}

export function listInvites(db: Db, _scope: ManagerScope, now: Date): Promise<Invite[]> {
  return db.invite.findMany({
    where: { purpose: 'invite', ...stillOpen(now) },
    orderBy: { createdAt: 'desc' },
  });
}

/** A second invitation of the same address replaces the first. @throws AppError not-allowed, taken, not-found */
export async function createInvite(
  db: Db,
  scope: ManagerScope,
  input: InviteInput,
  now: Date,
  publicUrl: string,
) {
  requireMayInvite(roleOf(scope.by), input.role);
  const email = input.email.toLowerCase();
  return db.$transaction(async (tx) => {
    if ((await tx.account.findFirst({ where: { email } })) !== null)
      throw new AppError('taken', 'There is an account with this e-mail address already.');
    await requireOpenBooths(tx, input.boothIds);
    await tx.invite.updateMany({
      where: { purpose: 'invite', email, ...stillOpen(now) },
      data: { revokedAt: now },
    });
    const secret = newSecret(LINK_PREFIX);
    const invite = await tx.invite.create({
      data: {
        ...input,
        email,
        purpose: 'invite',
        tokenHash: hashSecret(secret),
        invitedBy: accountIdOf(scope.by),
        expiresAt: expiryOf('invite', now),
        createdAt: now,
      },
    });
    return { ...presentInvite(invite), url: linkOf(publicUrl, secret) };
  });
}

/** @throws AppError not-found, not-allowed */
export async function revokeInvite(db: Db, scope: ManagerScope, id: string, now: Date): Promise<Invite> {
  const invite = await db.invite.findFirst({ where: { id, purpose: 'invite' } });
  if (invite === null) throw notFound('invitation');
  requireMayInvite(roleOf(scope.by), role.parse(invite.role));
  await db.invite.updateMany({ where: { id, usedAt: null, revokedAt: null }, data: { revokedAt: now } });
  return db.invite.findUniqueOrThrow({ where: { id } });
}

/** Replaces an earlier reset of the same account. @throws AppError archived */
export async function createResetLink(
  db: Db,
  _scope: OwnerScope,
  account: Account,
  now: Date,
  publicUrl: string,
): Promise<NewLink> {
  if (account.archivedAt !== null)
    throw new AppError('archived', 'This account is closed. Open it again first.');
  return replaceReset(db, account, now, publicUrl);
}

/** The same for an owner who is locked out, asked for on the server itself. Needs no scope, as {@link createOwnerLink}. */
export function createOwnerReset(
  db: Db,
  owner: Pick<Account, 'id' | 'email'>,
  now: Date,
  publicUrl: string,
): Promise<NewLink> {
  return replaceReset(db, { ...owner, role: 'owner' }, now, publicUrl);
}

function replaceReset(
  db: Db,
  { id: accountId, email, role }: Pick<Account, 'id' | 'email' | 'role'>,
  now: Date,
  publicUrl: string,
): Promise<NewLink> {
  return db.$transaction(async (tx) => {
    await revokeLinks(tx, { purpose: 'reset', accountId }, now);
    return insertLink(tx, { purpose: 'reset', role, email, accountId }, now, publicUrl);
  });
}

/**
 * A one-time link that makes its user an owner: for the first start, and where no owner can be reached. Makes the former
 * ones unusable. Needs no scope: whoever can run this on the server owns it.
 *
 * @param email whose account becomes an owner's; null: whoever opens the link says so
 */
export function createOwnerLink(
  db: Db,
  now: Date,
  publicUrl: string,
  email: string | null = null,
): Promise<NewLink> {
  return db.$transaction(async (tx) => {
    await lockOwnerLinks(tx);
    return replaceOwnerLink(tx, now, publicUrl, email);
  });
}

/** The same for a start, as long as there is no owner; null once there is one. Of servers that start together the last link holds. */
export function createFirstOwnerLink(db: Db, now: Date, publicUrl: string): Promise<NewLink | null> {
  return db.$transaction(async (tx) => {
    await lockOwnerLinks(tx);
    return (await hasOwner(tx)) ? null : replaceOwnerLink(tx, now, publicUrl, null);
  });
}

async function replaceOwnerLink(tx: DbTransaction, now: Date, publicUrl: string, email: string | null) {
  await revokeLinks(tx, { purpose: 'owner' }, now);
  const whose = email === null ? {} : { email };
  return insertLink(tx, { purpose: 'owner', role: 'owner', ...whose }, now, publicUrl);
}

const OWNER_LINK_LOCK = 4_711_020;

/** Until the transaction ends nobody else makes or uses an owner's link. Two starts at once each saw none of the other's. */
export async function lockOwnerLinks(tx: DbTransaction): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${OWNER_LINK_LOCK})`;
}

export async function revokeLinks(
  tx: DbTransaction,
  which: { purpose: 'owner' } | { purpose: 'reset'; accountId: string },
  now: Date,
): Promise<void> {
  await tx.invite.updateMany({ where: { ...which, ...stillOpen(now) }, data: { revokedAt: now } });
}

async function insertLink(
  tx: DbTransaction,
  link: { purpose: 'owner' | 'reset'; role: string; email?: string; accountId?: string },
  now: Date,
  publicUrl: string,
): Promise<NewLink> {
  const secret = newSecret(LINK_PREFIX);
  const expiresAt = expiryOf(link.purpose, now);
  await tx.invite.create({
    data: { ...link, tokenHash: hashSecret(secret), expiresAt, createdAt: now },
  });
  return { url: linkOf(publicUrl, secret), expiresAt };
}

/** In the fragment, which browsers do not send: no proxy's log shows the secret. */
function linkOf(publicUrl: string, secret: string): string {
  return `${publicUrl}/welcome#${secret}`;
}

function roleOf(by: Actor) {
  return by.kind === 'device' ? 'viewer' : by.role;
}

function accountIdOf(by: Actor): string | null {
  return by.kind === 'account' ? by.id : null;
}
