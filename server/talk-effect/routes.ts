import { getAfterTalks } from '#contracts/after-talks';
import type { Deps } from '../app.ts';
import { type Route, route } from '../http/endpoint.ts';
import { readAfterTalks } from '../reports/after-talks.ts';

export function talkEffectRoutes({ sql, clock }: Deps): Route[] {
  return [route(getAfterTalks, ({ scope, params }) => readAfterTalks(sql, scope, params.event, clock()))];
}
