import { eventDays } from '#contracts/event-days';
import type { EventRow } from '#contracts/events';
import { instantToLocal } from './local-time.ts';
import { useCurrentRows } from './parts/collection.ts';

/** What slots and shifts begin with: the opening hours of the first day. */
export function useUsualHours(event: EventRow): { from: string; to: string } {
  const [first] = useCurrentRows(eventDays.list, event.slug).toSorted((one, other) =>
    one.date.localeCompare(other.date),
  );
  if (first === undefined) return { from: '', to: '' };
  return {
    from: instantToLocal(first.opensAt, event.timeZone).time,
    to: instantToLocal(first.closesAt, event.timeZone).time,
  };
}
