import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dateFormat } from '#contracts/date-formats';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createAccount, createRepresentative, PASSWORD } from '../fixtures/people.ts';
import { openWeb, sees } from '../setup/web.ts';

const HOUR_MS = 3_600_000;
const { db, openContext } = await openWeb();
const { event, copa, drasi, ana } = await createPavilionToday(db);
const ben = await createRepresentative(db, 'Ben Ito', [copa]);
const mona = await createAccount(db, 'Mona', { role: 'manager' });
const vera = await createAccount(db, 'Vera', { role: 'viewer' });
const own = { eventId: event.id, boothId: copa.id };
const from = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
const shift = await db.shift.create({
  data: { ...own, startsAt: from(-1), endsAt: from(1), minimum: 1, target: 2 },
});
for (const personId of [ana.id, ben.id])
  await db.assignment.create({ data: { ...own, shiftId: shift.id, personId } });
let page: Page;

beforeEach(() => db.attendanceFact.deleteMany());
afterEach(() => page.context().close());

async function openAs(email: string, viewport = { width: 1440, height: 900 }): Promise<Page> {
  const context = await openContext({ viewport });
  await context.request.post('/api/v1/session', { data: { email, password: PASSWORD } });
  const opened = await context.newPage();
  await opened.goto('/events/today/today');
  await opened.getByRole('heading', { name: 'At the booths' }).waitFor();
  return opened;
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

test('a manager sees the hole, says who is there and who is not, and the hole closes', async () => {
  page = await openAs(mona.email);
  await sees(page, '0 of 1 running booths have somebody');
  await sees(page, /^Nobody has checked in since .* Ana Medina and Ben Ito are expected\.$/);
  await button('Did not come: Ben Ito').click();
  await sees(page, 'did not come');
  await button('Check in: Ana Medina').click();
  await sees(page, '1 of 1 running booths have somebody');
  await sees(page, /^since \d\d:\d\d, until \d\d:\d\d$/);
  expect(await page.getByText(/^Nobody has checked in since/).count()).toBe(0);
  await button('Check out: Ana Medina').click();
  await sees(page, 'was here, and left');
  const kinds = await db.attendanceFact.findMany({ select: { kind: true }, orderBy: { id: 'asc' } });
  expect(kinds.map(({ kind }) => kind)).toEqual(['absence', 'check-in', 'check-out']);
});

const timeAt = (at: Date) =>
  dateFormat('en-GB', {
    ...{ timeZone: event.timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).format(at);

test('somebody of no list is checked in by name, and stays longer', async () => {
  page = await openAs(mona.email);
  await button('Check in… at Drasi').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Check in' }).click();
  await dialog.getByText('Choose somebody, or type a name.').waitFor();
  await dialog.getByLabel('Name').fill('Sam of the next booth');
  await dialog.getByRole('button', { name: 'Check in' }).click();
  await sees(page, 'Sam of the next booth');
  await button('Stays longer…: Sam of the next booth').click();
  await dialog.getByLabel('Until', { exact: true }).fill(timeAt(from(-1)));
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await dialog.getByText(/is not after .* Tick this, or change the hours\./).waitFor();
  const until = timeAt(from(3));
  await dialog.getByLabel('Until', { exact: true }).fill(until);
  await dialog.getByRole('button', { name: 'Record it' }).click();
  const tomorrow = dialog.getByLabel('Yes, until tomorrow');
  const isOver = page.getByText(/^Sam of the next booth stays until/);
  await tomorrow.or(isOver).first().waitFor();
  if (await tomorrow.isVisible()) {
    await tomorrow.check();
    await dialog.getByRole('button', { name: 'Record it' }).click();
  }
  await sees(page, new RegExp(`until (tomorrow )?${until}$`));
  const facts = await db.attendanceFact.findMany({ where: { boothId: drasi.id } });
  expect(facts.map(({ kind, name }) => [kind, name])).toEqual([
    ['check-in', 'Sam of the next booth'],
    ['extension', 'Sam of the next booth'],
  ]);
});

test('whoever only reads sees the same without buttons, on a phone too', async () => {
  page = await openAs(vera.email, { width: 390, height: 844 });
  await sees(page, /^Nobody has checked in since/);
  expect(await page.getByRole('button', { name: /^Check|^Did not/ }).count()).toBe(0);
  expect(await page.getByRole('heading', { name: 'Wall displays' }).count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});

test('a wall display shows first names without an account, follows, says when it cannot, and ends with its link', async () => {
  page = await openAs(mona.email);
  await button('Make a link').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const address = await dialog.getByLabel('Address of the wall display').inputValue();
  const context = await openContext({ viewport: { width: 1920, height: 1080 } });
  const wall = await context.newPage();
  const path = new URL(address);
  await wall.goto(`${path.pathname}${path.hash}`);
  await wall.getByText('Needs 1').waitFor();
  await button('Done').click();
  await button('Check in: Ana Medina').click();
  await sees(page, /^since/);
  await wall.getByText('Ana', { exact: true }).waitFor({ timeout: 15_000 });
  expect(await wall.getByText('Medina').count()).toBe(0);
  await context.setOffline(true);
  await wall.getByText(/^No connection since \d\d:\d\d$/).waitFor({ timeout: 40_000 });
  await wall.getByText('Ana', { exact: true }).waitFor();
  await context.setOffline(false);
  await wall.getByText(/^No connection since/).waitFor({ state: 'detached', timeout: 15_000 });
  await button(/^End the link of/).click();
  await dialog.getByRole('button', { name: 'End the link' }).click();
  await wall.getByText('This link shows nothing any more. Ask a program manager for a new one.').waitFor({
    timeout: 15_000,
  });
  await context.close();
});
