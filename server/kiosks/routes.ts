import { kiosks } from '#contracts/kiosks';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, route } from '../http/endpoint.ts';
import { archiveKiosk, changeKiosk, createKiosk, getKiosk, listKiosks } from './store.ts';

export function kiosksRoutes({ db, clock }: Deps): Route[] {
  return [
    route(kiosks.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listKiosks(db, scope, event.id, query);
    }),
    route(kiosks.create, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      return createKiosk(db, scope, event.id, body);
    }),
    route(kiosks.get, ({ scope, params }) => getKiosk(db, scope, params.id)),
    route(kiosks.change, ({ scope, params, body, version }) =>
      changeKiosk(db, scope, params.id, version, body),
    ),
    route(kiosks.archive, ({ scope, params, version }) =>
      archiveKiosk(db, scope, params.id, version, clock()),
    ),
    route(kiosks.restore, ({ scope, params, version }) => archiveKiosk(db, scope, params.id, version, null)),
  ];
}
