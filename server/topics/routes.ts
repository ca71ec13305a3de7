import { topics } from '#contracts/topics';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, route } from '../http/endpoint.ts';
import { archiveTopic, changeTopic, createTopic, getTopic, listTopics } from './store.ts';

export function topicsRoutes({ db, clock }: Deps): Route[] {
  return [
    route(topics.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listTopics(db, scope, event.id, query);
    }),
    route(topics.create, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      return createTopic(db, scope, event.id, body);
    }),
    route(topics.get, ({ scope, params }) => getTopic(db, scope, params.id)),
    route(topics.change, ({ scope, params, body, version }) =>
      changeTopic(db, scope, params.id, version, body),
    ),
    route(topics.archive, ({ scope, params, version }) =>
      archiveTopic(db, scope, params.id, version, clock()),
    ),
    route(topics.restore, ({ scope, params, version }) => archiveTopic(db, scope, params.id, version, null)),
  ];
}
