import { session } from '#contracts/session';
import { isPasswordOf } from '../access/passwords.ts';
import { findOpenAccount, hasOwner, presentMe, type WithBooths } from '../accounts/store.ts';
import type { Deps } from '../app.ts';
import { type Route, route } from '../http/endpoint.ts';
import { AppError } from '../http/errors.ts';
import { requireOwnPage } from '../http/identify.ts';
import { COOKIE } from '../http/sessions.ts';
import { beginSession, endOwnSession, noteSignIn, setPassword } from './store.ts';

export function sessionRoutes({ db, clock, env, limits, credentials }: Deps): Route[] {
  return [
    route(session.get, async ({ scope: { by } }) => {
      const account = by.kind === 'account' ? await findOpenAccount(db, { id: by.id }) : null;
      return { account: account && presentMe(account), hasOwner: account !== null || (await hasOwner(db)) };
    }),
    route(session.create, async ({ body, req }) => {
      requireOwnPage(req, env.publicUrl);
      const account = await limits.signIn(body.email, req.ip, async () =>
        requirePassword(
          await findOpenAccount(db, { email: body.email }),
          body.password,
          'The e-mail address or the password',
        ),
      );
      await beginSession(req, account.id);
      await noteSignIn(db, account.id, clock());
      return presentMe(account);
    }),
    route(session.delete, async ({ req, res }) => {
      await endOwnSession(req);
      credentials.forget();
      res.clearCookie(COOKIE);
      return undefined;
    }),
    route(session.changePassword, async ({ scope: { by }, body }) => {
      await limits.ownPassword(by.id, async () =>
        requirePassword(await findOpenAccount(db, { id: by.id }), body.current, 'The current password'),
      );
      await setPassword(db, by.id, body.next, by.sessionId);
      credentials.forget();
      return undefined;
    }),
  ];
}

/** @throws AppError wrong-credentials */
async function requirePassword(
  account: WithBooths | null,
  password: string,
  what: string,
): Promise<WithBooths> {
  const isRight = await isPasswordOf(account?.passwordHash ?? null, password);
  if (account === null || !isRight) throw new AppError('wrong-credentials', `${what} is not right.`);
  return account;
}
