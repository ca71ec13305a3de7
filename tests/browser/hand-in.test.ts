import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SavedFileInput } from '#contracts/saved-file';
import { createTablet, visit } from '../fixtures/devices.ts';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createAccount } from '../fixtures/people.ts';
import { tabletsOf } from '../fixtures/tablet-in-browser.ts';
import { openWeb, sees } from '../setup/web.ts';

const web = await openWeb();
const { db, openAs } = web;
const { event, copa, drasi } = await createPavilionToday(db);
const { visitorsOf } = tabletsOf(web, { event });
const tablet = await createTablet(db, event.id, [copa.id], 'Tablet by the door');
const PATH = `/events/${event.slug}/set-up/devices`;

beforeAll(() => createAccount(db, 'Mia', { role: 'manager' }));

const tap = (boothId: string, partySize: number) =>
  visit(boothId, { partySize, tappedAt: new Date().toISOString() });

/** As a tablet saves it. */
const fileOf = (items: unknown[], given: Partial<SavedFileInput> = {}): SavedFileInput => ({
  format: 'pavilion-unsent-items',
  version: 1,
  savedAt: new Date().toISOString(),
  clockOffsetMs: 0,
  device: { id: tablet.id, name: 'Tablet by the door' },
  items,
  ...given,
});

async function choose(page: Page, content: unknown) {
  const buffer = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  const file = { name: 'pavilion-unsent.json', mimeType: 'application/json', buffer };
  await page.locator('input[type=file]').setInputFiles(file);
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe('a file that a tablet saved', () => {
  test('shows what it holds, is handed in, and counts once however often', async () => {
    const content = fileOf([tap(copa.id, 2), tap(copa.id, 3), tap(drasi.id, 4), { type: 'hologram' }]);
    const page = await openAs('Mia', PATH);
    await press(page, 'Hand in a file');
    await choose(page, content);
    await sees(page, '3 visits and 1 of a kind that this page does not know');
    await sees(page, 'Tablet by the door');
    expect(await visitorsOf(copa.id)).toBe(0);
    await press(page, 'Hand in 4 items');
    const dialog = page.getByRole('dialog');
    // The manager speaks for the tablet, also where it was never placed.
    await dialog.getByText(/^3 recorded, 1 needs attention\./).waitFor();
    expect(await visitorsOf(copa.id)).toBe(5);
    await press(page, 'Done');
    await press(page, 'Hand in a file of Tablet by the door');
    await choose(page, content);
    await press(page, 'Hand in 4 items');
    await dialog.getByText(/^0 recorded, 3 were here already, 1 needs attention\./).waitFor();
    expect(await visitorsOf(copa.id)).toBe(5);
    await dialog.getByRole('link', { name: 'See what needs attention' }).click();
    await page.getByRole('region', { name: 'The server is older than the app that sent it' }).waitFor();
    expect(await dialog.count()).toBe(0);
    await page.context().close();
  });

  test('without its device asks for whom it is, and a wrong file says so', async () => {
    const before = await visitorsOf(copa.id);
    const page = await openAs('Mia', PATH);
    await press(page, 'Hand in a file');
    await choose(page, 'not a file of ours');
    await page
      .getByRole('alert')
      .filter({ hasText: 'This is not a file that a tablet or phone saved.' })
      .waitFor();
    const item = tap(copa.id, 6);
    await choose(page, fileOf([item], { device: { id: copa.id, name: 'Tablet of elsewhere' } }));
    await sees(page, 'The device that saved it is not one of this event.');
    const button = page.getByRole('button', { name: 'Hand in 1 item' });
    expect(await button.isDisabled()).toBe(true);
    await page.getByRole('dialog').getByLabel('Device').first().click();
    await page.getByRole('option', { name: 'Tablet by the door' }).click();
    await button.click();
    await page.getByRole('status').filter({ hasText: '1 recorded.' }).waitFor();
    expect(await visitorsOf(copa.id)).toBe(before + 6);
    const kept = await db.visit.findUniqueOrThrow({ where: { id: item.id } });
    expect(kept.deviceId).toBe(tablet.id);
    await page.context().close();
  });

  test('is handed in once more after the server stopped answering half-way', async () => {
    const before = await visitorsOf(copa.id);
    const page = await openAs('Mia', PATH);
    let calls = 0;
    await page.route('**/hand-ins', (route) => (++calls === 2 ? route.abort() : route.continue()));
    await press(page, 'Hand in a file of Tablet by the door');
    await choose(
      page,
      fileOf(
        Array.from({ length: 700 }, () => tap(copa.id, 1)),
        { device: null },
      ),
    );
    await press(page, 'Hand in 700 items');
    await page.getByRole('alert').filter({ hasText: '500 of 700 are handed in.' }).waitFor();
    await press(page, 'Hand in 700 items');
    await sees(page, /^200 recorded, 500 were here already\./);
    expect(await visitorsOf(copa.id)).toBe(before + 700);
    await page.context().close();
  });
});

test('the list says what a device is like, and what is lost sight of when it is disconnected', async () => {
  await db.device.update({ where: { id: tablet.id }, data: { lastSeenAt: new Date() } });
  await db.deviceReport.create({
    data: {
      ...{ deviceId: tablet.id, reportedAt: new Date(), unsent: 14, clientVersion: '0.0.9' },
      ...{ clockOffsetMs: 300_000, storage: { persisted: false } },
    },
  });
  const page = await openAs('Mia', PATH);
  const row = page.getByRole('row', { name: /Tablet by the door/ });
  await row.getByText('clock 5 min behind, times are corrected').waitFor();
  await row.getByText(/^version 0\.0\.9, behind \d/).waitFor();
  await row.getByText(/made no promise to keep what is unsent/).waitFor();
  await press(page, 'Disconnect Tablet by the door…');
  await sees(page, /14 items were not sent when last heard: they stay on the tablet/);
  await press(page, 'Keep it connected');
  await press(page, 'A new code for Tablet by the door');
  await sees(page, /14 items were not sent when last heard, and can then only be saved to a file there\./);
  await page.context().close();
});
