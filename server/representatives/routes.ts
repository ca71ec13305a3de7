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

export function representativesRoutes({ db, clock }: Deps): Route[] {
  return [
    route(representatives.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listRepresentatives(db, scope, event.id, query);
    }),
    route(representatives.create, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      return createRepresentative(db, scope, event.id, body);
    }),
    route(representatives.get, ({ scope, params }) => getRepresentative(db, scope, params.id)),
    route(representatives.change, ({ scope, params, body, version }) =>
      changeRepresentative(db, scope, params.id, version, body),
    ),
    route(representatives.archive, ({ scope, params, version }) =>
      archiveRepresentative(db, scope, params.id, version, clock()),
    ),
    route(representatives.restore, ({ scope, params, version }) =>
      archiveRepresentative(db, scope, params.id, version, null),
    ),
  ];
}
