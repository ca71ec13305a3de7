import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createTestApp } from '../setup/app.ts';

const webFolder = join(import.meta.dirname, '../../dist/web');
if (!existsSync(join(webFolder, 'index.html'))) throw new Error('The web is not built. Run "npm run build".');
const { request } = await createTestApp({ webFolder });
const https = await createTestApp({ webFolder, publicUrl: 'https://pavilion.example.org' });
const script = readdirSync(join(webFolder, 'assets')).find((name) => name.endsWith('.js'));

const getPage = (path: string) => request.get(path).set('Accept', 'text/html,*/*;q=0.8');

describe('pages', () => {
  test('every address without an extension is the dashboard, below /tablet/ the tablet', async () => {
    for (const path of ['/', '/events/kubecon-na-2025', '/events/kubecon-na-2025/now?tab=hours']) {
      const page = await getPage(path);
      expect(page.status).toBe(200);
      expect(page.text).toContain('<title>Pavilion</title>');
    }
    for (const path of ['/tablet/', '/tablet/booths/drasi'])
      expect((await getPage(path)).text).toContain('<title>Pavilion tablet</title>');
    const moved = await getPage('/tablet');
    expect([moved.status, moved.headers.location]).toEqual([308, '/tablet/']);
  });

  test('both have the icon that they link', async () => {
    for (const path of ['/', '/tablet/']) expect((await getPage(path)).text).toContain('href="/icon.svg"');
    const icon = await request.get('/icon.svg');
    expect([icon.status, icon.headers['content-type']]).toEqual([200, 'image/svg+xml']);
  });

  test('a file that is not there, an API address and a write are not a page', async () => {
    for (const path of [
      '/logo.png',
      '/assets/gone-1a2b3c.js',
      '/api/v1/nothing',
      '/.env',
      '/%2e%2e/package.json',
    ])
      expect((await getPage(path)).status, path).toBe(404);
    expect((await request.post('/events')).status).toBe(404);
    const json = await request.get('/events').set('Accept', 'application/json');
    expect([json.status, json.body.code]).toEqual([404, 'not-found']);
  });

  test('carry a nonce of their own in the content policy and in the HTML', async () => {
    const nonces = new Set<string>();
    for (const _ of [1, 2]) {
      const page = await getPage('/');
      const policy = page.headers['content-security-policy'] ?? '';
      const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
      nonces.add(nonce);
      expect(page.text).toContain(`nonce="${nonce}"`);
      expect(page.text).not.toContain('CSP_NONCE');
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
    }
    expect(nonces.size).toBe(2);
    const tablet = (await getPage('/tablet/')).headers['content-security-policy'];
    expect(tablet).toContain("style-src 'self';");
  });

  test('are asked for anew each time, hashed files never, and both arrive compressed', async () => {
    expect((await getPage('/')).headers['cache-control']).toBe('no-cache');
    const asset = await request.get(`/assets/${script}`).set('Accept-Encoding', 'gzip');
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(asset.headers['content-encoding']).toBe('gzip');
  });
});

describe('security headers', () => {
  test('over plain http never lock a browser out of http', async () => {
    const { headers } = await getPage('/');
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['permissions-policy']).toContain('microphone=()');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('with an https PUBLIC_URL ask for https from then on', async () => {
    const { headers } = await https.request.get('/').set('Accept', 'text/html');
    expect(headers['strict-transport-security']).toContain('max-age=');
  });

  test('are on API answers too', async () => {
    const { headers } = await request.get('/healthz');
    expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});
