import { feedback } from '#contracts/feedback';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, route } from '../http/endpoint.ts';
import { archiveFeedback, changeFeedback, createFeedback, getFeedback, listFeedback } from './store.ts';

export function feedbackRoutes({ db, clock }: Deps): Route[] {
  return [
    route(feedback.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listFeedback(db, scope, event.id, query);
    }),
    route(feedback.create, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      return createFeedback(db, scope, event, body, clock());
    }),
    route(feedback.get, ({ scope, params }) => getFeedback(db, scope, params.id)),
    route(feedback.change, ({ scope, params, body, version }) =>
      changeFeedback(db, scope, params.id, version, body),
    ),
    route(feedback.archive, ({ scope, params, version }) =>
      archiveFeedback(db, scope, params.id, version, clock()),
    ),
    route(feedback.restore, ({ scope, params, version }) =>
      archiveFeedback(db, scope, params.id, version, null),
    ),
  ];
}
