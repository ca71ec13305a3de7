import { events } from '#contracts/events';
import type { Deps } from '../app.ts';
import { type Route, route } from '../http/endpoint.ts';
import { requireDates } from './rules.ts';
import { archiveEvent, changeEvent, createEvent, getEvent, listEvents, presentEvent } from './store.ts';

export function eventsRoutes({ db, clock }: Deps): Route[] {
  return [
    route(events.list, async ({ scope, query }) => {
      const page = await listEvents(db, scope, query);
      return { ...page, items: page.items.map(presentEvent) };
    }),
    route(events.create, async ({ scope, body }) => {
      requireDates(body.startsOn, body.endsOn);
      return presentEvent(await createEvent(db, scope, body));
    }),
    route(events.get, async ({ scope, params }) => presentEvent(await getEvent(db, scope, params.event))),
    route(events.change, async ({ scope, params, body, version }) => {
      const event = await getEvent(db, scope, params.event);
      const before = presentEvent(event);
      requireDates(body.startsOn ?? before.startsOn, body.endsOn ?? before.endsOn);
      return presentEvent(await changeEvent(db, scope, event, version, body));
    }),
    route(events.archive, async ({ scope, params, version }) => {
      const event = await getEvent(db, scope, params.event);
      return presentEvent(await archiveEvent(db, scope, event.id, version, clock()));
    }),
    route(events.restore, async ({ scope, params, version }) => {
      const event = await getEvent(db, scope, params.event);
      return presentEvent(await archiveEvent(db, scope, event.id, version, null));
    }),
  ];
}
