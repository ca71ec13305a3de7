import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, test } from 'vitest';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createAccount } from '../fixtures/people.ts';
import { PHONE } from '../fixtures/tablet-in-browser.ts';
import { openWeb, sees } from '../setup/web.ts';

const { db, request, openAs } = await openWeb();
const { event, copa, ana } = await createPavilionToday(db);
const PATH = `/events/${event.slug}/set-up/times`;
const MINUTE_MS = 60_000;

beforeAll(() => createAccount(db, 'Mia', { role: 'manager' }));

/** By a clock two hours behind that nobody had measured: it counts as of half an hour ago. */
async function sendByAWrongClock(name: string, partySize: number, besides: object[] = []) {
  const tablet = await createTablet(db, event.id, [copa.id], name);
  const now = Date.now();
  const sentAt = new Date(now - 120 * MINUTE_MS).toISOString();
  const tappedAt = new Date(now - 150 * MINUTE_MS).toISOString();
  const one = visit(copa.id, { partySize, tappedAt });
  const facts = besides.map((fact) => ({ id: uuidv7(), boothId: copa.id, tappedAt, ...fact }));
  await send(request, tablet, [one, ...facts], { sentAt, clockOffsetMs: null });
  return { id: one.id, minutesAgo: async () => Math.round((now - (await occurredAt(one.id))) / MINUTE_MS) };
}

const occurredAt = async (id: string) =>
  (await db.visit.findUniqueOrThrow({ where: { id } })).occurredAt.getTime();

test('times that nobody is sure of are named on Now, shifted with a preview, or said to be right', async () => {
  const [moved, right] = [await sendByAWrongClock('Blue one', 4), await sendByAWrongClock('Red one', 3)];
  const page = await openAs('Mia', `/events/${event.slug}/now`);
  await page.getByRole('link', { name: 'Times of 7 visitors are uncertain' }).click();
  await page.getByRole('link', { name: 'Uncertain times 2' }).waitFor();
  await page.getByRole('row', { name: /4 visitors in 1 visit.*Blue one.*2 h 00 behind/ }).waitFor();

  await page.getByRole('button', { name: 'Shift 4 visitors in 1 visit of Blue one' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('choose by how much').waitFor();
  await dialog.getByLabel('Shift by').click();
  await page.getByRole('option', { name: '3 h later' }).click();
  await dialog.getByRole('button', { name: 'Shift them' }).click();
  await dialog.getByText('Say why, so that others can follow.').waitFor();
  await dialog.getByLabel('Why').fill('Its clock was set at lunch');
  await page.keyboard.press('Enter');
  await dialog
    .getByText(/^Nothing was shifted\. The visit of 4 visitors at .* after it was received/)
    .waitFor();
  expect(await moved.minutesAgo()).toBe(30);

  await dialog.getByLabel('Shift by').click();
  await page.getByRole('option', { name: '1 h earlier' }).click();
  const local = (at: number) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: event.timeZone, hour: '2-digit', minute: '2-digit' }).format(
      at,
    );
  const would = local((await occurredAt(moved.id)) - 60 * MINUTE_MS);
  await dialog.getByText(new RegExp(`${would}$`)).waitFor();
  await dialog.getByRole('button', { name: 'Shift them' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page
    .getByRole('row', { name: /Blue one.*Shifted 1 h 00 earlier by Mia.*Its clock was set at lunch/ })
    .waitFor();
  expect(await moved.minutesAgo()).toBe(90);

  await page.getByRole('button', { name: 'Times are right…: 3 visitors in 1 visit of Red one' }).click();
  await dialog.getByLabel('How you know').fill('The team remembers');
  await dialog.getByRole('button', { name: 'They are right' }).click();
  await sees(page, 'All times are certain');
  expect(await right.minutesAgo()).toBe(30);
  await page.goto(`/events/${event.slug}/set-up/devices`);
  await sees(page, 'Tablets and phones');
  expect(await page.getByText(/are uncertain/).count()).toBe(0);
  await page.context().close();
});

test('what somebody else settled meanwhile is not settled twice, also on a phone', async () => {
  await sendByAWrongClock('Green one', 2);
  const [here, there] = [await openAs('Mia', PATH), await openAs('Mia', PATH, PHONE)];
  for (const page of [here, there]) {
    await page.getByRole('button', { name: /^Times are right…: 2 visitors/ }).click();
    await page.getByRole('dialog').getByLabel('How you know').fill('I was there');
  }
  await here.getByRole('button', { name: 'They are right' }).click();
  await sees(here, 'All times are certain');
  await there.getByRole('button', { name: 'They are right' }).click();
  await sees(there, 'Somebody settled these times meanwhile. Nothing was changed.');
  expect(await db.timeSettlement.count({ where: { visitors: 2 } })).toBe(1);
  for (const page of [here, there]) await page.context().close();
});

test('who came by a wrong clock is told on Coverage, and shifted with the visitors', async () => {
  const came = { type: 'check-in', personId: ana.id };
  const shift = [new Date(Date.now() - 2 * 60 * MINUTE_MS), new Date(Date.now() - MINUTE_MS)] as const;
  const counted = {
    ...{ type: 'head-count', source: 'clicker', approximate: false, likely: 43 },
    ...{ startsAt: shift[0].toISOString(), endsAt: shift[1].toISOString() },
  };
  await sendByAWrongClock('Grey one', 5, [came, counted]);
  const page = await openAs('Mia', `/events/${event.slug}/coverage`, PHONE);
  const booth = page.locator('summary').filter({ hasText: 'Copa' });
  await booth.click();
  await page.getByText(/Ana Medina checked in .* By a clock that could not be trusted/).waitFor();
  await page.getByRole('link', { name: 'Times of 5 visitors, 1 check-in and 1 head count' }).click();
  await page.getByText(/^Ana Medina checked in \d\d:\d\d$/).waitFor();
  await page.getByText(/^Head count 43 for /).waitFor();
  await page.getByRole('button', { name: 'Shift 5 visitors in 1 visit and 1 check-in of Grey one' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('A head count stays at its hours.').waitFor();
  await dialog.getByLabel('Shift by').click();
  await page.getByRole('option', { name: '1 h earlier' }).click();
  await dialog.getByLabel('Why').fill('Ana came an hour before');
  await dialog.getByRole('button', { name: 'Shift them' }).click();
  await sees(page, 'All times are certain');
  const fact = await db.attendanceFact.findFirstOrThrow({ where: { personId: ana.id } });
  expect(Math.round((Date.now() - fact.occurredAt.getTime()) / MINUTE_MS)).toBeGreaterThanOrEqual(90);
  await page.goto(`/events/${event.slug}/coverage`);
  await booth.click();
  await page.getByText(/^Ana Medina checked in \d\d:\d\d, and was still there\.$/).waitFor();
  expect(await page.getByText(/could not be trusted|are uncertain/).count()).toBe(0);
  await page.context().close();
});
