import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { savedFile } from '#contracts/saved-file';
import { openProfile } from '#tools/chromium';
import { createBooth } from '../fixtures/atlanta.ts';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { counterOf, figureOf, TABLET, tabletsOf } from '../fixtures/tablet-in-browser.ts';
import { openWeb, sees } from '../setup/web.ts';

const web = await openWeb();
const { db, openContext, url } = web;
const pavilion = await createPavilionToday(db);
const { connect, visitorsOf } = tabletsOf(web, pavilion);
let made = 0;
const newBooth = () => createBooth(db, pavilion.event.id, `Booth ${++made}`);

/** A tablet that opens without a network, with three visitors on it that nobody else has. */
async function countThree(boothId: string, context?: BrowserContext): Promise<Page> {
  const page = await connect(boothId, context);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.context().setOffline(true);
  await counterOf(page).click();
  await page.getByRole('button', { name: 'Count 2 visitors' }).click();
  await sees(page, 'Offline: 2 saved on this tablet');
  return page;
}

/** As "clear site data" does: the browser closes the database and deletes it. */
async function clearStorage(page: Page) {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Storage.clearDataForOrigin', { origin: url, storageTypes: 'indexeddb' });
}

async function deleteFromAnotherPage(page: Page) {
  const other = await page.context().newPage();
  await other.goto('/tablet/');
  await other.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const asked = indexedDB.deleteDatabase('pavilion-tablet');
        asked.onsuccess = () => resolve();
        asked.onerror = () => reject(asked.error);
      }),
  );
  await other.close();
}

/** How many unsent items are on the disk, seen past the app. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const there = await indexedDB.databases();
    if (!there.some(({ name }) => name === 'pavilion-tablet')) return null;
    return new Promise<number | null>((resolve) => {
      const opening = indexedDB.open('pavilion-tablet');
      // Gone since it was looked for: whoever looks must not make a new one.
      opening.onupgradeneeded = () => opening.transaction?.abort();
      opening.onerror = () => resolve(null);
      opening.onsuccess = () => {
        if (!opening.result.objectStoreNames.contains('items')) {
          opening.result.close();
          return resolve(null);
        }
        const asked = opening.result.transaction('items').objectStore('items').count();
        asked.onsuccess = () => {
          opening.result.close();
          resolve(asked.result);
        };
      };
    });
  });

test.each([
  ['deleted from another page', deleteFromAnotherPage],
  ['cleared by the browser', clearStorage],
])('a database that is %s is there again with all that was in it, also after a reload', async (_, lose) => {
  const booth = await newBooth();
  const page = await countThree(booth.id);
  await lose(page);
  await expect.poll(() => kept(page)).toBe(2);
  await expect.poll(() => figureOf(page)).toBe(3);
  await counterOf(page).click();
  await sees(page, 'Offline: 3 saved on this tablet');
  await page.reload();
  await sees(page, 'Offline: 3 saved on this tablet');
  expect(await figureOf(page)).toBe(4);
  await page.context().setOffline(false);
  await sees(page, /^All sent/);
  expect([await visitorsOf(booth.id), await figureOf(page)]).toEqual([4, 4]);
});

test('a browser that lost it all and keeps nothing more says so at once; what is unsent stands apart, is sent, and counts again when it can be kept', async () => {
  const booth = await newBooth();
  const context = await openContext(TABLET);
  await context.addInitScript(failToOpen);
  const page = await countThree(booth.id, context);
  await page.evaluate(() => Object.assign(window, { isDiskBroken: true }));
  await clearStorage(page);
  const alert = page.getByRole('alert').filter({ hasText: '+3 not saved.' });
  await alert.waitFor({ timeout: 2_000 });
  await sees(page, /This browser lost what it kept here, and keeps nothing now/);
  await sees(page, '1 needs attention');
  expect(await figureOf(page)).toBe(0);
  await counterOf(page).click();
  await page.getByRole('alert').filter({ hasText: '+4 not saved.' }).waitFor();
  expect(await figureOf(page)).toBe(0);
  await sees(page, /^This tablet\s*0$/);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save to a file', exact: true }).click();
  const file = savedFile.parse(JSON.parse(readFileSync(await (await downloading).path(), 'utf8')));
  expect(file.items.map((item) => Object(item).partySize)).toEqual([1, 2, 1]);
  // What it still holds goes to the server, once.
  await context.setOffline(false);
  await page.getByRole('alert').filter({ hasText: '+1 not saved.' }).waitFor();
  await expect.poll(() => figureOf(page)).toBe(3);
  await page.evaluate(() => Object.assign(window, { isDiskBroken: false }));
  // By itself, within a second or so.
  await sees(page, /^All sent/);
  await expect.poll(() => visitorsOf(booth.id)).toBe(4);
  await page.reload();
  await expect.poll(() => figureOf(page)).toBe(4);
  expect(await kept(page)).toBe(0);
});

test('a tablet whose storage was damaged on the disk says that it was connected, and counts again after a new code', async () => {
  const booth = await newBooth();
  const folder = mkdtempSync(join(tmpdir(), 'pavilion-profile-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  const before = await openProfile(folder, { ...TABLET, baseURL: url });
  await countThree(booth.id, before);
  await before.close();
  damage(folder);
  const after = await openProfile(folder, { ...TABLET, baseURL: url });
  onTestFinished(() => after.close());
  const page = await after.newPage();
  await page.goto('/tablet/');
  await sees(page, /^It was connected as “Tablet”, and this browser lost what it had kept of that/);
  await connect(booth.id, after);
  expect(await visitorsOf(booth.id)).toBe(0);
});

/** As a disk does that cannot be read any more. */
function failToOpen() {
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...given) {
    if ('isDiskBroken' in window && window.isDiskBroken === true)
      throw new DOMException('Internal error opening backing store.', 'UnknownError');
    return open.apply(this, given);
  };
}

/** Every file of the databases, in the middle. */
function damage(profile: string) {
  const databases = join(profile, 'Default/IndexedDB');
  const folders = readdirSync(databases).filter((name) => name.endsWith('.leveldb'));
  expect(folders).not.toEqual([]);
  for (const folder of folders)
    for (const name of readdirSync(join(databases, folder))) {
      const path = join(databases, folder, name);
      writeFileSync(path, readFileSync(path).fill('damaged '));
    }
}
