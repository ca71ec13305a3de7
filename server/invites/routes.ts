import { invites } from '#contracts/invites';
import { requireBoothsOfLead } from '../accounts/rules.ts';
import { presentMe } from '../accounts/store.ts';
import type { Deps } from '../app.ts';
import { type Route, route } from '../http/endpoint.ts';
import { requireOwnPage } from '../http/identify.ts';
import { publicUrlOf } from '../http/public-url.ts';
import { beginSession, noteSignIn } from '../session/store.ts';
import { lookAtInvite, redeemInvite } from './redemption.ts';
import { requireBoothForLead } from './rules.ts';
import { createInvite, listInvites, presentInvite, revokeInvite } from './store.ts';

export function invitesRoutes({ db, clock, env, limits, credentials }: Deps): Route[] {
  return [
    route(invites.list, async ({ scope }) => {
      const open = await listInvites(db, scope, clock());
      return { items: open.map(presentInvite), next: null };
    }),
    route(invites.create, ({ scope, body, req }) => {
      requireBoothForLead(body.role, body.boothIds);
      requireBoothsOfLead(body.role, body.boothIds);
      return createInvite(db, scope, body, clock(), publicUrlOf(req, env));
    }),
    route(invites.revoke, async ({ scope, params }) =>
      presentInvite(await revokeInvite(db, scope, params.id, clock())),
    ),
    route(invites.look, ({ body, req }) =>
      limits.secret('one-time-link', body.secret, req.ip, () => lookAtInvite(db, body.secret, clock())),
    ),
    route(invites.redeem, async ({ body, req }) => {
      requireOwnPage(req, env.publicUrl);
      const account = await limits.secret('one-time-link', body.secret, req.ip, () =>
        redeemInvite(db, body, clock()),
      );
      credentials.forget();
      await beginSession(req, account.id);
      await noteSignIn(db, account.id, clock());
      return presentMe(account);
    }),
  ];
}
