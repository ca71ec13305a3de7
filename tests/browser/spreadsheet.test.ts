import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createAccount } from '../fixtures/people.ts';
import { violations } from '../setup/axe.ts';
import { openWeb, sees } from '../setup/web.ts';

const { db, openAs } = await openWeb();
const { event, copa, ana, today } = await createPavilionToday(db);
await createAccount(db, 'Mona', { role: 'manager' });
await createAccount(db, 'Vera', { role: 'viewer' });
let page: Page;

afterEach(() => page.context().close());

/** As somebody keeps it, and as a spreadsheet puts it into the clipboard. */
const grid = [
  'Pavilion staffing, draft 3\t\t\t',
  'Time\tCopa\tDrasi\tNotary Project',
  `${today}\t\t\t`,
  '8:00 AM – 10:00 AM\tAna Medina, Ben Okoro\tTBD\t"Yi Zha',
  'Toddy Mladenov"',
  '10:00 AM – 12:00 PM\tAna\t\tYi Zha & Toddy Mladenov',
  '25:00\tBen Okoro\t\t',
].join('\n');
const heading = (name: string) => page.getByRole('heading', { name, exact: true });
const open = async (name: string, view?: { viewport: { width: number; height: number } }) => {
  page = await openAs(name, '/events/today/set-up/spreadsheet', view);
};
/** Playwright has no clipboard that works without https. */
const paste = (text: string) =>
  page.getByLabel('Cells from a spreadsheet').evaluate((field, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

test('a grid is pasted, looked at, decided on, and stands in the shifts', async () => {
  await open('Mona');
  const began = Date.now();
  await paste(grid);
  await page.getByRole('button', { name: 'Look at it' }).click();
  await sees(page, 'What would be stored');
  expect(await page.getByLabel('It is a').inputValue()).toBe('grid');
  expect(await db.shift.count()).toBe(0);
  // One thing is wrong in the sheet, and one name needs a person.
  await page.getByRole('row', { name: 'A6 “25:00” is no time.' }).waitFor();
  await page.getByRole('row', { name: /^B5 “Ana” may be Ana Medina\./ }).waitFor();
  await page.getByLabel('Who is meant by Ana', { exact: true }).selectOption({ label: 'Ana Medina' });
  await page.getByText('1 cell to mend').waitFor();
  expect(await violations(page)).toEqual([]);
  // Nobody new is made who was unticked.
  await page.getByRole('checkbox', { name: 'Ben Okoro' }).uncheck();
  await page.getByRole('status').getByText('5 shifts, 6 people on shifts').waitFor();
  // As what the new ones are listed, at once, and one of them otherwise.
  await page.getByText('2 people listed as other').waitFor();
  await page.getByLabel('All of them are').selectOption('maintainer');
  await page.getByText('One by one: 2 new people').click();
  await page.getByLabel('Yi Zha', { exact: true }).and(page.locator('select')).selectOption('ambassador');
  const store = page.getByRole('button', { name: /^Store / });
  expect(await store.isDisabled()).toBe(true);
  await page.getByRole('checkbox', { name: 'Leave out 1 cell, and store the rest' }).check();
  await store.click();
  await sees(
    page,
    /Stored: 5 shifts, 6 people on shifts, 2 representatives, 2 new people and 1 new booth\. 1 cell left out\./,
  );
  await page.getByRole('link', { name: 'See the shifts' }).click();
  await heading('Shifts').waitFor();
  await sees(page, '08:00–10:00');
  expect(Date.now() - began).toBeLessThan(60_000);
  const shifts = await db.shift.findMany({
    where: { eventId: event.id, boothId: copa.id },
    include: { assignments: true },
  });
  expect(shifts.map(({ assignments }) => assignments.map(({ personId }) => personId))).toEqual([
    [ana.id],
    [ana.id],
  ]);
  expect(await db.person.count({ where: { name: 'Ben Okoro' } })).toBe(0);
  const standings = await db.person.findMany({ where: { name: { in: ['Yi Zha', 'Toddy Mladenov'] } } });
  expect(standings.map(({ name, standing }) => `${name} ${standing}`).sort()).toEqual([
    'Toddy Mladenov maintainer',
    'Yi Zha ambassador',
  ]);
});

test('a file by keyboard; a column is said to be something else; the same table makes nothing twice', async () => {
  await open('Mona', { viewport: { width: 390, height: 844 } });
  const list = 'Who stands there;Company;Mail\nAna Medina;;\nDana Cruz;CNCF;\n';
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a CSV or XLSX file' }).press('Enter');
  await (await chooser).setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await sees(page, 'From people.csv');
  await page.getByLabel('It is a').selectOption('people');
  await page.getByLabel('Column A is').selectOption('Name');
  await page.getByRole('checkbox', { name: 'Dana Cruz' }).waitFor();
  await page.getByLabel('Column B is').selectOption('Affiliation');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await page.getByText('Cell by cell').click();
  await page.getByRole('row', { name: 'A3 Dana Cruz, CNCF new' }).waitFor();
  await page.getByRole('button', { name: 'Store 1 new person' }).press('Enter');
  await sees(page, 'Stored: 1 new person.');
  expect((await db.person.findFirstOrThrow({ where: { name: 'Dana Cruz' } })).affiliation).toBe('CNCF');
  await page.getByRole('button', { name: 'Another table' }).click();
  await paste('Name\nDana Cruz');
  await page.getByRole('button', { name: 'Look at it' }).click();
  await sees(page, 'nothing new');
  expect(await page.getByRole('button', { name: /^Store/ }).count()).toBe(0);
});

test('a name that is written in another way is said to be', async () => {
  await db.person.create({ data: { name: 'Ana Löwe' } });
  await open('Mona');
  await paste(`Name\nAna Lowe\nTom Ito\nTOM ITO\n${'x'.repeat(121)}`);
  await page.getByRole('button', { name: 'Look at it' }).click();
  await sees(page, 'Taken for Ana Löwe: the same but for accents, case or signs.');
  await sees(page, /Taken for the same: TOM ITO\./);
  await page.getByText('1 cell to mend').waitFor();
});

test('what changed since the preview is looked at again, not stored blindly', async () => {
  await open('Mona');
  await paste('Name\nSam Poe');
  await page.getByRole('button', { name: 'Look at it' }).click();
  const store = page.getByRole('button', { name: 'Store 1 new person' });
  await store.waitFor();
  await db.person.create({ data: { name: 'Sam Poe' } });
  await store.click();
  await sees(page, /changed since it was looked at/);
  await sees(page, 'nothing new');
  expect(await db.person.count({ where: { name: 'Sam Poe' } })).toBe(1);
});

test('what cannot be read is said in words, and whoever may not store sees no form', async () => {
  await open('Mona');
  await page.getByRole('button', { name: 'Look at it' }).click();
  await sees(page, 'Copy the cells in your spreadsheet, and paste them here.');
  await paste('Yi Zha\n'.repeat(3_001));
  await page.getByRole('button', { name: 'Look at it' }).click();
  await sees(page, /more than 3,000 rows/);
  await page.getByRole('button', { name: 'Another table' }).click();
  await page.getByLabel('Cells from a spreadsheet').waitFor();
  await page.context().close();
  await open('Vera');
  await sees(page, 'Not for this account');
  expect(await page.getByLabel('Cells from a spreadsheet').count()).toBe(0);
});
