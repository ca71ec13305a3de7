import { pbkdf2Async } from '@noble/hashes/pbkdf2';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils';
import type { Pin } from '../outbox/database.ts';

/** Four to six digits. */
export const PIN = /^[0-9]{4,6}$/;
/** So many wrong ones are free; each further one doubles the wait, up to an hour. */
const FREE = 5;
const MINUTE_MS = 60_000;
const LONGEST = 60;
/** About a tenth of a second. More would not keep six digits secret either: docs/decisions/017-pins-on-a-tablet.md */
const ROUNDS = 20_000;

/** In plain JavaScript: SubtleCrypto does not exist where the tablet was opened over http. */
async function hashOf(pin: string, salt: string): Promise<string> {
  return bytesToHex(await pbkdf2Async(sha256, pin, hexToBytes(salt), { c: ROUNDS, dkLen: 32 }));
}

export async function newPin(who: string, pin: string): Promise<Pin> {
  const salt = bytesToHex(crypto.getRandomValues(new Uint8Array(16)));
  return { who, salt, hash: await hashOf(pin, salt), wrong: 0, lastWrongAtMs: 0 };
}

/** @returns the PIN as it stands after the attempt; right when `wrong` is 0 */
export async function afterAttempt(held: Pin, typed: string, nowMs: number): Promise<Pin> {
  const isRight = (await hashOf(typed, held.salt)) === held.hash;
  return isRight ? { ...held, wrong: 0 } : { ...held, wrong: held.wrong + 1, lastWrongAtMs: nowMs };
}

/** Milliseconds until the next attempt. A clock that was set back never makes it longer than the wait itself. */
export function waitMs({ wrong, lastWrongAtMs }: Pin, nowMs: number): number {
  if (wrong < FREE) return 0;
  const whole = Math.min(LONGEST, 2 ** (wrong - FREE)) * MINUTE_MS;
  return Math.max(0, Math.min(whole, lastWrongAtMs + whole - nowMs));
}

/** What is said after a wrong one. */
export function wrongWords(pin: Pin, nowMs: number): string | null {
  const wait = waitMs(pin, nowMs);
  if (wait > 0) return `${pin.wrong} wrong PINs. The next try is possible in ${durationWords(wait)}.`;
  if (pin.wrong === 0) return null;
  const left = FREE - pin.wrong;
  if (left <= 0) return 'That was not the PIN. After another wrong one the wait is longer.';
  return `That is not the PIN. ${left === 1 ? '1 more try' : `${left} more tries`} before a wait.`;
}

/** "52 s", "3 min" */
function durationWords(ms: number): string {
  return ms < MINUTE_MS ? `${Math.ceil(ms / 1000)} s` : `${Math.ceil(ms / MINUTE_MS)} min`;
}
