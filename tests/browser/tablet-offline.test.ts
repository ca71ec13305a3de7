import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { savedFile } from '#contracts/saved-file';
import { syncItem } from '#contracts/sync-items';
import { createBooth } from '../fixtures/atlanta.ts';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { counterOf, figureOf, TABLET, tabletsOf } from '../fixtures/tablet-in-browser.ts';
import { fileOf, openWeb, sees } from '../setup/web.ts';

const web = await openWeb();
const { db, shut, reopen, openContext } = web;
const pavilion = await createPavilionToday(db);
const { connect, makeCode, visitsOf, visitorsOf } = tabletsOf(web, pavilion);
const PATIENCE = { timeout: 15_000 };
let made = 0;
let booth = pavilion.copa;
let page: Page;

beforeEach(async () => {
  booth = await createBooth(db, pavilion.event.id, `Booth ${++made}`);
});

afterEach(async () => {
  await reopen();
  await page.context().close();
});

describe('without the server', () => {
  test('taps count at once, are kept, and are sent by themselves when it returns', async () => {
    page = await connect(booth.id);
    await counterOf(page).click();
    await expect.poll(() => visitsOf(booth.id)).toBe(1);
    await shut();
    for (let tap = 0; tap < 4; tap += 1) await counterOf(page).click();
    await sees(page, 'Offline: 4 saved on this tablet');
    expect(await figureOf(page)).toBe(5);
    expect(await visitsOf(booth.id)).toBe(1);
    await reopen();
    await sees(page, /^All sent/);
    expect(await visitsOf(booth.id)).toBe(5);
    expect(await figureOf(page)).toBe(5);
  });

  test('the figure follows the finger: nobody waits for the network', async () => {
    page = await connect(booth.id);
    await page.context().setOffline(true);
    const waits: number[] = [];
    for (let tap = 0; tap < 10; tap += 1) waits.push(await msFromTapToFigure(page));
    expect(Math.max(...waits)).toBeLessThan(500);
    expect(waits.toSorted((a, b) => a - b)[5]).toBeLessThan(150);
    await sees(page, 'Offline: 10 saved on this tablet');
  });

  test('a reload and a closed page keep what was tapped', async () => {
    page = await connect(booth.id);
    const context = page.context();
    await context.route('**/api/**', (route) => route.abort());
    for (let tap = 0; tap < 3; tap += 1) await counterOf(page).click();
    await sees(page, 'Offline: 3 saved on this tablet');
    await page.reload();
    await sees(page, 'Offline: 3 saved on this tablet');
    expect(await figureOf(page)).toBe(3);
    await page.close();
    await context.unroute('**/api/**');
    page = await context.newPage();
    await page.goto('/tablet/');
    await sees(page, /^All sent/);
    expect(await figureOf(page)).toBe(3);
    expect(await visitsOf(booth.id)).toBe(3);
  });

  test('a tap is taken back too', async () => {
    page = await connect(booth.id);
    await page.context().setOffline(true);
    await counterOf(page).click();
    await page.getByRole('button', { name: 'Count 3 visitors' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await sees(page, /^Took back 3 visitors/);
    expect(await figureOf(page)).toBe(1);
    await page.context().setOffline(false);
    await sees(page, /^All sent/);
    expect(await figureOf(page)).toBe(1);
    expect([await visitsOf(booth.id), await visitorsOf(booth.id)]).toEqual([2, 1]);
  });
});

test('screens that were not loaded before the network left come later, and counting goes on', async () => {
  const context = await openContext(TABLET);
  const parts = /assets\/(StatusPage|Keypad)-.*\.js/;
  await context.route(parts, (route) => route.abort());
  page = await connect(booth.id, context);
  await page.getByRole('button', { name: 'Other' }).click();
  await page.getByRole('link', { name: 'Status', exact: true }).click();
  await sees(page, 'This screen comes with the network.');
  await page.getByRole('link', { name: 'Count', exact: true }).click();
  await counterOf(page).click();
  await expect.poll(() => figureOf(page)).toBe(1);
  await page.getByRole('link', { name: 'Status', exact: true }).click();
  await context.unroute(parts);
  const [sending, again] = [
    page.getByRole('heading', { name: 'Sending' }),
    page.getByRole('link', { name: 'Load it now' }),
  ];
  await sending.or(again).first().waitFor();
  if (await again.isVisible()) await again.click();
  await sending.waitFor();
});

test('what the browser could not write down stands apart until it is saved', async () => {
  const context = await openContext(TABLET);
  await context.addInitScript(failToWriteVisits);
  page = await connect(booth.id, context);
  await counterOf(page).click();
  await expect.poll(() => visitsOf(booth.id)).toBe(1);
  await page.evaluate(() => Object.assign(window, { isDiskFull: true }));
  await counterOf(page).click();
  await page.getByRole('button', { name: 'Count 2 visitors' }).click();
  await page.getByRole('alert').filter({ hasText: '+3 not saved.' }).waitFor();
  await sees(page, '1 needs attention');
  expect(await figureOf(page)).toBe(1);
  const file = await savedBy('Save to a file');
  expect(file.items.map((item) => syncItem.parse(item).type)).toEqual(file.items.map(() => 'visit'));
  expect(file.items.length).toBeGreaterThan(0);
  await page.evaluate(() => Object.assign(window, { isDiskFull: false }));
  await page.getByRole('button', { name: 'Try again' }).click();
  await sees(page, /^All sent/);
  await expect.poll(() => figureOf(page)).toBe(4);
  // "All sent" may still be of before the last taps were written down.
  await expect.poll(() => visitorsOf(booth.id), PATIENCE).toBe(4);
});

test('a tablet that was disconnected says so, keeps what it holds, and sends it when connected again', async () => {
  page = await connect(booth.id);
  await db.device.updateMany({
    where: { placements: { some: { boothId: booth.id } } },
    data: { revokedAt: new Date() },
  });
  for (let tap = 0; tap < 3; tap += 1) await counterOf(page).click();
  await sees(page, 'This tablet was disconnected. 3 not sent');
  await page
    .getByRole('link', { name: /needs attention/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'The server does not accept this device any more' }).waitFor();
  await sees(page, '3 not sent');
  expect(await visitsOf(booth.id)).toBe(0);
  await page.getByRole('link', { name: 'Connect again' }).click();
  await sees(page, /3 not sent yet stay here and are sent afterwards/);
  await page.getByLabel(/^Code/).fill(await makeCode(booth.id));
  await page.getByRole('button', { name: 'Connect this tablet' }).click();
  await sees(page, /^All sent/);
  await expect.poll(() => visitsOf(booth.id), PATIENCE).toBe(3);
});

test('a tablet without a booth still hands out what it holds', async () => {
  page = await connect(booth.id);
  await db.booth.update({ where: { id: booth.id }, data: { archivedAt: new Date() } });
  await counterOf(page).click();
  await sees(page, '1 needs attention');
  await page.reload();
  await sees(page, 'This device has no booth.');
  const file = await savedBy('Save unsent to a file');
  expect(file.items).toMatchObject([{ type: 'visit', boothId: booth.id, partySize: 1 }]);
  expect(file.device?.id).toBe((await db.device.findFirstOrThrow({ orderBy: { enrolledAt: 'desc' } })).id);
  expect(file.clockOffsetMs).not.toBeNull();
});

/** What the file holds that this button hands out. */
async function savedBy(button: string) {
  const save = page.getByRole('button', { name: button, exact: true });
  return savedFile.parse(JSON.parse((await fileOf(page, () => save.click())).text));
}

/** As a full disk does: the transaction begins, and is given up. */
function failToWriteVisits() {
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    const transaction = begin.call(this, names, mode, options);
    const isWriting = mode === 'readwrite' && [...transaction.objectStoreNames].includes('visits');
    if (isWriting && 'isDiskFull' in window && window.isDiskFull === true)
      queueMicrotask(() => transaction.abort());
    return transaction;
  };
}

/** Measured in the page, from the press to the new figure in the document. */
function msFromTapToFigure(of: Page): Promise<number> {
  return counterOf(of).evaluate(
    (counter) =>
      new Promise<number>((resolve) => {
        const started = performance.now();
        const figure = counter.querySelector('[data-digits]') ?? counter;
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve(performance.now() - started);
        });
        observer.observe(figure, { characterData: true, childList: true, subtree: true });
        if (counter instanceof HTMLElement) counter.click();
      }),
  );
}
