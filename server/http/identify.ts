import type { Request } from 'express';
import type { ErrorCode } from '#contracts/errors';
import type { Deps } from '../app.ts';
import { AppError } from './errors.ts';
import type { Caller } from './gates.ts';

const READING = ['GET', 'HEAD', 'OPTIONS'];

const NO_GOOD: readonly string[] = ['not-signed-in', 'device-revoked'] satisfies ErrorCode[];

/** For what anybody may ask: whoever sends credentials that are no good is a stranger. @throws AppError wrong-origin */
export function identifyAnyone(req: Request, deps: Deps): Promise<Caller> {
  return identify(req, deps).catch((error: unknown) => {
    if (error instanceof AppError && NO_GOOD.includes(error.code)) return { kind: 'stranger' };
    throw error;
  });
}

/** Who sent this request. A bearer token outranks cookies. @throws AppError when credentials are sent but not good */
export async function identify(req: Request, deps: Deps): Promise<Caller> {
  const authorization = req.get('Authorization');
  if (authorization !== undefined) {
    const secret = /^Bearer (\S{1,200})$/i.exec(authorization)?.[1];
    if (secret === undefined) throw new AppError('not-signed-in', 'Authorization must be "Bearer TOKEN".');
    return deps.credentials.ofBearer(secret);
  }
  const accountId = req.session?.accountId;
  if (accountId === undefined) return { kind: 'stranger' };
  const caller = await deps.credentials.ofAccount(accountId, req.sessionID);
  if (caller === null) return { kind: 'stranger' };
  if (!READING.includes(req.method)) requireSameOrigin(req, deps.env.publicUrl);
  return caller;
}

/** A cookie travels with requests of other sites too: a write must come from our own pages. */
function requireSameOrigin(req: Request, publicUrl: string | null): void {
  const site = req.get('Sec-Fetch-Site');
  const origin = req.get('Origin');
  const isOurs = origin === undefined ? site === 'same-origin' : isOurOrigin(origin, req, publicUrl);
  if (!isOurs)
    throw new AppError('wrong-origin', 'This came from another site. Open Pavilion itself and try again.');
}

/**
 * For signing in, which a stranger may do: no other site may make a browser do it, and the browser must be able to keep
 * the cookie, which is Secure where the public address is https. Programs send no Origin.
 * @throws AppError wrong-origin
 */
export function requireOwnPage(req: Request, publicUrl: string | null): void {
  const isBrowser = req.get('Origin') !== undefined || req.get('Sec-Fetch-Site') !== undefined;
  if (isBrowser) requireSameOrigin(req, publicUrl);
  const isEncrypted = req.secure || req.get('X-Forwarded-Proto')?.split(',')[0]?.trim() === 'https';
  if (publicUrl?.startsWith('https://') && !isEncrypted)
    throw new AppError('wrong-origin', `Sign in at ${publicUrl}: this address is not encrypted.`);
}

function isOurOrigin(origin: string, req: Request, publicUrl: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === req.host || (publicUrl !== null && host === new URL(publicUrl).host);
}
