import { type EventTime, localDateOf, oneDayLater, requireInOrder } from '../events/rules.ts';
import { AppError } from '../http/errors.ts';
import { dateOf } from '../reports/rules.ts';

export interface DayTimes {
  date: string;
  opensAt: Date;
  closesAt: Date;
  breaks: { startsAt: string; endsAt: string; label: string }[];
}

/** @throws AppError in-wrong-order, outside-event, invalid-input */
export function requireDay(event: EventTime, day: DayTimes): void {
  requireInOrder(event, day.opensAt, day.closesAt);
  requireDateOfEvent(event, day);
  if (day.closesAt > oneDayLater(day.opensAt, event.timeZone))
    throw new AppError(
      'invalid-input',
      'A day cannot be open for longer than until the same time of the next day.',
      {
        issues: [{ path: 'body.closesAt', message: 'must be at most a day after opensAt' }],
      },
    );
  requireBreaks(event, day);
}

function requireDateOfEvent(event: EventTime, { date, opensAt }: DayTimes): void {
  const opensOn = dateOf(opensAt.getTime(), event.timeZone);
  if (opensOn !== date)
    throw new AppError('outside-event', `This opens on ${opensOn} in ${event.timeZone}, not on ${date}.`);
  const startsOn = localDateOf(event.startsOn);
  const endsOn = localDateOf(event.endsOn);
  if (date < startsOn || date > endsOn)
    throw new AppError(
      'outside-event',
      `The event runs from ${startsOn} to ${endsOn}; ${date} is not in it.`,
    );
}

/** Each break lies within the opening hours and begins after the one before it has ended. */
function requireBreaks(event: EventTime, { opensAt, closesAt, breaks }: DayTimes): void {
  let free = opensAt;
  breaks.forEach((pause, index) => {
    const startsAt = new Date(pause.startsAt);
    const endsAt = new Date(pause.endsAt);
    requireInOrder(event, startsAt, endsAt);
    if (startsAt < free || endsAt > closesAt)
      throw new AppError(
        'invalid-input',
        `"${pause.label}" must lie within the opening hours, after the break before it.`,
        {
          issues: [{ path: `body.breaks.${index}`, message: 'must lie within the opening hours, in order' }],
        },
      );
    free = endsAt;
  });
}
