import type { Role } from '#contracts/accounts';
import { AppError } from '../http/errors.ts';

const HOUR_MS = 60 * 60 * 1000;

/** An invitation waits for a reply to an e-mail; links that give away an existing account live shorter. */
const lifetimeMs = { invite: 7 * 24 * HOUR_MS, owner: 72 * HOUR_MS, reset: 24 * HOUR_MS } as const;

export type Purpose = keyof typeof lifetimeMs;

export function expiryOf(purpose: Purpose, now: Date): Date {
  return new Date(now.getTime() + lifetimeMs[purpose]);
}

/** Managers invite leads and viewers, owners everybody. @throws AppError not-allowed */
export function requireMayInvite(by: Role, invited: Role): void {
  const isAllowed = by === 'owner' || invited === 'lead' || invited === 'viewer';
  if (!isAllowed)
    throw new AppError('not-allowed', `Only an owner invites somebody as ${invited}. Ask an owner.`);
}

/** A lead without a booth could do nothing. @throws AppError invalid-input */
export function requireBoothForLead(role: Role, boothIds: readonly string[]): void {
  if (role === 'lead' && boothIds.length === 0)
    throw new AppError('invalid-input', 'A lead needs a booth. Choose at least one.', {
      issues: [{ path: 'body.boothIds', message: 'must name at least one booth for a lead' }],
    });
}

interface OneTime {
  purpose: string;
  usedAt: Date | null;
  revokedAt: Date | null;
  expiresAt: Date;
}

/** Why a link cannot be used, in words, and where to get one that can; null if it can. */
export function whyUnusable(link: OneTime | null, now: Date): string | null {
  if (link === null) return 'This link is not known. Copy all of it, or ask for a new one.';
  const isOwners = link.purpose === 'owner';
  if (link.usedAt !== null) return 'This link was used already. Sign in, or ask for a new one.';
  if (link.revokedAt !== null && isOwners)
    return 'A newer link replaced this one. Open the last that Pavilion printed, or run "npm run owner-link".';
  if (link.revokedAt !== null) return 'This link was replaced or taken back. Ask for a new one.';
  if (link.expiresAt > now) return null;
  return `This link has expired. ${isOwners ? 'Run "npm run owner-link" for a new one.' : 'Ask for a new one.'}`;
}
