import connectPgSimple from 'connect-pg-simple';
import type { RequestHandler } from 'express';
import session from 'express-session';
import type { Deps } from '../app.ts';

declare module 'express-session' {
  interface SessionData {
    accountId: string;
  }
}

export const COOKIE = 'pavilion';
const FORTNIGHT_MS = 14 * 24 * 60 * 60 * 1000;
const API = '/api/';

/** Sessions in PostgreSQL, for the API only. The cookie is Secure only where the public address is https. */
export function sessions(deps: Deps): RequestHandler {
  const PgStore = connectPgSimple(session);
  const isHttps = deps.env.publicUrl?.startsWith('https://') ?? false;
  const middleware = session({
    name: COOKIE,
    secret: deps.sessionSecret,
    resave: false,
    saveUninitialized: false,
    rolling: false,
    // Only decides whether a Secure cookie may be sent; without it nobody can sign in behind a proxy that ends TLS.
    ...(isHttps ? { proxy: true } : {}),
    cookie: { httpOnly: true, sameSite: 'lax', secure: isHttps, maxAge: FORTNIGHT_MS, path: '/' },
    store: new PgStore({
      pool: deps.pool,
      tableName: 'sessions',
      createTableIfMissing: false,
      pruneSessionInterval: false,
    }),
  });
  return (req, res, next) => (req.path.startsWith(API) ? middleware(req, res, next) : next());
}
