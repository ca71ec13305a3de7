import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChromium } from '#tools/chromium';
import { createTestApp } from '../setup/app.ts';

const { app } = await createTestApp({ webFolder: join(import.meta.dirname, '../../dist/web') });
const server = createServer(app);
const browser = await openChromium(['--host-resolver-rules=MAP hall.example 127.0.0.1']);
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(async () => {
  await browser.close();
  server.close();
});

describe.each(['127.0.0.1', 'hall.example'])('in Chromium on http://%s', (host) => {
  test.each(['/', '/events/atlanta/now', '/tablet/', '/api/docs'])(
    '%s runs under its content policy',
    async (path) => {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (/content security policy|refused to/i.test(message.text())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('requestfailed', (request) => {
        const why = request.failure()?.errorText ?? '';
        if (/csp|SSL/i.test(why)) complaints.push(`${request.url()} ${why}`);
      });
      await page.goto(`http://${host}:${port}${path}`);
      await page.locator('#root:not(:empty), #docs .swagger-ui .info').first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(complaints).toEqual([]);
      await page.close();
    },
  );
});
