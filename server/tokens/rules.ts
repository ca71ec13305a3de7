import type { Role } from '#contracts/accounts';
import { AppError } from '../http/errors.ts';

/** A lead's token is for one booth; the others see all. @throws AppError invalid-input */
export function requireBoothOfLead(role: Role, boothId: string | null): void {
  if ((role === 'lead') === (boothId !== null)) return;
  const message = role === 'lead' ? 'must name the booth of a lead' : 'must be empty unless the role is lead';
  throw new AppError(
    'invalid-input',
    role === 'lead' ? 'A token of a lead needs a booth.' : 'Only a token of a lead is for one booth.',
    { issues: [{ path: 'body.boothId', message }] },
  );
}

/** @throws AppError invalid-input */
export function requireFuture(expiresAt: Date | null, now: Date): void {
  if (expiresAt !== null && expiresAt <= now)
    throw new AppError('invalid-input', 'A token must expire in the future.', {
      issues: [{ path: 'body.expiresAt', message: 'must be in the future' }],
    });
}
