import { role } from '#contracts/accounts';
import type { Invite } from '#prisma/client/client';
import { hashPassword } from '../access/passwords.ts';
import { hashSecret } from '../access/secrets.ts';
import { getAccount, setMemberships, type WithBooths } from '../accounts/store.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';
import { AppError } from '../http/errors.ts';
import { endSessions } from '../session/store.ts';
import { whyUnusable } from './rules.ts';
import { lockOwnerLinks, revokeLinks } from './store.ts';

export interface Redemption {
  secret: string;
  password: string;
  email?: string | undefined;
  name?: string | undefined;
}

/** Changes nothing. @throws AppError invalid-link */
export async function lookAtInvite(db: Db, secret: string, now: Date) {
  const invite = await getUsable(db, hashSecret(secret), now);
  return { purpose: invite.purpose, email: invite.email, role: role.parse(invite.role) };
}

/**
 * Uses a one-time link up and gives the account that it made, or whose password it set.
 * @throws AppError invalid-link, wrong-email, taken, invalid-input when a new account lacks its address or name
 */
export async function redeemInvite(db: Db, input: Redemption, now: Date): Promise<WithBooths> {
  const tokenHash = hashSecret(input.secret);
  const { purpose } = await getUsable(db, tokenHash, now);
  const passwordHash = await hashPassword(input.password);
  return db.$transaction(async (tx) => {
    if (purpose === 'owner') await lockOwnerLinks(tx);
    const invite = await claim(tx, tokenHash, now);
    if (invite.purpose === 'reset') return resetPassword(tx, invite, passwordHash, now);
    const { email, name } = requireEmailAndName(input, invite);
    if (invite.purpose === 'invite') return createAccount(tx, invite, { email, name, passwordHash });
    await revokeLinks(tx, { purpose: 'owner' }, now);
    return makeOwner(tx, invite, { email, name, passwordHash });
  });
}

async function getUsable(db: DbTransaction, tokenHash: Uint8Array<ArrayBuffer>, now: Date): Promise<Invite> {
  const invite = await db.invite.findUnique({ where: { tokenHash } });
  const reason = whyUnusable(invite, now);
  if (invite === null || reason !== null) throw new AppError('invalid-link', reason ?? '');
  return invite;
}

/** One statement decides which of two simultaneous users was first. */
async function claim(tx: DbTransaction, tokenHash: Uint8Array<ArrayBuffer>, now: Date): Promise<Invite> {
  const [invite] = await tx.invite.updateManyAndReturn({
    where: { tokenHash, usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return invite ?? getUsable(tx, tokenHash, now);
}

async function resetPassword(tx: DbTransaction, invite: Invite, passwordHash: string, now: Date) {
  const id = invite.accountId ?? '';
  const changed = await tx.account.updateMany({ where: { id, archivedAt: null }, data: { passwordHash } });
  if (changed.count === 0) throw new AppError('invalid-link', 'This account is closed. Ask an owner.');
  await revokeLinks(tx, { purpose: 'reset', accountId: id }, now);
  await endSessions(tx, id);
  return getAccount(tx, id);
}

interface NewAccount {
  email: string;
  name: string;
  passwordHash: string;
}

async function createAccount(tx: DbTransaction, invite: Invite, account: NewAccount): Promise<WithBooths> {
  const { id } = await tx.account.create({ data: { ...account, role: invite.role } });
  const open = await tx.booth.findMany({
    where: { id: { in: invite.boothIds }, archivedAt: null },
    select: { id: true },
  });
  await setMemberships(
    tx,
    id,
    open.map((booth) => booth.id),
  );
  await tx.invite.update({ where: { id: invite.id }, data: { accountId: id } });
  return getAccount(tx, id);
}

/** A locked-out owner has an account already: it gets the new password and is opened again. */
async function makeOwner(tx: DbTransaction, invite: Invite, account: NewAccount): Promise<WithBooths> {
  const known = await tx.account.findFirst({ where: { email: account.email } });
  if (known === null) return createAccount(tx, invite, account);
  const { passwordHash } = account;
  await tx.account.update({
    where: { id: known.id },
    data: { passwordHash, role: 'owner', archivedAt: null, version: { increment: 1 } },
  });
  await setMemberships(tx, known.id, []);
  await endSessions(tx, known.id);
  return getAccount(tx, known.id);
}

/** Whoever invited somebody knows them by the address: the account gets that one, and no other. */
function requireEmailAndName(input: Redemption, invite: Invite): { email: string; name: string } {
  const email = (invite.email ?? input.email)?.toLowerCase();
  const issues = [
    ...(email === undefined ? [{ path: 'body.email', message: 'must not be empty' }] : []),
    ...(input.name === undefined ? [{ path: 'body.name', message: 'must not be empty' }] : []),
  ];
  if (email === undefined || input.name === undefined)
    throw new AppError('invalid-input', 'Give your e-mail address and your name.', { issues });
  if (input.email !== undefined && input.email.toLowerCase() !== email)
    throw new AppError(
      'wrong-email',
      `This invitation is for ${email}. Leave the address as it is, or ask for an invitation to yours.`,
    );
  return { email, name: input.name };
}
