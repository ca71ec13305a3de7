import { eventDays } from '#contracts/event-days';
import type { EventRow } from '#contracts/events';
import { instantToLocal } from './local-time.ts';
import { useCurrentRows } from './parts/collection.ts';

/** What slots and shifts begin with: the opening hours of the first day, without any those of the one changed last. */
export function useUsualHours(
  event: EventRow,
  known: readonly { startsAt: string; endsAt: string; updatedAt: string }[],
): { from: string; to: string } {
  const [first] = useCurrentRows(eventDays.list, event.slug).toSorted((one, other) =>
    one.date.localeCompare(other.date),
  );
  const [last] = known.toSorted((one, other) => Date.parse(other.updatedAt) - Date.parse(one.updatedAt));
  const timeOf = (instant: string | undefined) =>
    instant === undefined ? '' : instantToLocal(instant, event.timeZone).time;
  return { from: timeOf(first?.opensAt ?? last?.startsAt), to: timeOf(first?.closesAt ?? last?.endsAt) };
}
