import type { Role } from '#contracts/accounts';
import { AppError } from '../http/errors.ts';

/** Only leads have booths; the others see all. @throws AppError invalid-input */
export function requireBoothsOfLead(role: Role, boothIds: readonly string[]): void {
  if (role !== 'lead' && boothIds.length > 0)
    throw new AppError('invalid-input', 'Only a lead has booths of their own. Leave boothIds empty.', {
      issues: [{ path: 'body.boothIds', message: 'must be empty unless the role is lead' }],
    });
}

/** True when a change leaves this account without owner's rights. */
export function isDemotion(before: Role, after: Role): boolean {
  return before === 'owner' && after !== 'owner';
}
