import { accounts } from '#contracts/accounts';
import type { Deps } from '../app.ts';
import { type Route, route } from '../http/endpoint.ts';
import { publicUrlOf } from '../http/public-url.ts';
import { createResetLink } from '../invites/store.ts';
import { archiveAccount, changeAccount, getAccount, listAccounts, presentAccount } from './store.ts';

export function accountsRoutes({ db, clock, env, credentials }: Deps): Route[] {
  return [
    route(accounts.list, async ({ scope, query }) => {
      const page = await listAccounts(db, scope, query);
      return { ...page, items: page.items.map(presentAccount) };
    }),
    route(accounts.change, async ({ scope, params, body, version }) => {
      const account = await changeAccount(db, scope, params.id, version, body);
      credentials.forget();
      return presentAccount(account);
    }),
    route(accounts.archive, async ({ scope, params, version }) => {
      const account = await archiveAccount(db, scope, params.id, version, clock());
      credentials.forget();
      return presentAccount(account);
    }),
    route(accounts.restore, async ({ scope, params, version }) =>
      presentAccount(await archiveAccount(db, scope, params.id, version, null)),
    ),
    route(accounts.createReset, async ({ scope, params, req }) => {
      const account = await getAccount(db, params.id);
      return createResetLink(db, scope, account, clock(), publicUrlOf(req, env));
    }),
  ];
}
