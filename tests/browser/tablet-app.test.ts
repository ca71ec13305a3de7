import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { counterOf, figureOf, TABLET, tabletsOf } from '../fixtures/tablet-in-browser.ts';
import { isFirefox } from '../setup/firefox.ts';
import { copyWeb, openWeb, sees } from '../setup/web.ts';

const webFolder = copyWeb();
const web = await openWeb({ webFolder });
const { db, url, shut, reopen, openContext } = web;
const pavilion = await createPavilionToday(db);
const { copa } = pavilion;
const { connect, makeCode, visitorsOf } = tabletsOf(web, pavilion);

let context: BrowserContext;

beforeEach(async () => {
  context = await openContext(TABLET);
});
afterEach(async () => {
  await reopen();
  await context.close();
});

const openStatus = (page: Page) => page.getByRole('link', { name: 'Status' }).click();

/** Connected, with the app's files on the device. */
async function connectReady(): Promise<Page> {
  const page = await connect(copa.id, context);
  await openStatus(page);
  await sees(page, 'opens and counts');
  await page.getByRole('link', { name: 'Count' }).click();
  return page;
}

describe('the app on the device', () => {
  test('starts without any network, counts, and sends when the server is back', async () => {
    const page = await connectReady();
    const before = (await visitorsOf(copa.id)) + 1;
    await counterOf(page).click();
    // "All sent" may still be of before the tap.
    await expect.poll(() => visitorsOf(copa.id)).toBe(before);
    await sees(page, /^All sent/);
    await page.close();
    await shut();
    await context.setOffline(true);

    const again = await context.newPage();
    const started = Date.now();
    await again.goto('/tablet/');
    await counterOf(again).waitFor();
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(await figureOf(again)).toBe(before);
    await counterOf(again).click();
    await sees(again, 'Offline: 1 saved on this tablet');
    await openStatus(again);
    await sees(again, 'opens and counts');

    await context.setOffline(false);
    await reopen();
    await sees(again, /^All sent/);
    await expect.poll(() => visitorsOf(copa.id)).toBe(before + 1);
  });

  test('begins with its counter: contracts, and what reads paragraphs, come after it', () => {
    const begins = readFileSync(join(webFolder, 'tablet/index.html'), 'utf8').match(/(?<=assets\/)[a-z]+/g);
    expect(begins).toContain('tablet');
    for (const later of ['contracts', 'written', 'temporal', 'kit', 'dashboard'])
      expect(begins).not.toContain(later);
  });

  test('keeps only what the tablet can load, and never an answer of the API', async () => {
    const page = await connectReady();
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return lists.flat().map((request) => new URL(request.url).pathname);
    });
    expect(kept).toEqual(expect.arrayContaining(['/tablet/', '/tablet/manifest.webmanifest', '/icon.svg']));
    expect(kept.filter((path) => /^\/(api|assets\/dashboard)/.test(path))).toEqual([]);
    const answered = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .flatMap((entry) => (entry.name.endsWith('.js') ? [entry.name] : [])),
    );
    const missing = answered.map((name) => new URL(name).pathname).filter((path) => !kept.includes(path));
    expect(missing).toEqual([]);
  });

  test('can be installed: the browser reads the manifest without a complaint', async () => {
    const page = await connectReady();
    const session = await context.newCDPSession(page);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // Playwright's contexts are private ones, which no app can be installed from.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual(
      [],
    );
    const { data } = await session.send('Page.getAppManifest');
    expect(JSON.parse(data ?? '{}')).toMatchObject({
      id: '/tablet/',
      scope: '/tablet/',
      display: 'standalone',
    });
  });
});

describe('a newer version', () => {
  test('waits while something is unsent or being written, then until somebody says so', async () => {
    const page = await connectReady();
    await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
    await context.route('**/api/v1/sync', (route) => route.abort());
    await counterOf(page).click();
    await sees(page, 'Offline: 1 saved on this tablet');
    appendFileSync(join(webFolder, 'tablet/sw.js'), '\n// a newer version\n');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await openStatus(page);
    await sees(page, 'A newer version is ready');
    await sees(page, 'It waits until everything here is sent.');
    expect(await page.getByRole('button', { name: 'Update now' }).count()).toBe(0);

    await context.unroute('**/api/v1/sync');
    await page.getByRole('button', { name: 'Send now' }).click();
    const update = page.getByRole('button', { name: 'Update now' });
    await update.waitFor();
    await page.getByRole('link', { name: 'Notes', exact: true }).click();
    await page.getByLabel('What did they say?').fill('In the middle of a sen');
    await openStatus(page);
    await sees(page, /^It waits until what was begun on Notes is recorded or discarded: feedback/);
    expect(await update.count()).toBe(0);
    await page.getByRole('link', { name: 'Notes', exact: true }).click();
    await page.getByRole('button', { name: 'Discard draft' }).click();
    await page.getByRole('button', { name: 'Discard draft' }).waitFor({ state: 'detached' });
    await openStatus(page);
    await update.waitFor();
    await page.waitForTimeout(1_000);
    expect(await page.evaluate(() => Reflect.get(window, 'isTheSamePage'))).toBe(true);

    await Promise.all([page.waitForEvent('load'), update.click()]);
    await sees(page, 'Nothing needs a decision');
    expect(await page.evaluate(() => Reflect.get(window, 'isTheSamePage'))).toBeUndefined();
    expect(await page.getByText('A newer version is ready').count()).toBe(0);
  });
});

