import { getOverview } from '#contracts/start-page';
import type { Deps } from '../app.ts';
import { type Route, route } from '../http/endpoint.ts';
import { listOverviews } from './store.ts';

export function overviewRoutes({ sql, clock }: Deps): Route[] {
  return [route(getOverview, async ({ scope }) => ({ events: await listOverviews(sql, scope, clock()) }))];
}
