import { AppError } from '../http/errors.ts';

/** @throws AppError invalid-input */
export function requireTarget(minimum: number, target: number): void {
  if (minimum <= target) return;
  throw new AppError('invalid-input', `The minimum, ${minimum}, must not be above the target, ${target}.`, {
    issues: [{ path: 'body.target', message: 'must be at least the minimum' }],
  });
}
