import { AppError } from '../http/errors.ts';

/** @throws AppError in-wrong-order */
export function requireDatesInOrder(startsOn: string, endsOn: string): void {
  if (startsOn > endsOn)
    throw new AppError('in-wrong-order', `The event ends on ${endsOn}, before it starts on ${startsOn}.`);
}
