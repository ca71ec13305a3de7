import { uncertainTimes } from '#contracts/uncertain-times';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, route } from '../http/endpoint.ts';
import { listSettlements } from './settlements.ts';
import { listBoothIds, listStretches, settleStretch } from './store.ts';

export function uncertainTimesRoutes({ db, sql, clock, hub }: Deps): Route[] {
  return [
    route(uncertainTimes.list, async ({ scope, params }) => {
      const event = await getEvent(db, scope, params.event);
      const boothIds = await listBoothIds(sql, scope, event.id);
      const items = await listStretches(sql, boothIds);
      return { items, next: null, settled: await listSettlements(sql, boothIds) };
    }),
    route(uncertainTimes.settle, async ({ scope, params, version, body }) => {
      const { settlement, moved } = await settleStretch(sql, scope, params.id, version, body, clock());
      if (moved.length > 0) hub.announce(moved);
      return settlement;
    }),
  ];
}
