import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useParams } from '@tanstack/react-router';
import { type EventRow, events } from '#contracts/events';
import { call, Refusal } from '#web/api/client.ts';

/** Key of everything that was read about events; invalidate it after a change. */
export const eventsQuery = queryOptions({
  queryKey: ['events'],
  queryFn: () => call(events.list, { query: { limit: 200 } }),
});

export function eventQuery(event: string) {
  return queryOptions({
    queryKey: ['events', event],
    queryFn: () => call(events.get, { params: { event } }),
  });
}

const eventRoute = getRouteApi('/shell/events/$event');

/** The event of the address; only below /events/$event. */
export function useEvent(): EventRow {
  const { event } = eventRoute.useParams();
  return useSuspenseQuery(eventQuery(event)).data;
}

/** The event that the address names, for the bars above every page: its slug until it is read, nothing if there is none. */
export function useEventInAddress(): { slug: string | null; event: EventRow | null } {
  const { event: slug } = useParams({ strict: false });
  const { data, error } = useQuery({ ...eventQuery(slug ?? ''), enabled: slug !== undefined });
  if (slug === undefined || (error instanceof Refusal && error.status === 404))
    return { slug: null, event: null };
  return { slug, event: data ?? null };
}
