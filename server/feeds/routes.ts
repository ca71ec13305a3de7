import { feeds } from '#contracts/feeds';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, rawRoute, route } from '../http/endpoint.ts';
import { publicUrlOf } from '../http/public-url.ts';
import { calendarUrl, renderCalendar } from './rules.ts';
import { createFeed, listFeeds, readCalendar, revokeFeed } from './store.ts';

export function feedsRoutes({ db, clock, env }: Deps): Route[] {
  return [
    route(feeds.list, async ({ scope, params }) => {
      const event = await getEvent(db, scope, params.event);
      return { items: await listFeeds(db, scope, event.id), next: null };
    }),
    route(feeds.create, async ({ scope, params, body, req }) => {
      const event = await getEvent(db, scope, params.event);
      const { row, feed } = await createFeed(db, scope, event, body, clock());
      return { ...row, url: calendarUrl(publicUrlOf(req, env), feed) };
    }),
    route(feeds.revoke, ({ scope, params }) => revokeFeed(db, scope, params.id, clock())),
    rawRoute(feeds.read, async ({ params, res }) => {
      const calendar = await readCalendar(db, params.feed);
      // A share of the address is a share of the shifts: no page that links from it learns it.
      res.set({ 'Cache-Control': 'private, max-age=300', 'Referrer-Policy': 'no-referrer' });
      res.type('text/calendar; charset=utf-8').send(renderCalendar(calendar));
    }),
  ];
}
