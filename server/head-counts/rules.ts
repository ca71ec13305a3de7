import { type EventTime, requireInOrder, requireNotAhead, requireWithinEvent } from '../events/rules.ts';
import { AppError } from '../http/errors.ts';

export interface HeadCountFigure {
  source: string;
  approximate: boolean;
  startsAt: Date | null;
  endsAt: Date | null;
  likely: number;
  low: number | null;
  high: number | null;
}

/**
 * A stretch may end later than now, but must have begun.
 * @throws AppError invalid-input, in-wrong-order, outside-event, in-the-future
 */
export function requireHeadCount(event: EventTime, figure: HeadCountFigure, now: Date): void {
  requireRange(figure);
  const { startsAt, endsAt } = figure;
  if ((startsAt === null) !== (endsAt === null))
    throw refuse(
      startsAt === null ? 'startsAt' : 'endsAt',
      'Give both a start and an end, or neither for the whole event.',
    );
  if (figure.source === 'missed') requireMissed(figure);
  if (startsAt === null || endsAt === null) return;
  requireInOrder(event, startsAt, endsAt);
  requireWithinEvent(event, startsAt, endsAt);
  requireNotAhead('body.startsAt', startsAt, now, event.timeZone);
}

function requireMissed({ startsAt, approximate }: HeadCountFigure): void {
  if (startsAt === null)
    throw refuse('startsAt', 'Say of which hours: how many were missed is added to what was tapped in them.');
  if (!approximate) throw refuse('approximate', 'Nobody knows exactly how many were missed. Say “about”.');
}

function requireRange({ approximate, likely, low, high }: HeadCountFigure): void {
  if (!approximate && (low !== null || high !== null))
    throw refuse(
      low === null ? 'high' : 'low',
      'An exact figure has no range. Leave it out, or say “about”.',
    );
  if (low !== null && low > likely)
    throw refuse('low', `The lowest figure, ${low}, must not be above the likely one, ${likely}.`);
  if (high !== null && high < likely)
    throw refuse('high', `The highest figure, ${high}, must not be below the likely one, ${likely}.`);
}

function refuse(field: keyof HeadCountFigure, detail: string): AppError {
  return new AppError('invalid-input', detail, { issues: [{ path: `body.${field}`, message: detail }] });
}
