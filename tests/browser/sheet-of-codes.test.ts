import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createBooth } from '../fixtures/atlanta.ts';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createAccount } from '../fixtures/people.ts';
import { PHONE } from '../fixtures/tablet-in-browser.ts';
import { openWeb } from '../setup/web.ts';

const { db, openAs, openContext, url } = await openWeb();
const { event, copa } = await createPavilionToday(db);
const PATH = `/events/${event.slug}/set-up/devices`;

beforeAll(async () => {
  await createAccount(db, 'Mia', { role: 'manager' });
  await createAccount(db, 'Leo', { role: 'lead', boothIds: [copa.id] });
  for (let number = 1; number <= 8; number += 1) await createBooth(db, event.id, `Booth ${number}`);
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const cards = (page: Page) => page.getByRole('main').getByRole('listitem');

async function makeSheet(page: Page, each: string) {
  await press(page, 'Codes for many tablets');
  await page.getByRole('dialog').getByLabel('Tablets for each booth').fill(each);
  await press(page, 'Make the sheet');
  await page.getByRole('button', { name: 'Print the sheet' }).waitFor();
}

/** Pages are plain objects in a PDF; only what is drawn on them is compressed. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length;

describe('the sheet of codes', () => {
  test.each(['A4', 'Letter'] as const)(
    'for twenty tablets is three pages of %s, cards alone and whole',
    async (format) => {
      const page = await openAs('Mia', PATH);
      await makeSheet(page, '2');
      expect(await cards(page).count()).toBe(20);
      await page.emulateMedia({ media: 'print' });
      for (const words of ['Print the sheet', 'Connect a tablet', 'Opening hours'])
        expect(await page.getByText(words, { exact: true }).first().isVisible()).toBe(false);
      expect(pagesOf(await page.pdf({ format }))).toBe(3);
      const heights = await cards(page).evaluateAll((all) =>
        all.map((card) => card.scrollHeight - card.clientHeight),
      );
      expect(Math.max(...heights)).toBe(0);
      await page.context().close();
    },
  );

  test('says of each tablet where it stands, what to scan, what to type and until when; and it connects', async () => {
    const page = await openAs('Mia', PATH);
    await makeSheet(page, '2');
    const card = cards(page).filter({ hasText: 'Copa 2' });
    await page.emulateMedia({ media: 'print' });
    const text = (await card.textContent()) ?? '';
    for (const words of ['5B', 'Copa', `${url}/tablet/`, 'Connects one tablet, until', event.name])
      expect(text).toContain(words);
    expect(await card.getByRole('img', { name: 'QR code for Copa 2' }).count()).toBe(1);
    const code = /([2-9A-Z]{4})\s+([2-9A-Z]{4})/.exec(text)?.slice(1).join(' ') ?? '';
    await page.emulateMedia({ media: 'screen' });
    await press(page, 'Close, the sheet is printed');
    await page
      .getByRole('row', { name: /Copa 2/ })
      .first()
      .waitFor();
    expect(await page.getByText(code.slice(0, 4)).count()).toBe(0);

    const tablet = await (await openContext()).newPage();
    await tablet.goto('/tablet/');
    await tablet.getByLabel(/^Code/).fill(code);
    await tablet.getByRole('button', { name: 'Connect this tablet' }).click();
    await tablet.getByRole('button', { name: /^Count one visitor/ }).waitFor();
    expect(
      await db.device.count({ where: { name: 'Copa 2', placements: { some: { boothId: copa.id } } } }),
    ).toBe(1);
    for (const each of [page, tablet]) await each.context().close();
  });

  test('is for a lead the own booth, on a phone too, and asks for a number that is one', async () => {
    const page = await openAs('Leo', PATH, PHONE);
    await press(page, 'Codes for many tablets');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tablets for each booth').fill('201');
    await press(page, 'Make the sheet');
    await dialog.getByText(/^At most 200 cards at once/).waitFor();
    await dialog.getByLabel('Tablets for each booth').fill('3');
    await press(page, 'Make the sheet');
    await page.getByRole('button', { name: 'Print the sheet' }).waitFor();
    expect(await cards(page).count()).toBe(3);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    await page.context().close();
  });
});
