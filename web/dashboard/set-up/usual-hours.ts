import { eventDays } from '#contracts/event-days';
import type { EventRow } from '#contracts/events';
import { datesBetween, instantToLocal } from './local-time.ts';
import { useCurrentRows } from './parts/collection.ts';
import type { UsualHours } from './when.ts';

/**
 * What slots and shifts begin with: the days of the event that have opening hours, and the hours of the first of them;
 * without any all its days, and the hours of the one changed last.
 */
export function useUsualHours(
  event: EventRow,
  known: readonly { startsAt: string; endsAt: string; updatedAt: string }[],
): UsualHours {
  const days = useCurrentRows(eventDays.list, event.slug).toSorted((one, other) =>
    one.date.localeCompare(other.date),
  );
  const [first] = days;
  const [last] = known.toSorted((one, other) => Date.parse(other.updatedAt) - Date.parse(one.updatedAt));
  const timeOf = (instant: string | undefined) =>
    instant === undefined ? '' : instantToLocal(instant, event.timeZone).time;
  const dates = days.length > 0 ? days.map(({ date }) => date) : datesBetween(event.startsOn, event.endsOn);
  return {
    dates,
    from: timeOf(first?.opensAt ?? last?.startsAt),
    to: timeOf(first?.closesAt ?? last?.endsAt),
  };
}
