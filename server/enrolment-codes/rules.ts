const DAY_MS = 24 * 60 * 60 * 1000;
const LIFETIME_MS = 7 * DAY_MS;
const HALF = 4;

/** Without 0 O 1 I L U: no two characters that are mistaken for each other. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 8;

/** Tablets are prepared before travelling: a code printed a week before still connects. */
export function expiryOfCode(now: Date): Date {
  return new Date(now.getTime() + LIFETIME_MS);
}

/** @param pick a number from 0 up to, not including, the given one */
export function makeCode(pick: (below: number) => number): string {
  const letters = Array.from({ length: CODE_LENGTH }, () => ALPHABET.charAt(pick(ALPHABET.length)));
  return showCode(letters.join(''));
}

/** As people read it out: XXXX-XXXX. */
function showCode(code: string): string {
  return `${code.slice(0, HALF)}-${code.slice(HALF)}`;
}

/** What was meant, however it was typed: in small letters or capitals, with spaces or hyphens or without. */
export function readCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase();
}

interface Code {
  usedAt: Date | null;
  revokedAt: Date | null;
  expiresAt: Date;
}

/** Why a code cannot be used, in words; null if it can. */
export function whyUnusable(code: Code | null, now: Date): string | null {
  if (code === null) return 'This code is not known. Check it, or ask for a new one.';
  if (code.usedAt !== null) return 'This code has connected a device already. Ask for a new one.';
  if (code.revokedAt !== null) return 'This code was taken back. Ask for a new one.';
  if (code.expiresAt <= now) return 'This code has expired. Ask for a new one.';
  return null;
}
