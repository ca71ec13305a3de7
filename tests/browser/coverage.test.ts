import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createAccount, PASSWORD } from '../fixtures/people.ts';
import { openWeb, sees } from '../setup/web.ts';

const { db, openContext } = await openWeb();
const { event, drasi, ana, yesterday } = await createPavilionToday(db);
const mona = await createAccount(db, 'Mona', { role: 'manager' });
const vera = await createAccount(db, 'Vera', { role: 'viewer' });
const day = await db.eventDay.findFirstOrThrow({ where: { eventId: event.id }, orderBy: { opensAt: 'asc' } });
const after = (hours: number) => new Date(day.opensAt.getTime() + hours * 3_600_000);
const own = { eventId: event.id, boothId: drasi.id };
await db.slot.create({ data: { ...own, startsAt: after(0), endsAt: after(4) } });
const shift = await db.shift.create({ data: { ...own, startsAt: after(0), endsAt: after(4) } });
await db.assignment.create({ data: { ...own, shiftId: shift.id, personId: ana.id } });
let page: Page;

afterEach(() => page.context().close());

async function openAs(email: string, viewport = { width: 1440, height: 900 }): Promise<Page> {
  const context = await openContext({ viewport });
  await context.request.post('/api/v1/session', { data: { email, password: PASSWORD } });
  const opened = await context.newPage();
  await opened.goto(`/events/today/coverage?day=${yesterday}`);
  await opened.getByRole('heading', { name: 'Coverage' }).waitFor();
  return opened;
}

test('a manager states that nobody was there, then that somebody was, and reads both as statements', async () => {
  page = await openAs(mona.email);
  await page.locator('summary').filter({ hasText: 'Drasi' }).click();
  await sees(page, 'Nothing was written down, 1 planned (at least 1, hoped for 2).');
  await page.getByRole('button', { name: 'State who was at Drasi, 06:00–10:00' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Nobody was there', { exact: true }).click();
  await dialog.getByLabel('To').fill('07:00');
  await dialog.getByRole('button', { name: 'State it' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await sees(page, 'gap 1 h 00');
  await page.getByRole('button', { name: 'State who was at Drasi, 07:00–10:00' }).click();
  await dialog.getByLabel('Who', { exact: true }).click();
  await page.getByRole('option', { name: 'Ana Medina' }).click();
  await dialog.getByLabel('Whose word it is').fill('The desk');
  await dialog.getByRole('button', { name: 'State it' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await sees(page, /Stated afterwards by Mona, .*: nobody was there 06:00 to 07:00\./);
  await sees(page, /Stated afterwards by The desk, .*: Ana Medina was there 07:00 to 10:00\./);
  const statements = await db.attendanceFact.findMany({ where: { kind: 'statement' } });
  expect(statements.map(({ accountId }) => accountId)).toEqual([mona.id, mona.id]);
});

test('whoever only reads gets the files and states nothing', async () => {
  page = await openAs(vera.email, { width: 390, height: 844 });
  await page.locator('summary').filter({ hasText: 'Drasi' }).click();
  await page
    .getByText(/planned \(at least 1/)
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: /^State who/ }).count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  for (const [name, type] of [
    ['Download PDF', 'application/pdf'],
    ['CSV', 'text/csv; charset=utf-8'],
  ] as const) {
    const href = (await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? '';
    expect(href).toContain(`day=${yesterday}`);
    const answer = await page.request.get(href);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, type]);
  }
});
