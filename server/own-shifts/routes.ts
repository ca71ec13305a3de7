import { ownShiftsOfLink } from '#contracts/own-shifts';
import type { Deps } from '../app.ts';
import { calendarUrl } from '../feeds/rules.ts';
import { type Route, route } from '../http/endpoint.ts';
import { publicUrlOf } from '../http/public-url.ts';
import { answerShift, listOwnShifts, makeOwnFeed, takeShift } from './store.ts';

export function ownShiftsRoutes({ db, clock, env, limits }: Deps): Route[] {
  return [
    route(ownShiftsOfLink.list, ({ body, req }) =>
      limits.secret('personal-link', body.secret, req.ip, () => listOwnShifts(db, body.secret, clock())),
    ),
    route(ownShiftsOfLink.answer, ({ body, req }) =>
      limits.secret('personal-link', body.secret, req.ip, () => answerShift(db, body, clock())),
    ),
    route(ownShiftsOfLink.take, ({ body, req }) =>
      limits.secret('personal-link', body.secret, req.ip, () => takeShift(db, body, clock())),
    ),
    route(ownShiftsOfLink.feed, ({ body, req }) =>
      limits.secret('personal-link', body.secret, req.ip, async () => {
        const feed = await makeOwnFeed(db, body.secret, clock());
        return { url: calendarUrl(publicUrlOf(req, env), feed) };
      }),
    ),
  ];
}
