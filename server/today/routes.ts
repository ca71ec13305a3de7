import { getToday, postAttendanceEntry } from '#contracts/today';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, route } from '../http/endpoint.ts';
import { createEntry, readToday } from './store.ts';

export function todayRoutes({ db, sql, clock }: Deps): Route[] {
  return [
    route(getToday, async ({ scope, params }) => {
      const event = await getEvent(db, scope, params.event);
      return readToday(sql, event.id, scope.booths, clock());
    }),
    route(postAttendanceEntry, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      return createEntry(db, scope, event, body, clock());
    }),
  ];
}
