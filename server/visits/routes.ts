import { visits } from '#contracts/visits';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, route } from '../http/endpoint.ts';
import { correctVisit, listVisits, readVisit, takeBackVisits } from './store.ts';

export function visitsRoutes({ db, sql, clock, hub }: Deps): Route[] {
  return [
    route(visits.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listVisits(db, scope, event.id, query);
    }),
    route(visits.takeBack, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      const by = { event, scope, reason: body.reason, now: clock() };
      const { results, moved } = await takeBackVisits(sql, body.undos, by);
      if (moved.length > 0) hub.announce(moved);
      return { results };
    }),
    route(visits.correct, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      const moved = await correctVisit(sql, body, { event, scope, reason: body.reason, now: clock() });
      if (moved.length > 0) hub.announce(moved);
      return readVisit(db, body.visitId);
    }),
  ];
}
