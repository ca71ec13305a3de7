import type { Db } from '../database/prisma.ts';
import { AppError } from '../http/errors.ts';
import type { Caller } from '../http/gates.ts';
import { DEVICE_PREFIX, hashSecret, TOKEN_PREFIX } from './secrets.ts';
import { findAccountCaller, findDeviceCaller, findTokenCaller } from './store.ts';

const REMEMBER_MS = 5_000;
const MOST_REMEMBERED = 2_000;

/** Who a bearer token or a session belongs to. Remembered for a few seconds; writes check revocation again themselves. */
export interface Credentials {
  ofBearer(secret: string): Promise<Caller>;
  /** Null when the account is gone or closed, or the session has ended. */
  ofAccount(accountId: string, sessionId: string): Promise<Caller | null>;
  /** After a revocation or a change of role: everybody is looked up anew, those who watch live figures too. */
  forget(): void;
}

/** @param recheck asks those who are connected again whether they still may be */
export function createCredentials(db: Db, clock: () => Date, recheck: () => void): Credentials {
  const remembered = new Map<string, { caller: Caller; until: number }>();
  return {
    async ofBearer(secret) {
      const known = remembered.get(secret);
      const now = clock().getTime();
      if (known && known.until > now) return known.caller;
      const caller = await lookUp(secret, db, clock());
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(secret, { caller, until: now + REMEMBER_MS });
      return caller;
    },
    ofAccount: (accountId, sessionId) => findAccountCaller(db, accountId, sessionId),
    forget() {
      remembered.clear();
      recheck();
    },
  };
}

async function lookUp(secret: string, db: Db, now: Date): Promise<Caller> {
  const hash = hashSecret(secret);
  if (secret.startsWith(DEVICE_PREFIX)) {
    const device = await findDeviceCaller(db, hash);
    if (device === null)
      throw new AppError(
        'device-revoked',
        'This device was disconnected in the dashboard. Connect it again.',
      );
    return device;
  }
  const token = secret.startsWith(TOKEN_PREFIX) ? await findTokenCaller(db, hash, now) : null;
  if (token === null) throw new AppError('not-signed-in', 'This token is unknown, expired or revoked.');
  return token;
}
