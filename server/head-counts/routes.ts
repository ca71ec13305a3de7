import { headCounts } from '#contracts/head-counts';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, route } from '../http/endpoint.ts';
import { archiveHeadCount, changeHeadCount, createHeadCount, getHeadCount, listHeadCounts } from './store.ts';

export function headCountsRoutes({ db, clock }: Deps): Route[] {
  return [
    route(headCounts.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listHeadCounts(db, scope, event.id, query);
    }),
    route(headCounts.create, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      return createHeadCount(db, scope, event, body, clock());
    }),
    route(headCounts.get, ({ scope, params }) => getHeadCount(db, scope, params.id)),
    route(headCounts.change, ({ scope, params, body, version }) =>
      changeHeadCount(db, scope, params.id, version, body, clock()),
    ),
    route(headCounts.archive, ({ scope, params, version }) =>
      archiveHeadCount(db, scope, params.id, version, clock()),
    ),
    route(headCounts.restore, ({ scope, params, version }) =>
      archiveHeadCount(db, scope, params.id, version, null),
    ),
  ];
}
