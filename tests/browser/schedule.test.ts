import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedDatabase } from '#prisma/seed';
import { createAccount } from '../fixtures/people.ts';
import { openWeb, sees } from '../setup/web.ts';

const thursday = readFileSync(new URL('../fixtures/kubecon-thursday.txt', import.meta.url), 'utf8');
const { db, openAs, options } = await openWeb();
await seedDatabase(options, 'published');
await createAccount(db, 'Mia', { role: 'manager' });
await createAccount(db, 'Vera', { role: 'viewer' });
const TALKS = '/events/kubecon-na-2025/set-up/talks';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
let page: Page;

beforeEach(() => db.talk.deleteMany());
afterEach(() => page.context().close());

const show = () => page.getByRole('button', { name: 'Show what would change' }).click();
const paste = async (text: string) => {
  await page.getByLabel('The schedule').fill(text);
  await show();
};
const isTooWide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('from an empty page to a schedule in which our people are recognised, and to their conflicts', async () => {
  page = await openAs('Mia', TALKS);
  await page.getByRole('heading', { name: 'No talks yet' }).waitFor();
  await page.getByRole('link', { name: 'Import a schedule' }).click();
  await show();
  await sees(page, 'Paste the schedule into the field, or choose its file.');
  await paste(thursday);
  await sees(page, '99 sessions. The schedule says that it holds 101: 2 are not in it.');
  await sees(page, '99 sessions in EST (UTC−5): that is the time of the event, America/New_York.');
  expect(await db.talk.count()).toBe(0);
  await page.getByRole('button', { name: 'Import 99 talks' }).click();
  await sees(page, '99 talks added.');
  await page.getByRole('link', { name: 'Look at the talks' }).click();
  await sees(page, 'Thursday 13 November');
  await page.getByLabel('Only our people and projects').check();
  await page.waitForURL(/ours=true/);
  const rows = page
    .getByRole('table', { name: 'Talks' })
    .getByRole('row')
    .filter({ has: page.getByRole('button') });
  await expect.poll(() => rows.count()).toBe(3);
  await page.goto('/events/kubecon-na-2025/conflicts');
  await page.getByText(/^Wei Fu, who stands for containerd, is on stage/).waitFor();
});

test('another zone and a similar name are decided by a person, what cannot be read is listed by its line', async () => {
  page = await openAs('Mia', `${TALKS}/import`, PHONE);
  await paste(
    [
      'Thursday, November 13, 2025',
      'Containers at scale#',
      'Time: 11:00am PST - 11:30am PST',
      'Speakers: W. Fu (Engineer, Microsoft)',
      'Without a time#',
      'Venue: Hall A',
    ].join('\n'),
  );
  await sees(page, '1 session in PST (UTC−8); the event, America/New_York, has UTC−5 then.');
  await sees(page, 'It has no line “Time: 9:00am - 9:30am”.');
  await sees(page, 'Line 5');
  const go = page.getByRole('button', { name: 'Import 1 talk' });
  expect(await go.isDisabled()).toBe(true);
  await page.getByRole('combobox', { name: 'The times are' }).tap();
  await page.getByRole('option', { name: /^As “PST” says/ }).tap();
  await page.getByText(/14:00–14:30/).waitFor();
  await page.getByRole('combobox', { name: 'W. Fu (Engineer, Microsoft)' }).tap();
  await page.getByRole('option', { name: 'Wei Fu, Microsoft' }).tap();
  expect(await isTooWide()).toBe(0);
  await go.tap();
  await sees(page, '1 talk added.');
  await sees(page, '1 block could not be read and is not among them.');
  const [speaker] = await db.talkSpeaker.findMany({ include: { person: true, talk: true } });
  expect([speaker?.person?.name, speaker?.match, speaker?.confidence]).toEqual(['Wei Fu', 'confirmed', null]);
  expect(speaker?.talk.startsAt.toISOString()).toBe('2025-11-13T19:00:00.000Z');
});

test('a file in another encoding is read, and a match is corrected afterwards by keyboard', async () => {
  page = await openAs('Mia', `${TALKS}/import`);
  const table =
    'Title;Date;Start;End;Speakers;Room\r\nGadgets f\xfcr alle;2025-11-13;11:00;12:15;Andr\xe9 M\xfcller;B208\r\n';
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(table, 'latin1') });
  await sees(page, 'a table (CSV), in Windows-1252: look whether accents are right');
  await page.getByText('Gadgets für alle').waitFor();
  await page.getByRole('button', { name: 'Import 1 talk' }).press('Enter');
  await page.getByRole('link', { name: 'Look at the talks' }).press('Enter');
  await page.getByRole('button', { name: 'Change… “Gadgets für alle”' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'André Müller' }).fill('Jose');
  await page.getByRole('option', { name: /^Jose Blanquicet/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('ours: Jose Blanquicet').waitFor();
});

test('whoever only reads sees the talks and no way to import, on a phone too', async () => {
  const event = await db.event.findUniqueOrThrow({ where: { slug: 'kubecon-na-2025' } });
  const times = { startsAt: '2025-11-13T16:00:00Z', endsAt: '2025-11-13T16:30:00Z' };
  const titles = ['ערב טוב, Kubernetes', '🚀'.repeat(60), 'A'.repeat(300)];
  await db.talk.createMany({ data: titles.map((title) => ({ eventId: event.id, title, ...times })) });
  page = await openAs('Vera', `${TALKS}?day=all`, PHONE);
  await page.getByText('ערב טוב, Kubernetes').waitFor();
  expect(await page.getByRole('link', { name: 'Import a schedule' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: /^Change…/ }).count()).toBe(0);
  expect(await isTooWide()).toBe(0);
  await page.goto(`${TALKS}/import`);
  await sees(page, 'Schedules are imported by managers.');
});
