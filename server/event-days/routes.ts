import { eventDays } from '#contracts/event-days';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, route } from '../http/endpoint.ts';
import { archiveEventDay, changeEventDay, createEventDay, getEventDay, listEventDays } from './store.ts';

export function eventDaysRoutes({ db, clock }: Deps): Route[] {
  return [
    route(eventDays.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listEventDays(db, scope, event.id, query);
    }),
    route(eventDays.create, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      return createEventDay(db, scope, event, body);
    }),
    route(eventDays.get, ({ scope, params }) => getEventDay(db, scope, params.id)),
    route(eventDays.change, ({ scope, params, body, version }) =>
      changeEventDay(db, scope, params.id, version, body),
    ),
    route(eventDays.archive, ({ scope, params, version }) =>
      archiveEventDay(db, scope, params.id, version, clock()),
    ),
    route(eventDays.restore, ({ scope, params, version }) =>
      archiveEventDay(db, scope, params.id, version, null),
    ),
  ];
}
