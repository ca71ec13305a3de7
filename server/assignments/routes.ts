import { assignments } from '#contracts/assignments';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, route } from '../http/endpoint.ts';
import {
  archiveAssignment,
  changeAssignment,
  createAssignment,
  getAssignment,
  listAssignments,
} from './store.ts';

export function assignmentsRoutes({ db, clock }: Deps): Route[] {
  return [
    route(assignments.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listAssignments(db, scope, event.id, query);
    }),
    route(assignments.create, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      return createAssignment(db, scope, event.id, body);
    }),
    route(assignments.get, ({ scope, params }) => getAssignment(db, scope, params.id)),
    route(assignments.change, ({ scope, params, body, version }) =>
      changeAssignment(db, scope, params.id, version, body),
    ),
    route(assignments.archive, ({ scope, params, version }) =>
      archiveAssignment(db, scope, params.id, version, clock()),
    ),
    route(assignments.restore, ({ scope, params, version }) =>
      archiveAssignment(db, scope, params.id, version, null),
    ),
  ];
}
