import { hash, verify } from '@node-rs/argon2';

/** argon2id as OWASP recommends it where memory is shared with a database: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let nobodysHash: Promise<string> | null = null;

export function hashPassword(password: string): Promise<string> {
  return hash(asTyped(password), cost);
}

/**
 * Takes as long for an account that does not exist (null) as for one that does, so that the time does not tell which
 * addresses have accounts.
 */
export async function isPasswordOf(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('the password of nobody');
  const isRight = await verify(passwordHash ?? (await nobodysHash), asTyped(password));
  return isRight && passwordHash !== null;
}

/** Keyboards write the same accented letter in different ways. */
function asTyped(password: string): string {
  return password.normalize('NFKC');
}
