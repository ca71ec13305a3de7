import compression from 'compression';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Env } from '../env.ts';
import { dataPolicy } from '../web/rules.ts';

const FEATURES = 'camera=(self), screen-wake-lock=(self), geolocation=(), microphone=(), payment=(), usb=()';

/** Security headers for every answer; pages replace the content policy by their own. */
export function securityHeaders({ publicUrl }: Pick<Env, 'publicUrl'>): RequestHandler[] {
  const isHttps = publicUrl?.startsWith('https://') ?? false;
  const protect = helmet({
    contentSecurityPolicy: false,
    // Over plain http in a hall these would lock everybody out.
    strictTransportSecurity: isHttps ? { maxAge: 15_552_000, includeSubDomains: false } : false,
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  const addMore: RequestHandler = (req, res, next) => {
    // What is answered depends on who asks: no proxy in between may hand it to the next one.
    if (req.path.startsWith('/api/')) res.set('Cache-Control', 'private, no-cache');
    res.set('Content-Security-Policy', dataPolicy);
    res.set('Permissions-Policy', FEATURES);
    // Nothing here is for a search engine, least of all what a link shares.
    res.set('X-Robots-Tag', 'noindex, nofollow');
    next();
  };
  return [protect, addMore];
}

/** A stream would wait in the compressor until enough has gathered. */
export function compress(): RequestHandler {
  return compression({
    filter: (req, res) =>
      !String(res.getHeader('Content-Type') ?? '').startsWith('text/event-stream') &&
      compression.filter(req, res),
  });
}
