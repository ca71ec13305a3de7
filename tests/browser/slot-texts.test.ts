import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { dayWords } from '#web/dashboard/set-up/local-time.ts';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createAccount } from '../fixtures/people.ts';
import { openWeb, sees } from '../setup/web.ts';

const { db, openAs } = await openWeb();
const { event, drasi, today, yesterday } = await createPavilionToday(db);
await createAccount(db, 'Mona', { role: 'manager' });
let page: Page;

afterEach(() => page.context().close());

test("the organiser's text becomes slots of the booths that somebody chooses; a taken kiosk names who has it", async () => {
  page = await openAs('Mona', '/events/today/set-up/slots', { viewport: { width: 390, height: 844 } });
  await page.getByRole('button', { name: 'Paste the organiser’s text' }).click();
  const mail = [
    `${yesterday}: AM 10:00 AM – 1:00 PM, PM 5:30 – 8:00 PM`,
    `${today}: 10:00 AM – 1:00 PM`,
    'Lunch 12 or 13',
    '2019-01-01 9:00-10:00',
  ];
  await page.getByLabel('Text of the organiser').fill(mail.join('\n'));
  await page.getByRole('button', { name: 'Read it' }).click();
  await sees(page, 'AM or PM is missing: read as 17:30–20:00.');
  const lunch = page.getByRole('listitem').filter({ hasText: 'Lunch 12 or 13' });
  await expect.poll(() => lunch.textContent()).toContain(`no slot on ${dayWords(today, 'short')}`);
  await sees(page, /2019-01-01 is not within the event/);
  const choose = async (label: string, ...names: (string | RegExp)[]) => {
    await page.getByRole('combobox', { name: label }).click();
    for (const name of names) await page.getByRole('option', { name }).click();
    await page.keyboard.press('Tab');
  };
  await choose('Booth', 'Drasi');
  await choose('Kiosk no.', '5B');
  await choose('Stretches', /10:00–13:00, AM$/, /10:00–13:00$/);
  expect(await db.slot.count({ where: { boothId: drasi.id } })).toBe(0);
  await page.getByRole('button', { name: 'Add the slots' }).click();
  await sees(page, /Copa has kiosk 5B from/);
  expect(await db.slot.count({ where: { eventId: event.id, boothId: drasi.id } })).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});
