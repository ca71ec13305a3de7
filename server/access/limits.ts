import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../http/errors.ts';
import { networkOf } from './addresses.ts';
import { hashSecret } from './secrets.ts';

type Attempt<T> = () => Promise<T>;

/**
 * Wrong guesses are counted, right ones are not. The counts live in PostgreSQL: they hold after a restart and for all
 * servers of one database. Each method runs the attempt, or throws AppError too-many-requests.
 * Why these numbers: docs/decisions/006-limits.md
 */
export interface Limits {
  signIn<T>(email: string, address: string | undefined, attempt: Attempt<T>): Promise<T>;
  /** Somebody who is signed in says the own password. */
  ownPassword<T>(accountId: string, attempt: Attempt<T>): Promise<T>;
  /** Each kind has counts of its own: who mistypes codes in a hall does not keep others from hearing about their link. */
  secret<T>(kind: SecretKind, secret: string, address: string | undefined, attempt: Attempt<T>): Promise<T>;
}

type SecretKind = 'code' | 'one-time-link' | 'personal-link' | 'share-link';

interface Count {
  limiter: RateLimiterPostgres;
  key: string;
}

const WINDOW_SECONDS = 15 * 60;
const GUESSES_OF_ONE = 10;
const SIGN_INS_OF_ACCOUNT = 100;
const GUESSES_OF_ADDRESS = 200;
const LOOKUPS_A_SECOND = 50;

export function createLimits(pool: Pool): Limits {
  const counters = createCounters(pool);
  return {
    signIn(email, address, attempt) {
      const [account, network] = [email.trim().toLowerCase(), networkOf(address)];
      const counts = [
        { limiter: counters.signInHere, key: keyOf(`${account} ${network}`) },
        { limiter: counters.signInAnywhere, key: keyOf(account) },
        { limiter: counters.signInAddress, key: keyOf(network) },
      ];
      return limited(counts, attempt);
    },
    ownPassword: (accountId, attempt) =>
      limited([{ limiter: counters.ownPassword, key: accountId }], attempt),
    secret(kind, said, address, attempt) {
      const network = keyOf(`${kind} ${networkOf(address)}`);
      const ofAddress = { limiter: counters.secretAddress, key: network };
      const lookups = { limiter: counters.secretLookups, key: network };
      return limited([{ limiter: counters.secret, key: keyOf(`${kind} ${said}`) }], () =>
        rightAtAnyTime(ofAddress, lookups, attempt),
      );
    },
  };
}

function createCounters(pool: Pool) {
  const counting = (keyPrefix: string, points: number, duration = WINDOW_SECONDS) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix,
      points,
      duration,
    });
  return {
    signInHere: counting('sign-in', GUESSES_OF_ONE),
    signInAnywhere: counting('sign-in-account', SIGN_INS_OF_ACCOUNT),
    signInAddress: counting('sign-in-address', GUESSES_OF_ADDRESS),
    ownPassword: counting('own-password', GUESSES_OF_ONE),
    secret: counting('secret', GUESSES_OF_ONE),
    secretAddress: counting('secret-address', GUESSES_OF_ADDRESS),
    secretLookups: counting('secret-lookups', LOOKUPS_A_SECOND, 1),
  };
}

/** The table shows neither addresses nor secrets. */
function keyOf(text: string): string {
  return hashSecret(text).toString('base64url');
}

/** Counts before the attempt, so that many at once do not slip through, and takes it back unless it was a wrong guess. */
async function limited<T>(counts: Count[], attempt: Attempt<T>): Promise<T> {
  await take(counts);
  return counted(counts, attempt);
}

async function counted<T>(counts: Count[], attempt: Attempt<T>): Promise<T> {
  try {
    const result = await attempt();
    await giveBack(counts);
    return result;
  } catch (error) {
    if (!isWrongGuess(error)) await giveBack(counts);
    throw error;
  }
}

/**
 * Where too much was guessed, a right secret still gets in: a stranger in the hall shuts nobody out. A wrong one hears that
 * there were too many.
 */
async function rightAtAnyTime<T>(ofAddress: Count, lookups: Count, attempt: Attempt<T>): Promise<T> {
  const refusal = await refusalBy(ofAddress);
  if (refusal === null) return counted([ofAddress], attempt);
  await take([lookups]);
  try {
    return await attempt();
  } catch (error) {
    throw isWrongGuess(error) ? refusal : error;
  }
}

async function refusalBy(count: Count): Promise<AppError | null> {
  try {
    await take([count]);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

async function take(counts: Count[]): Promise<void> {
  const taken: Count[] = [];
  for (const count of counts) {
    try {
      await count.limiter.consume(count.key);
      taken.push(count);
    } catch (reason) {
      await giveBack(taken);
      throw reason instanceof RateLimiterRes ? tooMany(reason.msBeforeNext) : reason;
    }
  }
}

async function giveBack(counts: Count[]): Promise<void> {
  await Promise.all(counts.map(({ limiter, key }) => limiter.reward(key)));
}

function isWrongGuess(error: unknown): boolean {
  return (
    error instanceof AppError && ['wrong-credentials', 'invalid-code', 'invalid-link'].includes(error.code)
  );
}

function tooMany(waitMs: number): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return new AppError('too-many-requests', `Too many wrong attempts. Try again in ${wait}.`, {
    retryAfterSeconds,
  });
}
