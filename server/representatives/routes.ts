import { representatives } from '#contracts/representatives';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, route } from '../http/endpoint.ts';
import {
  archiveRepresentative,
  changeRepresentative,
  createRepresentative,
  getRepresentative,
  listRepresentatives,
} from './store.ts';

export function representativesRoutes({ db, clock, credentials }: Deps): Route[] {
  return [
    route(representatives.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listRepresentatives(db, scope, event.id, query);
    }),
    route(representatives.create, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      const created = await createRepresentative(db, scope, event.id, body, clock());
      credentials.forget();
      return created;
    }),
    route(representatives.get, ({ scope, params }) => getRepresentative(db, scope, params.id)),
    route(representatives.change, ({ scope, params, body, version }) =>
      changeRepresentative(db, scope, params.id, version, body),
    ),
    route(representatives.archive, async ({ scope, params, version }) => {
      const now = clock();
      const archived = await archiveRepresentative(db, scope, params.id, { version, archivedAt: now, now });
      credentials.forget();
      return archived;
    }),
    route(representatives.restore, async ({ scope, params, version }) => {
      const change = { version, archivedAt: null, now: clock() };
      const restored = await archiveRepresentative(db, scope, params.id, change);
      credentials.forget();
      return restored;
    }),
  ];
}
