import { shifts } from '#contracts/shifts';
import type { Deps } from '../app.ts';
import { listAssignmentsOf } from '../assignments/store.ts';
import { getEvent } from '../events/store.ts';
import { type Route, route } from '../http/endpoint.ts';
import { arrangeShifts } from './arrangement.ts';
import { archiveShift, changeShift, createShift, getShift, listShifts } from './store.ts';

export function shiftsRoutes({ db, clock }: Deps): Route[] {
  return [
    route(shifts.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listShifts(db, scope, event.id, query);
    }),
    route(shifts.create, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      return createShift(db, scope, event, body);
    }),
    route(shifts.get, ({ scope, params }) => getShift(db, scope, params.id)),
    route(shifts.change, ({ scope, params, body, version }) =>
      changeShift(db, scope, params.id, version, body),
    ),
    route(shifts.archive, ({ scope, params, version }) =>
      archiveShift(db, scope, params.id, version, clock()),
    ),
    route(shifts.restore, ({ scope, params, version }) => archiveShift(db, scope, params.id, version, null)),
    route(shifts.arrange, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      const items = await arrangeShifts(db, { scope, event, now: clock() }, body);
      const ids = items.map(({ id }) => id);
      return { items, assignments: await listAssignmentsOf(db, scope, ids) };
    }),
  ];
}
