import type { Request } from 'express';
import { hashPassword } from '../access/passwords.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';

/** Signs everybody out of this account, except the session that is kept. */
export async function endSessions(tx: DbTransaction, accountId: string, kept = ''): Promise<void> {
  await tx.$executeRaw`delete from sessions where sess ->> 'accountId' = ${accountId} and sid <> ${kept}`;
}

export async function noteSignIn(db: Db, accountId: string, now: Date): Promise<void> {
  await db.$executeRaw`update accounts set signed_in_at = ${now} where id = ${accountId}::uuid`;
}

/** Ends the account's other sessions in the same transaction. */
export async function setPassword(
  db: Db,
  accountId: string,
  password: string,
  keptSession: string,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await db.$transaction(async (tx) => {
    await tx.account.update({ where: { id: accountId }, data: { passwordHash } });
    await endSessions(tx, accountId, keptSession);
  });
}

/** A new session id, so that one planted before the sign-in is worth nothing after it. */
export async function beginSession(req: Request, accountId: string): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    req.session.regenerate((error) => (error ? reject(error) : resolve())),
  );
  req.session.accountId = accountId;
  await new Promise<void>((resolve, reject) =>
    req.session.save((error) => (error ? reject(error) : resolve())),
  );
}

export function endOwnSession(req: Request): Promise<void> {
  return new Promise((resolve, reject) =>
    req.session.destroy((error) => (error ? reject(error) : resolve())),
  );
}
