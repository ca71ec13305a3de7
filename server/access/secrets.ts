import { createHash, randomBytes } from 'node:crypto';

/** Prefixes tell a leaked secret's kind at a glance, and route a bearer token to its table. */
export const TOKEN_PREFIX = 'pvt_';
export const DEVICE_PREFIX = 'pvd_';
export const LINK_PREFIX = 'pvl_';
export const FEED_PREFIX = 'pvf_';
export const SHARE_PREFIX = 'pvs_';

/** 256 random bits; only the hash is stored. */
export function newSecret(prefix: string): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

/** A secret that follows from another: whoever has that one gets the same again, and nobody gets back to it. */
export function derivedSecret(prefix: string, secret: string): string {
  return `${prefix}${createHash('sha256').update(`${prefix} ${secret}`).digest('base64url')}`;
}

/** Fit for secrets of high entropy only; passwords go through argon2. */
export function hashSecret(secret: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash('sha256').update(secret).digest());
}
