import { type EventTime, requireInOrder, requireWithinEvent } from '../events/rules.ts';
import { AppError } from '../http/errors.ts';

export interface HeadCountFigure {
  startsAt: Date | null;
  endsAt: Date | null;
  likely: number;
  low: number | null;
  high: number | null;
}

/** @throws AppError invalid-input, in-wrong-order, outside-event */
export function requireHeadCount(event: EventTime, figure: HeadCountFigure): void {
  requireRange(figure);
  const { startsAt, endsAt } = figure;
  if ((startsAt === null) !== (endsAt === null))
    throw refuse(
      startsAt === null ? 'startsAt' : 'endsAt',
      'Give both a start and an end, or neither for the whole event.',
    );
  if (startsAt === null || endsAt === null) return;
  requireInOrder(startsAt, endsAt);
  requireWithinEvent(event, startsAt, endsAt);
}

function requireRange({ likely, low, high }: HeadCountFigure): void {
  if (low !== null && low > likely)
    throw refuse('low', `The lowest figure, ${low}, must not be above the likely one, ${likely}.`);
  if (high !== null && high < likely)
    throw refuse('high', `The highest figure, ${high}, must not be below the likely one, ${likely}.`);
}

function refuse(field: keyof HeadCountFigure, detail: string): AppError {
  return new AppError('invalid-input', detail, { issues: [{ path: `body.${field}`, message: detail }] });
}
