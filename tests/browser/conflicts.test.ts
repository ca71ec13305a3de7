import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createAccount, PASSWORD } from '../fixtures/people.ts';
import { openWeb, sees } from '../setup/web.ts';

const { db, openContext } = await openWeb();
const { event, copa, drasi, ana } = await createPavilionToday(db);
const mona = await createAccount(db, 'Mona', { role: 'manager' });
const vera = await createAccount(db, 'Vera', { role: 'viewer' });
await db.person.update({ where: { id: ana.id }, data: { standing: 'maintainer' } });
const tomorrow = await db.eventDay.findFirstOrThrow({
  where: { eventId: event.id },
  orderBy: { opensAt: 'desc' },
});
const after = (hours: number) => new Date(tomorrow.opensAt.getTime() + hours * 3_600_000);
await db.slot.deleteMany({ where: { eventId: event.id } });
for (const [boothId, from, to] of [
  [copa.id, 0, 3],
  [drasi.id, 2, 4],
] as const) {
  const own = { eventId: event.id, boothId };
  const shift = await db.shift.create({ data: { ...own, startsAt: after(from), endsAt: after(to) } });
  await db.assignment.create({ data: { ...own, shiftId: shift.id, personId: ana.id } });
}
const WORDS = /^Ana Medina is to be at Copa and at Drasi at once, .*08:00–09:00\.$/;
let page: Page;

afterEach(() => page.context().close());

async function openAs(email: string, viewport = { width: 1440, height: 900 }): Promise<Page> {
  const context = await openContext({ viewport });
  await context.request.post('/api/v1/session', { data: { email, password: PASSWORD } });
  const opened = await context.newPage();
  await opened.goto('/events/today/conflicts');
  await opened.getByText(WORDS).waitFor();
  return opened;
}

test('a manager leaves one as it is with a reason, reads it there, and asks again', async () => {
  page = await openAs(mona.email);
  await sees(page, '1 conflict to look at');
  await page.getByRole('button', { name: /^Leave it as it is/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Leave it', exact: true }).click();
  await dialog.getByText('Say why, so that others can follow.').waitFor();
  await dialog.getByLabel('Why').fill('The kiosks stand side by side.');
  await dialog.getByRole('button', { name: 'Leave it', exact: true }).click();
  await sees(page, /^Left as it is by Mona, .*“The kiosks stand side by side\.”$/);
  await sees(page, 'none to look at, 1 left as they are');
  await page.getByRole('button', { name: /^Ask again/ }).click();
  await sees(page, '1 conflict to look at');
  expect(await db.conflictOverride.count({ where: { endedAt: { not: null } } })).toBe(1);
});

test('what mends it is one press away: the very shift, in the list and in the grid', async () => {
  page = await openAs(mona.email, { width: 390, height: 844 });
  await page.getByRole('link', { name: 'Change the shift at Drasi' }).click();
  const lands = (selector: string, words: RegExp) =>
    expect
      .poll(() => page.evaluate((of) => document.activeElement?.closest(of)?.textContent ?? '', selector))
      .toMatch(words);
  await lands('tr', /Drasi.*08:00–10:00/);
  const date = tomorrow.date.toISOString().slice(0, 10);
  expect(new URL(page.url()).searchParams.get('day')).toBe(date);
  await page.getByText('Grid', { exact: true }).click();
  await lands('[data-shift]', /Ana Medina.*08:00–10:00/);
  const box = await page.locator('[data-shift]:focus').boundingBox();
  expect(box === null ? null : box.y > 0 && box.y + box.height < 844).toBe(true);
  // Where nothing is planned yet: the row of the booth.
  await page.goto(`/events/today/set-up/shifts?view=grid&day=${date}&at=${copa.id}`);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Add a shift at Copa');
});

test('whoever only reads sees the words and no buttons, on a phone too', async () => {
  page = await openAs(vera.email, { width: 390, height: 844 });
  expect(await page.getByRole('button', { name: /^Leave it/ }).count()).toBe(0);
  expect(await page.getByRole('link', { name: /^Change the shift/ }).count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});

test('people who are not listed are one line, and their standing is set at once or of one alone', async () => {
  const own = { eventId: event.id, boothId: drasi.id };
  const shift = await db.shift.create({ data: { ...own, startsAt: after(5), endsAt: after(6) } });
  for (const name of ['Gina Li', 'Tom Ito', 'Wei Fu', 'Yi Zha', 'Zoe Roux']) {
    const { id: personId } = await db.person.create({ data: { name, standing: 'other' } });
    await db.assignment.create({ data: { ...own, shiftId: shift.id, personId } });
  }
  page = await openAs(mona.email);
  await page.getByText('Gina Li, Tom Ito, Wei Fu and 2 more people').click();
  await page.getByRole('link', { name: 'Look at the standing: Gina Li' }).click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('tr')?.textContent ?? ''))
    .toContain('Gina Li');
  await page.goto('/events/today/conflicts');
  await page.getByRole('link', { name: 'Set their standing' }).click();
  const several = page.getByRole('dialog', { name: 'Set the standing of several people' });
  await several.getByText('Zoe Roux').waitFor();
  await several.getByRole('combobox', { name: 'Standing' }).click();
  await page.getByRole('option', { name: 'contributor' }).click();
  await several.getByRole('button', { name: 'Set it' }).click();
  await sees(page, '5 people are listed as contributor.');
  expect(await db.person.count({ where: { standing: 'contributor' } })).toBe(5);
  await page.goto('/events/today/conflicts');
  await sees(page, '1 conflict to look at');
});
