import { talks } from '#contracts/talks';
import type { Deps } from '../app.ts';
import { type Route, rawRoute, route } from '../http/endpoint.ts';
import { importSchedule, previewSchedule } from './store.ts';

export function scheduleRoutes({ sql, clock }: Deps): Route[] {
  return [
    // Not in the audit, as it changes nothing.
    rawRoute(talks.preview, async ({ scope, params, body, res }) => {
      res.json(talks.preview.output.parse(await previewSchedule(sql, scope, params.event, body)));
    }),
    route(talks.import, ({ scope, params, body }) => importSchedule(sql, scope, params.event, body, clock())),
  ];
}
