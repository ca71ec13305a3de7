import { postAttendanceStatement } from '#contracts/attendance-statements';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, route } from '../http/endpoint.ts';
import { createStatement } from './store.ts';

export function attendanceRoutes({ db, clock }: Deps): Route[] {
  return [
    route(postAttendanceStatement, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      return createStatement(db, scope, event, body, clock());
    }),
  ];
}
