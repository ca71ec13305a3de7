import { talks } from '#contracts/talks';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, route } from '../http/endpoint.ts';
import { changeTalk, listTalks } from './store.ts';

export function talksRoutes({ db }: Deps): Route[] {
  return [
    route(talks.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listTalks(db, scope, event.id, query);
    }),
    route(talks.change, ({ scope, params, body, version }) =>
      changeTalk(db, scope, params.id, version, body),
    ),
  ];
}
