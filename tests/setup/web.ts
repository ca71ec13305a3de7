import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
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
import { isFirefox, openFirefox, savedFiles } from './firefox.ts';
import { until } from './server.ts';

const built = join(import.meta.dirname, '../../dist/web');
const PATIENCE_MS = 30_000;
export const DESK = { viewport: { width: 1440, height: 900 } };

/** Names that are not localhost: without https they are no secure context, as an address in a hall is not. */
const NAMES = ['hall.test', 'hall.example'];
const mapped = NAMES.map((name) => `MAP ${name} 127.0.0.1`).join(', ');

let shared: Browser | null = null;
/** One for all files of this worker, with which it ends; each test has contexts of its own. */
async function shareBrowser(): Promise<Browser> {
  if (!shared?.isConnected())
    shared = await (isFirefox ? openFirefox(NAMES) : openChromium([`--host-resolver-rules=${mapped}`]));
  return shared;
}

type View = Parameters<Awaited<ReturnType<typeof openChromium>>['newContext']>[0];

interface Given {
  /** A built web that is not ours to keep: a test may change it. */
  webFolder?: string;
  /** Of the server; else the real one. */
  clock?: () => Date;
}

/** The built web on the real application; closed after the file. */
export async function serveWeb({ webFolder = built, clock = () => new Date() }: Given = {}) {
  const served = await createTestApp({ webFolder, clock });
  const door = await openDoor(served.app);
  afterAll(() => door.shut());
  return { ...served, ...door };
}

/** The same with a Chromium to look at it. What was opened is closed after the file. */
export async function openWeb(given: Given = {}) {
  const door = await serveWeb(given);
  const browser = await shareBrowser();
  const contexts: BrowserContext[] = [];
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
  });
  const signedIn = new Map<string, Cookies>();
  const openContext = async (view: View = {}) => {
    const context = await browser.newContext({ baseURL: door.url, ...view });
    context.setDefaultTimeout(PATIENCE_MS);
    contexts.push(context);
    return context;
  };
  return {
    ...door,
    /** A browser of its own: storage, cookies, size of the screen. */
    openContext,
    /** A page in such a browser, with somebody signed in: by password the first time, by the same session after that. */
    openAs: async (name: string, path: string, view: View = DESK) => {
      const context = await openContext(view);
      const cookies = signedIn.get(name) ?? (await signInAs(context, name));
      signedIn.set(name, cookies);
      await context.addCookies(cookies);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
  };
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

async function signInAs(context: BrowserContext, name: string): Promise<Cookies> {
  const data = { email: `${name.toLowerCase()}@pavilion.test`, password: PASSWORD };
  await context.request.post('/api/v1/session', { data });
  return context.cookies();
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

/** The file that somebody gets who presses this. */
export async function fileOf(
  page: Page,
  press: () => Promise<void>,
): Promise<{ name: string; text: string }> {
  if (!isFirefox) {
    const [download] = await Promise.all([page.waitForEvent('download'), press()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  }
  const before = readdirSync(savedFiles);
  await press();
  const isNew = (name: string) => !before.includes(name) && !name.endsWith('.part');
  const find = () => readdirSync(savedFiles).find(isNew);
  // Tests that run beside each other have no expect in common.
  const size = async () => (find() === undefined ? 0 : statSync(join(savedFiles, find() ?? '')).size);
  await until(size, (bytes) => bytes > 0);
  const name = find() ?? '';
  return { name, text: readFileSync(join(savedFiles, name), 'utf8') };
}
