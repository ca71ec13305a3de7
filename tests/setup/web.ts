import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { openChromium } from '#tools/chromium';
import { PASSWORD } from '../fixtures/people.ts';
import { createTestApp } from './app.ts';

const built = join(import.meta.dirname, '../../dist/web');
const PATIENCE_MS = 15_000;
export const DESK = { viewport: { width: 1440, height: 900 } };

/** Names that are not localhost: without https they are no secure context, as an address in a hall is not. */
const NAMES = '--host-resolver-rules=MAP hall.test 127.0.0.1, MAP hall.example 127.0.0.1';

let chromium: Browser | null = null;
/** One for all files of this worker, with which it ends; each test has contexts of its own. */
async function shareChromium(): Promise<Browser> {
  if (!chromium?.isConnected()) chromium = await openChromium([NAMES]);
  return chromium;
}

type View = Parameters<Awaited<ReturnType<typeof openChromium>>['newContext']>[0];

interface Given {
  /** A built web that is not ours to keep: a test may change it. */
  webFolder?: string;
}

/** The built web on the real application, its clock the real one, and a Chromium to look at it. What was opened is closed after the file. */
export async function openWeb({ webFolder = built }: Given = {}) {
  const served = await createTestApp({ webFolder, clock: () => new Date() });
  const door = await openDoor(served.app);
  const browser = await shareChromium();
  const contexts: BrowserContext[] = [];
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await door.shut();
  });
  const openContext = async (view: View = {}) => {
    const context = await browser.newContext({ baseURL: door.url, ...view });
    context.setDefaultTimeout(PATIENCE_MS);
    contexts.push(context);
    return context;
  };
  return {
    ...served,
    ...door,
    /** A browser of its own: storage, cookies, size of the screen. */
    openContext,
    /** A page in such a browser, with somebody signed in. */
    openAs: async (name: string, path: string, view: View = DESK) => {
      const context = await openContext(view);
      const data = { email: `${name.toLowerCase()}@pavilion.test`, password: PASSWORD };
      await context.request.post('/api/v1/session', { data });
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
  };
}

export type Web = Awaited<ReturnType<typeof openWeb>>;

/** A port that the server can leave and come back to. */
async function openDoor(app: Express) {
  const server = createServer(app);
  const open = async (port: number) => {
    if (!server.listening) await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  };
  await open(0);
  const { port } = server.address() as AddressInfo;
  const shut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, shut, reopen: () => open(port) };
}

/** A copy of the built web, for a test that plays a newer version. */
export function copyWeb(): string {
  const copy = mkdtempSync(join(tmpdir(), 'pavilion-web-'));
  cpSync(built, copy, { recursive: true });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));
  return copy;
}

/** Waits until this stands somewhere on the screen. */
export async function sees(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor();
}
