import { refusedItems } from '#contracts/refused-items';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, route } from '../http/endpoint.ts';
import {
  discardItem,
  discardOwnItem,
  listRefused,
  presentRefused,
  repairItem,
  requireRefused,
} from './store.ts';

export function refusedItemsRoutes({ db, sql, clock, hub }: Deps): Route[] {
  return [
    route(refusedItems.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      const page = await listRefused(db, scope, event.id, query);
      return { ...page, items: page.items.map(presentRefused) };
    }),
    route(refusedItems.repair, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      await requireRefused(db, scope, event.id, body.ids);
      const by = { scope, reason: body.reason, now: clock() };
      const results = [];
      for (const id of body.ids) {
        const { result, moved } = await repairItem(sql, id, body.change, by);
        if (moved.length > 0) hub.announce(moved);
        results.push(result);
      }
      return { results };
    }),
    route(refusedItems.discard, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      await requireRefused(db, scope, event.id, body.ids);
      const by = { scope, reason: body.reason, now: clock() };
      const results = [];
      for (const id of body.ids) results.push(await discardItem(sql, id, by));
      return { results };
    }),
    route(refusedItems.discardOwn, async ({ scope, params, body }) => {
      const own = { deviceId: scope.by.id, itemId: params.itemId, reason: body.reason };
      return { outcome: await discardOwnItem(sql, own, clock()) };
    }),
  ];
}
