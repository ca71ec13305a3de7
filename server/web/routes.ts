import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type Request, type Response } from 'express';
import { AppError } from '../http/errors.ts';
import { appOfPath, pagePolicy, type WebApp, workerPolicy } from './rules.ts';

const NONCE = /CSP_NONCE/g;
const YEAR = '365d';

/** Serves the built dashboard and tablet. Mounted last: every path that is no file and not the API is a page. */
export function mountWeb(app: Express, webFolder: string): void {
  const pages: Record<WebApp, string> = {
    dashboard: readFileSync(join(webFolder, 'index.html'), 'utf8'),
    tablet: readFileSync(join(webFolder, 'tablet/index.html'), 'utf8'),
  };
  app.use(
    '/assets',
    express.static(join(webFolder, 'assets'), { immutable: true, maxAge: YEAR, index: false }),
  );
  app.use(
    express.static(webFolder, { index: false, redirect: false, setHeaders: askAgain, extensions: false }),
  );
  app.get('/{*path}', (req, res) => sendPage(pages, req, res));
}

/** Files without a hash in their name, such as the worker and the manifest. */
function askAgain(res: Response, path: string) {
  res.set('Cache-Control', 'no-cache');
  if (path.endsWith('/tablet/sw.js')) res.set('Content-Security-Policy', workerPolicy);
}

function sendPage(pages: Record<WebApp, string>, req: Request, res: Response) {
  const app = appOfPath(req.path);
  if (app === null || !req.accepts('html')) throw new AppError('not-found', 'There is no such page.');
  if (req.path === '/tablet') return res.redirect(308, '/tablet/');
  const nonce = randomBytes(16).toString('base64');
  res.set('Content-Security-Policy', pagePolicy(app === 'dashboard' ? nonce : null));
  res.set('Cache-Control', 'no-cache');
  res.type('html').send(pages[app].replace(NONCE, nonce));
}
