import { conflicts } from '#contracts/conflicts';
import type { Deps } from '../app.ts';
import { type Route, route } from '../http/endpoint.ts';
import { endOverride, listConflicts, overrideConflict } from './store.ts';

export function conflictsRoutes({ sql, clock }: Deps): Route[] {
  return [
    route(conflicts.list, async ({ scope, params, query }) => {
      const now = clock();
      return { asOf: now, items: await listConflicts(sql, scope, { event: params.event, ...query }, now) };
    }),
    route(conflicts.override, ({ scope, params, body }) =>
      overrideConflict(sql, scope, params.event, body, clock()),
    ),
    route(conflicts.endOverride, ({ scope, params }) => endOverride(sql, scope, params.id, clock())),
  ];
}
