import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createAccount } from '../fixtures/people.ts';
import { openWeb, sees } from '../setup/web.ts';

const { db, request, openAs } = await openWeb();
const { event, copa, drasi, today } = await createPavilionToday(db);
const tablet = await createTablet(db, event.id, [copa.id, drasi.id], 'Tablet at Copa');
const other = await createTablet(db, event.id, [copa.id], 'Blue tablet');
const PATH = `/events/${event.slug}/set-up/visits`;
const REASON = 'A child mashed the button.';

beforeAll(async () => {
  await createAccount(db, 'Leo', { role: 'lead', boothIds: [copa.id] });
  await createAccount(db, 'Vera', { role: 'viewer' });
});

/** Taps so many minutes ago. */
async function tap(device: typeof tablet, boothId: string, sizes: readonly number[], minutesAgo: number) {
  const tappedAt = new Date(Date.now() - minutesAgo * 60_000).toISOString();
  const items = sizes.map((partySize) => visit(boothId, { partySize, tappedAt }));
  await send(request, device, items, { sentAt: new Date().toISOString() });
  return items;
}

const rows = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });
const take = (page: Page) => page.getByRole('button', { name: 'Take back…' });

test('a stretch of mashed taps is taken back with a reason, and no figure holds them any more', async () => {
  await tap(other, copa.id, [5], 3);
  const mashed = await tap(
    tablet,
    copa.id,
    Array.from({ length: 12 }, () => 1),
    2,
  );
  await tap(tablet, drasi.id, [4], 2);
  const page = await openAs('Leo', `/events/${event.slug}/now`);
  const figure = page.getByRole('row', { name: /Copa/ });
  await figure.getByText('17', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Correct visits' }).click();
  await sees(page, '13 visits, 17 visitors');
  await page.getByRole('combobox', { name: 'Tablet or phone' }).click();
  await page.getByRole('option', { name: 'Tablet at Copa' }).click();
  await sees(page, '12 visits, 12 visitors');
  await page.getByLabel('Choose all 12').check();
  // What comes meanwhile is not among them.
  await tap(tablet, copa.id, [2], 1);
  await take(page).click();
  const dialog = page.getByRole('dialog', { name: 'Take back 12 visits?' });
  await dialog.getByRole('button', { name: 'Take back 12' }).click();
  await dialog.getByText('Say why, so that others can follow.').waitFor();
  await dialog.getByLabel('Why').fill(REASON);
  await dialog.getByRole('button', { name: 'Take back 12' }).click();
  await page.getByRole('status').filter({ hasText: '12 visits, 12 visitors taken back.' }).waitFor();
  await sees(page, '1 visit, 2 visitors, 12 taken back');
  expect(await rows(page, `Taken back by Leo`).filter({ hasText: REASON }).count()).toBe(12);
  expect(await page.locator('td s').count()).toBe(24);
  await page.getByRole('link', { name: 'Now', exact: true }).click();
  await figure.getByText('7', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Summary', exact: true }).click();
  await page.getByRole('row', { name: /Copa/ }).getByText('7', { exact: true }).first().waitFor();
  expect(await db.visit.count({ where: { id: { in: mashed.map(({ id }) => id) } } })).toBe(12);
  await page.context().close();
});

test('one visit is corrected, and says what was tapped, by whom it was corrected and why', async () => {
  await tap(other, copa.id, [9], 1);
  const page = await openAs('Leo', PATH);
  await rows(page, 'Blue tablet')
    .filter({ has: page.getByRole('cell', { name: '9', exact: true }) })
    .getByRole('button', { name: /^Correct/ })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why').fill('Two came.');
  await dialog.getByRole('button', { name: 'Correct it' }).click();
  await dialog.getByText('Change what was wrong.').waitFor();
  await dialog.getByLabel('Visitors').fill('2');
  await dialog.getByRole('button', { name: 'Correct it' }).click();
  await sees(page, 'tapped as 9');
  await sees(page, /^Corrected by Leo, .*: 2 visitors\. Two came\.$/);
  await page.context().close();
});

test('the address holds what is shown; where nothing was counted the page says so, and clears the filters', async () => {
  const stretch = `${PATH}?day=${today}&booth=${copa.id}&from=00:00&to=00:01`;
  const page = await openAs('Leo', stretch);
  await sees(page, 'No visits here');
  await sees(page, /^Nothing was counted at Copa, on .*, from 00:00, until 00:01\.$/);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await take(page).waitFor();
  expect(new URL(page.url()).search).toBe(`?day=${today}`);
  await page.context().close();
});

test('a viewer is told whose page it is', async () => {
  const page = await openAs('Vera', PATH);
  await sees(page, 'Not for this account');
  await page.context().close();
});