describe('an address without https', () => {
  test('counts online, and says why it cannot be opened without a network', async () => {
    const page = await context.newPage();
    const hall = url.replace('127.0.0.1', 'hall.test');
    await page.goto(`${hall}/tablet/#${await makeCode(copa.id)}`);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await page.getByRole('button', { name: 'Connect this tablet' }).click();
    const before = await visitorsOf(copa.id);
    await counterOf(page).click();
    await sees(page, /^All sent/);
    await expect.poll(() => visitorsOf(copa.id)).toBe(before + 1);
    await openStatus(page);
    await sees(page, 'to open it anew, it needs an address with https');
  });
});

describe('the screen', () => {
  test('stays on while the counter is open, also after another app was in front', async () => {
    // A browser with windows gives it without being asked.
    if (!isFirefox) await context.grantPermissions(['screen-wake-lock']);
    await context.addInitScript(() => {
      const locks: WakeLockSentinel[] = [];
      Object.assign(window, { locks });
      const request = navigator.wakeLock.request.bind(navigator.wakeLock);
      navigator.wakeLock.request = async (type) => {
        const lock = await request(type);
        locks.push(lock);
        return lock;
      };
    });
    const held = (page: Page) =>
      page.evaluate(() =>
        (Reflect.get(window, 'locks') as WakeLockSentinel[]).map(({ released }) => released),
      );
    const page = await connect(copa.id, context);
    await expect.poll(() => held(page)).toEqual([false]);
    // What the system does when another app comes in front: it takes the lock, and later the page is seen again.
    await page.evaluate(async () => {
      await (Reflect.get(window, 'locks') as WakeLockSentinel[])[0]?.release();
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect.poll(() => held(page)).toEqual([true, false]);
    await openStatus(page);
    await expect.poll(() => held(page)).toEqual([true, true]);
    await sees(page, 'stays on while the counter is open');
  });

  test('that the system lets go dark is said', async () => {
    await context.addInitScript(() => {
      navigator.wakeLock.request = () => Promise.reject(new DOMException('low battery', 'NotAllowedError'));
    });
    const page = await connect(copa.id, context);
    await openStatus(page);
    await sees(page, 'may go dark: the system did not allow more');
  });
});

describe('putting the app on the device', () => {
  const help = (page: Page) => page.getByRole('heading', { name: 'Put Pavilion on this device' });

  test('is a button where the browser offers it', async () => {
    const page = await context.newPage();
    await page.goto('/tablet/');
    await page.getByLabel(/^Code/).waitFor();
    expect(await help(page).count()).toBe(0);
    await page.evaluate(() => {
      const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
        prompt: () => Object.assign(window, { wasAsked: true }),
      });
      dispatchEvent(offer);
    });
    await page.getByRole('button', { name: 'Install' }).click();
    expect(await page.evaluate(() => Reflect.get(window, 'wasAsked'))).toBe(true);
    await page.evaluate(() => dispatchEvent(new Event('appinstalled')));
    await help(page).waitFor({ state: 'detached' });
  });

  test.each([
    { standalone: false, shown: 1 },
    { standalone: true, shown: 0 },
  ])('is three steps in Safari on an iPad, and nothing in the installed app: $standalone', async (given) => {
    await context.addInitScript(
      (standalone) => Object.defineProperty(navigator, 'standalone', { value: standalone }),
      given.standalone,
    );
    const page = await context.newPage();
    await page.goto('/tablet/');
    await page.getByLabel(/^Code/).waitFor();
    expect(await help(page).count()).toBe(given.shown);
    expect(await page.getByRole('listitem').count()).toBe(given.shown * 3);
  });
});
