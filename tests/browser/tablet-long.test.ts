import { expect, test } from 'vitest';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { counterOf, figureOf, TABLET, tabletsOf } from '../fixtures/tablet-in-browser.ts';
import { openWeb, sees } from '../setup/web.ts';

const web = await openWeb();
const { db } = web;
const pavilion = await createPavilionToday(db);
const { copa } = pavilion;
const { connect, visitsOf } = tabletsOf(web, pavilion);
const HOUR_MS = 3_600_000;

test('days without a network: 2,000 visits are kept over a reload, arrive in few requests, each at its own time', async () => {
  const context = await web.openContext(TABLET);
  const now = Date.now();
  // Before the page takes its clock: from then on it stands where it is put, and timers run on.
  await context.clock.setFixedTime(now);
  const page = await connect(copa.id, context);
  const stretches = [
    { hoursAgo: 25, taps: 800 },
    { hoursAgo: 20, taps: 700 },
    { hoursAgo: 0, taps: 500 },
  ];
  // From then on the page opens without a network.
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  let saved = 0;
  for (const { hoursAgo, taps } of stretches) {
    await context.clock.setFixedTime(now - hoursAgo * HOUR_MS);
    await counterOf(page).evaluate((counter, times) => {
      for (let tap = 0; tap < times && counter instanceof HTMLElement; tap += 1) counter.click();
    }, taps);
    saved += taps;
    await page.getByText(`Offline: ${saved} saved on this tablet`).waitFor({ timeout: 45_000 });
  }
  await page.reload();
  await sees(page, 'Offline: 2000 saved on this tablet');
  const requests: number[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/v1/sync')) requests.push(request.postDataJSON().items.length);
  });
  await context.setOffline(false);
  await page
    .getByText(/^All sent/)
    .first()
    .waitFor({ timeout: 30_000 });
  expect(await visitsOf(copa.id)).toBe(2000);
  expect(requests.filter((items) => items > 0).length).toBeLessThanOrEqual(6);
  for (const { hoursAgo, taps } of stretches) {
    const around = [-1, 1].map((minutes) => new Date(now - hoursAgo * HOUR_MS + minutes * 60_000));
    const [gte, lte] = around;
    expect(await db.visit.count({ where: { boothId: copa.id, occurredAt: { gte, lte } } })).toBe(taps);
  }
  expect(await figureOf(page)).toBeGreaterThanOrEqual(500);
  await context.close();
}, 120_000);

test('a browser that keeps nothing says so at once, and counts nothing', async () => {
  const context = await web.openContext();
  await context.addInitScript(() => {
    Object.defineProperty(indexedDB, 'open', {
      value: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  const page = await context.newPage();
  await page.goto('/tablet/');
  await sees(page, /^This browser does not let Pavilion keep anything/);
  expect(await page.getByRole('button').count()).toBe(0);
});
