import { getShiftsAhead, people } from '#contracts/people';
import type { Deps } from '../app.ts';
import { type Route, route } from '../http/endpoint.ts';
import {
  archivePerson,
  changePerson,
  countShiftsAhead,
  createPerson,
  getPerson,
  listPeople,
} from './store.ts';

export function peopleRoutes({ db, clock, credentials }: Deps): Route[] {
  return [
    route(people.list, ({ scope, query }) => listPeople(db, scope, query)),
    route(people.create, ({ scope, body }) => createPerson(db, scope, body)),
    route(people.get, ({ scope, params }) => getPerson(db, scope, params.id)),
    route(people.change, ({ scope, params, body, version }) =>
      changePerson(db, scope, params.id, version, body),
    ),
    route(getShiftsAhead, async ({ scope, params }) => ({
      shifts: await countShiftsAhead(db, scope, params.id, clock()),
    })),
    route(people.archive, async ({ scope, params, version }) => {
      const now = clock();
      const archived = await archivePerson(db, scope, params.id, { version, archivedAt: now, now });
      credentials.forget();
      return archived;
    }),
    route(people.restore, async ({ scope, params, version }) => {
      const change = { version, archivedAt: null, now: clock() };
      const restored = await archivePerson(db, scope, params.id, change);
      credentials.forget();
      return restored;
    }),
  ];
}
