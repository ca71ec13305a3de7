import { personalLinks } from '#contracts/personal-links';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, route } from '../http/endpoint.ts';
import { publicUrlOf } from '../http/public-url.ts';
import { lookAtLink, redeemLink } from './redemption.ts';
import { createLink, listLinks, presentLink, revokeLink } from './store.ts';

export function personalLinksRoutes({ db, clock, env, limits, credentials }: Deps): Route[] {
  return [
    route(personalLinks.list, async ({ scope, params }) => {
      const event = await getEvent(db, scope, params.event);
      return { items: await listLinks(db, scope, event.id), next: null };
    }),
    route(personalLinks.create, async ({ scope, params, body, req }) => {
      const event = await getEvent(db, scope, params.event);
      return createLink(db, scope, event, body.personId, clock(), publicUrlOf(req, env));
    }),
    route(personalLinks.revoke, async ({ scope, params }) => {
      const revoked = await revokeLink(db, scope, params.id, clock());
      credentials.forget();
      return presentLink(revoked);
    }),
    route(personalLinks.look, ({ body, req }) =>
      limits.secret('personal-link', body.secret, req.ip, () => lookAtLink(db, body.secret, clock())),
    ),
    route(personalLinks.redeem, async ({ body, req }) => {
      const connected = await limits.secret('personal-link', body.secret, req.ip, () =>
        redeemLink(db, body, clock()),
      );
      credentials.forget();
      return connected;
    }),
  ];
}
