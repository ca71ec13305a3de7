import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type EventRow, events } from '#contracts/events';
import { call } from '#web/api/client.ts';

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
