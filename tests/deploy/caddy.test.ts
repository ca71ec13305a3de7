import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { get, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import session from 'express-session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkAddress } from '#server/doctor/address';
import { readEnv } from '#server/env';
import { createEvent } from '../fixtures/atlanta.ts';
import { createTestApp } from '../setup/app.ts';
import { root } from '../setup/sources.ts';

try {
  execFileSync('caddy', ['version'], { stdio: 'ignore' });
} catch {
  throw new Error('There is no caddy. Install it: apt-get install caddy.');
}

const state = mkdtempSync(join(tmpdir(), 'pavilion-caddy-'));
let caddy: ChildProcess;
let upstream: Server;
let port = 0;

const real = await createTestApp({
  publicUrl: 'https://pavilion.example.org',
  trustProxy: 1,
  webFolder: join(root, 'dist/web'),
});

/** The real application behind one proxy, with two doors beside it that show what arrives. */
async function startUpstream(): Promise<number> {
  const outside = express();
  outside.set('trust proxy', 1);
  outside.get('/seen', (req, res) => res.json({ protocol: req.protocol, ip: req.ip }));
  const secure = { secret: 'test', resave: true, saveUninitialized: true, cookie: { secure: true } };
  outside.get('/cookie', session(secure), (_req, res) => res.send(''));
  outside.use(real.app);
  upstream = createServer(outside);
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  return (upstream.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const found = (server.address() as AddressInfo).port;
  server.close();
  return found;
}

beforeAll(async () => {
  const behind = await startUpstream();
  port = await freePort();
  caddy = spawn('caddy', ['run', '--config', join(root, 'deploy/Caddyfile')], {
    env: {
      ...process.env,
      SITE: `https://localhost:${port}`,
      UPSTREAM: `127.0.0.1:${behind}`,
      CERTIFICATES: 'internal',
      HTTP_PORT: String(await freePort()),
      XDG_DATA_HOME: state,
      XDG_CONFIG_HOME: state,
      HOME: state,
    },
    stdio: 'ignore',
  });
  for (let tries = 0; tries < 200; tries += 1) {
    if (
      await ask('/healthz').then(
        ({ status }) => status === 200,
        () => false,
      )
    )
      return;
    await sleep(100);
  }
  throw new Error('caddy did not pass /healthz on within 20 seconds');
});

afterAll(async () => {
  caddy.kill('SIGTERM');
  expect(await once(caddy, 'close')).toEqual([0, null]);
  upstream.closeAllConnections();
  upstream.close();
  rmSync(state, { recursive: true, force: true });
});

interface Seen {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

function ask(path: string, headers: Record<string, string> = {}): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `https://localhost:${port}${path}`,
      { headers, rejectUnauthorized: false },
      (res) => {
        let body = '';
        res.on('data', (chunk) => (body += chunk));
        res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body }));
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

describe('behind caddy', () => {
  test('the app sees https, the name that was opened, and the address of the client, whatever a client claims', async () => {
    const { body } = await ask('/seen', { 'X-Forwarded-For': '203.0.113.9', 'X-Forwarded-Proto': 'http' });
    expect(JSON.parse(body)).toMatchObject({
      protocol: 'https',
      ip: expect.stringMatching(/127\.0\.0\.1|::1/),
    });
  });

  test('a Secure cookie is set', async () => {
    const { headers } = await ask('/cookie');
    expect(String(headers['set-cookie'])).toContain('Secure');
  });

  test('live figures arrive at once and uncompressed', async () => {
    const { slug } = await createEvent(real.db);
    const headers = { ...(await real.as('manager')), 'Accept-Encoding': 'gzip' };
    const began = Date.now();
    const first = await new Promise<{ text: string; encoding: string | undefined }>((resolve, reject) => {
      const url = `https://localhost:${port}/api/v1/events/${slug}/live`;
      const sent = get(url, { rejectUnauthorized: false, headers }, (res) => {
        res.once('data', (chunk) => {
          resolve({ text: String(chunk), encoding: res.headers['content-encoding'] });
          sent.destroy();
        });
      });
      sent.on('error', reject);
    });
    expect(first).toEqual({ text: expect.stringMatching(/^(event|data|id|retry|:)/), encoding: undefined });
    expect(Date.now() - began).toBeLessThan(2_000);
  });

  test('pages keep their content policy, ask for https from then on, and are compressed', async () => {
    const { headers, status } = await ask('/tablet/', { Accept: 'text/html', 'Accept-Encoding': 'gzip' });
    expect(status).toBe(200);
    expect(headers['strict-transport-security']).toContain('max-age=');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    const script = await ask('/api/v1/nothing', { 'Accept-Encoding': 'gzip' });
    expect(script.status).toBe(404);
  });

  test('the doctor says that nobody knows the authority of the certificate', async () => {
    const env = readEnv({ PUBLIC_URL: `https://localhost:${port}`, TRUST_PROXY: '1' });
    expect(await checkAddress(env, real.options.version)).toContainEqual(
      expect.objectContaining({ what: 'Certificate', detail: expect.stringMatching(/authority/) }),
    );
  });
});
