import { type EventTime, requireAtMostADay, requireInOrder, requireWithinEvent } from '../events/rules.ts';
import { AppError } from '../http/errors.ts';

export interface ShiftFields {
  startsAt: Date;
  endsAt: Date;
  minimum: number;
  target: number;
}

/** @throws AppError in-wrong-order, outside-event, invalid-input when fewer are hoped for than needed, or it is longer than a day */
export function requireShift(event: EventTime, { startsAt, endsAt, minimum, target }: ShiftFields): void {
  requireInOrder(event, startsAt, endsAt);
  requireWithinEvent(event, startsAt, endsAt);
  requireAtMostADay('A shift', startsAt, endsAt);
  requireTarget(minimum, target);
}

/** @throws AppError invalid-input */
export function requireTarget(minimum: number, target: number): void {
  if (minimum <= target) return;
  throw new AppError('invalid-input', `The minimum, ${minimum}, must not be above the target, ${target}.`, {
    issues: [{ path: 'body.target', message: 'must be at least the minimum' }],
  });
}

/** Those of the wanted fields that are given and differ. */
export function fieldsChanged(
  shift: ShiftFields,
  wanted: { [Name in 'startsAt' | 'endsAt']?: string | undefined } & {
    [Name in 'minimum' | 'target']?: number | undefined;
  },
): Partial<ShiftFields> {
  const { startsAt, endsAt, minimum = shift.minimum, target = shift.target } = wanted;
  const times = { startsAt: new Date(startsAt ?? shift.startsAt), endsAt: new Date(endsAt ?? shift.endsAt) };
  return {
    ...(times.startsAt.getTime() !== shift.startsAt.getTime() && { startsAt: times.startsAt }),
    ...(times.endsAt.getTime() !== shift.endsAt.getTime() && { endsAt: times.endsAt }),
    ...(minimum !== shift.minimum && { minimum }),
    ...(target !== shift.target && { target }),
  };
}

/** An item of an arrangement that cannot be. */
export interface Refused {
  /** "body.create.3" */
  path: string;
  error: AppError;
}

/** One refusal that names them all; its code is the first one's. */
export function refusalOfAll([first, ...others]: readonly [Refused, ...Refused[]]): AppError {
  const { code, detail, extras } = first.error;
  const issues = [first, ...others].map(({ path, error }) => ({ path, message: error.detail }));
  const rest = others.length === 0 ? '' : ` ${others.length} more cannot be either. Nothing of it was done.`;
  return new AppError(code, `${detail}${rest}`, { ...extras, issues });
}
