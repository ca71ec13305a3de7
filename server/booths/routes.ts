import { booths } from '#contracts/booths';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, route } from '../http/endpoint.ts';
import { archiveBooth, changeBooth, createBooth, getBooth, listBooths } from './store.ts';

export function boothsRoutes({ db, clock }: Deps): Route[] {
  return [
    route(booths.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listBooths(db, scope, event.id, query);
    }),
    route(booths.create, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      return createBooth(db, scope, event.id, body);
    }),
    route(booths.get, ({ scope, params }) => getBooth(db, scope, params.id)),
    route(booths.change, ({ scope, params, body, version }) =>
      changeBooth(db, scope, params.id, version, body),
    ),
    route(booths.archive, ({ scope, params, version }) =>
      archiveBooth(db, scope, params.id, version, clock()),
    ),
    route(booths.restore, ({ scope, params, version }) => archiveBooth(db, scope, params.id, version, null)),
  ];
}
