import { tokens } from '#contracts/tokens';
import type { Deps } from '../app.ts';
import { type Route, route } from '../http/endpoint.ts';
import { requireBoothOfLead, requireFuture } from './rules.ts';
import { createToken, listTokens, presentToken, revokeToken } from './store.ts';

export function tokensRoutes({ db, clock, credentials }: Deps): Route[] {
  return [
    route(tokens.list, async ({ scope }) => ({
      items: (await listTokens(db, scope)).map(presentToken),
      next: null,
    })),
    route(tokens.create, ({ scope: { by }, body }) => {
      const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt);
      requireBoothOfLead(body.role, body.boothId);
      requireFuture(expiresAt, clock());
      const accountId = by.kind === 'account' ? by.id : null;
      return createToken(db, { ...body, expiresAt, accountId });
    }),
    route(tokens.revoke, async ({ scope, params }) => {
      const token = await revokeToken(db, scope, params.id, clock());
      credentials.forget();
      return presentToken(token);
    }),
  ];
}
