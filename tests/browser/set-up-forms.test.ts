import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createAccount } from '../fixtures/people.ts';
import { openWeb } from '../setup/web.ts';

const { db, openAs } = await openWeb();

beforeAll(async () => {
  await createPavilionToday(db);
  await createAccount(db, 'Mia', { role: 'manager' });
});

const open = async (section: string, addLabel: string) => {
  const page = await openAs('Mia', `/events/today/set-up/${section}`);
  await page.getByRole('button', { name: addLabel, exact: true }).click();
  return { page, dialog: page.getByRole('dialog') };
};
const choose = async (page: Page, label: string, ...names: string[]) => {
  const field = page.getByRole('dialog').getByLabel(label, { exact: true }).first();
  for (const name of names) {
    await field.click();
    await page.getByRole('option', { name }).first().click();
  }
  // Escape would close the dialog once the list is closed.
  await field.press('Tab');
};
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('name'));

describe('“Save, then another”', () => {
  test('says what was saved, empties the form but for what is shared, and leads back to its first field', async () => {
    const { page, dialog } = await open('topics', 'Add a topic');
    await dialog.getByLabel('Topic', { exact: true }).fill('Patching');
    await choose(page, 'Shown at', 'Copa');
    await dialog.getByRole('button', { name: 'Save, then another' }).click();
    await dialog.getByRole('status').filter({ hasText: 'Patching is saved.' }).waitFor();
    expect(await dialog.getByLabel('Topic', { exact: true }).inputValue()).toBe('');
    expect(await dialog.getByLabel('Shown at').first().inputValue()).toBe('Copa');
    expect(await focused(page)).toBe('label');
    await page.keyboard.type('Registries');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const made = await db.topic.findMany({ orderBy: { label: 'asc' }, include: { booth: true } });
    expect(made.map(({ label, booth }) => [label, booth?.name])).toEqual([
      ['Patching', 'Copa'],
      ['Registries', 'Copa'],
    ]);
    await page.context().close();
  });

  test('goes on with the shift after this one, until the hall closes, then with another booth', async () => {
    const { page, dialog } = await open('shifts', 'Add shifts');
    const value = (label: string) => dialog.getByLabel(label, { exact: true }).inputValue();
    expect([await value('From'), await value('To')]).toEqual(['06:00', '20:00']);
    await choose(page, 'Booths', 'Copa');
    // All three days are chosen; the last one stays.
    await dialog.getByLabel('Days').first().click();
    for (const _ of [1, 2]) await dialog.getByLabel('Days').first().press('Backspace');
    await page.keyboard.press('Tab');
    await dialog.getByLabel('To', { exact: true }).fill('13:00');
    await dialog.getByRole('button', { name: 'Save, then another' }).click();
    await dialog
      .getByRole('status')
      .filter({ hasText: /^ ?Copa, .* 06:00–13:00 is saved\.$/ })
      .waitFor();
    expect([await value('From'), await value('To')]).toEqual(['13:00', '20:00']);
    await dialog.getByRole('button', { name: 'Save, then another' }).click();
    await dialog.getByRole('status').filter({ hasText: '13:00–20:00 is saved.' }).waitFor();
    await dialog.getByRole('button', { name: 'Add shifts' }).click();
    await dialog.getByText('Choose at least one booth.').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await db.shift.count()).toBe(2);
    await page.context().close();
  });

  test('a quick figure begins again with “about”', async () => {
    const page = await openAs('Mia', '/events/today/set-up/head-counts');
    await page.getByLabel('Booth, by its project').first().fill('Drasi');
    await page.getByLabel('Visitors').fill('43');
    await page.getByText('exactly').click();
    await page.getByRole('button', { name: 'Add this booth' }).click();
    await page.getByRole('status').filter({ hasText: 'Drasi, 43 is saved.' }).waitFor();
    expect(await page.getByRole('radio', { name: 'about' }).isChecked()).toBe(true);
    expect(await focused(page)).toBe('booth');
    await page.getByLabel('Visitors').fill('many');
    await page.getByRole('button', { name: 'Add this booth' }).click();
    await page.getByText('Type the number, such as 75, or ~75 for about 75.').waitFor();
    expect(await page.getByRole('status').filter({ hasText: 'is saved' }).count()).toBe(0);
    await page.context().close();
  });
});

describe('several at once', () => {
  test('are followed by one reading of each list', async () => {
    const { page, dialog } = await open('kiosks', 'Add kiosks');
    await page.waitForLoadState('networkidle');
    const read: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'GET') read.push(new URL(request.url()).pathname);
    });
    await dialog.getByLabel('Kiosk numbers').fill('20, 21, 22');
    await dialog.getByRole('button', { name: 'Add kiosks' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /\b22\b/ }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(read).toContain('/api/v1/events/today/kiosks');
    expect(read.filter((path) => path.startsWith('/api/')).toSorted()).toEqual([...new Set(read)].toSorted());
    await page.context().close();
  });

  test('of which one is refused: says which are saved, and keeps the other', async () => {
    const { page, dialog } = await open('kiosks', 'Add kiosks');
    await dialog.getByLabel('Kiosk numbers').fill('30, 5b, 31');
    await dialog.getByRole('button', { name: 'Add kiosks' }).click();
    await dialog
      .getByRole('alert')
      .filter({
        hasText:
          'Kiosk 30 and Kiosk 31 are saved. Not saved: Kiosk 5b. There is a kiosk with this label at this event already.',
      })
      .waitFor();
    expect(await dialog.getByLabel('Kiosk numbers').inputValue()).toBe('5b');
    await dialog.getByLabel('Kiosk numbers').fill('32');
    await dialog.getByRole('button', { name: 'Add kiosks' }).click();
    await dialog.waitFor({ state: 'detached' });
    const labels = (await db.kiosk.findMany()).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['5B', '30', '31', '32']));
    await page.context().close();
  });
});

test('an end before the start asks whether it is on the next day, and is saved once somebody says yes', async () => {
  const page = await openAs('Mia', '/events/today/set-up/hours');
  await page
    .getByRole('button', { name: /^Change / })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  const note = dialog.getByText(/^02:00 is not after 06:00\. Is it on \w+ \d+ \w+, the next day\?$/);
  expect(await note.count()).toBe(0);
  await dialog.getByLabel('Closes').fill('02:00');
  await note.waitFor();
  const save = dialog.getByRole('button', { name: 'Save the change' });
  await save.click();
  await dialog.getByText('02:00 is not after 06:00. Tick this, or change the hours.').waitFor();
  await dialog.getByLabel('Yes, it closes on the next day').check();
  await dialog.getByText(/^Ends on \w+ \d+ \w+, the next day\.$/).waitFor();
  await save.click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: /^06:00–02:00 on / }).waitFor();
  await page.context().close();
});

test('what must be chosen stays chosen; what may be left out can be taken back', async () => {
  const { page, dialog } = await open('slots', 'Add slots');
  await choose(page, 'Booth', 'Copa');
  await choose(page, 'Booth', 'Copa');
  expect(await dialog.getByLabel('Booth', { exact: true }).first().inputValue()).toBe('Copa');
  await choose(page, 'Kiosk no.', '5B');
  await choose(page, 'Kiosk no.', '5B');
  expect(await dialog.getByLabel('Kiosk no.').first().inputValue()).toBe('');
  await page.context().close();
});
