import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createAccount } from '../fixtures/people.ts';
import { counterOf, PHONE, tabletsOf } from '../fixtures/tablet-in-browser.ts';
import { fileOf, openWeb, sees } from '../setup/web.ts';

const web = await openWeb();
const { db, request, openAs } = web;
const { event, copa, drasi } = await createPavilionToday(db);
const { connect, visitorsOf } = tabletsOf(web, { event });
const PATH = `/events/${event.slug}/set-up/attention`;

beforeAll(async () => {
  await createAccount(db, 'Mia', { role: 'manager' });
  await createAccount(db, 'Leo', { role: 'lead', boothIds: [copa.id] });
});

/** What a tablet of Copa counted at Drasi, where nobody had placed it. */
async function sendFromElsewhere(sizes: readonly number[], given: object = {}) {
  const tablet = await createTablet(db, event.id, [copa.id], `Tablet ${sizes.join('-')}`);
  const tappedAt = new Date().toISOString();
  const items = sizes.map((partySize) => visit(drasi.id, { partySize, tappedAt, ...given }));
  await send(request, tablet, items, { sentAt: tappedAt });
  return tablet;
}

const groupOf = (page: Page, title: string | RegExp) => page.getByRole('region', { name: title });
const elsewhere = (page: Page) => groupOf(page, 'The device was never placed at this booth');
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const note = (page: Page, text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text }).waitFor();

describe('what a tablet sent and the record could not take', () => {
  test('is recorded at once for all, and the figure on Now grows', async () => {
    await sendFromElsewhere([3, 2]);
    const now = await openAs('Mia', `/events/${event.slug}/now`);
    await now.getByRole('row', { name: /Drasi/ }).getByText('not recorded').waitFor();
    const summary = await openAs('Mia', `/events/${event.slug}/summary`);
    await summary.getByRole('link', { name: '2 items need attention' }).waitFor();
    await now.getByRole('link', { name: '2 items need attention' }).click();
    await elsewhere(now).getByText('Visit, 3 people').waitFor();
    await press(now, /^Record, 2 items/);
    await note(now, '2 recorded.');
    await sees(now, 'Nothing needs attention');
    expect(await visitorsOf(drasi.id)).toBe(5);
    await now.getByRole('link', { name: 'Now', exact: true }).click();
    await now.getByRole('row', { name: /Drasi/ }).getByText('5', { exact: true }).waitFor();
    await now.context().close();
  });

  test('is chosen one by one, changed and discarded with the keyboard, and what was settled stays readable', async () => {
    await sendFromElsewhere([4, 7, 9]);
    const page = await openAs('Mia', PATH);
    await elsewhere(page).getByText('All 3 chosen').waitFor();
    for (const size of [7, 9]) {
      await page.getByRole('checkbox', { name: `Visit, ${size} people` }).focus();
      await page.keyboard.press('Space');
    }
    await sees(page, '1 of 3 chosen');
    await page.getByRole('button', { name: /^Change and record…, 1 item/ }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Record it' }).click();
    await dialog.getByText('Enter what holds instead of what was sent.').waitFor();
    await dialog.getByLabel('People').fill('5');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await note(page, '1 recorded.');
    await sees(page, 'All 2 chosen');
    await page.getByRole('checkbox', { name: 'Visit, 9 people' }).uncheck();
    await press(page, /^Discard…, 1 item/);
    await dialog.getByRole('button', { name: 'Discard it' }).click();
    await dialog.getByText('Say why, so that others can follow.').waitFor();
    await dialog.getByLabel('Why').fill('A practice tap');
    await dialog.getByRole('button', { name: 'Discard it' }).click();
    await note(page, /^1 discarded\./);
    expect(await visitorsOf(drasi.id)).toBe(5 + 5);
    await press(page, 'Show them');
    await page.getByRole('row', { name: /7 people.*Discarded by Mia.*: A practice tap/ }).waitFor();
    await press(page, 'Record after all: Visit, 7 people');
    await page.getByRole('row', { name: /7 people.*Recorded by Mia/ }).waitFor();
    expect(await visitorsOf(drasi.id)).toBe(5 + 5 + 7);
    await page.context().close();
  });

  test('stays where it still cannot be recorded, with what stands in the way', async () => {
    const tablet = await connect(copa.id);
    await db.booth.update({ where: { id: copa.id }, data: { archivedAt: new Date() } });
    await counterOf(tablet).click();
    await sees(tablet, /^1 needs? attention/);
    const page = await openAs('Mia', PATH, PHONE);
    const archived = groupOf(page, 'The booth is in the archive');
    await archived.getByText('Visit, 1 person').waitFor();
    await press(page, /^Record, 1 item: The booth is in the archive/);
    await note(page, '0 recorded, 1 still not: the booth is in the archive.');
    await sees(page, 'Tried just now, still not recorded');
    const before = await visitorsOf(drasi.id);
    await press(page, /^Change and record…, 1 item: The booth is in the archive/);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Booth').first().click();
    await page.getByRole('option', { name: 'Drasi' }).click();
    await dialog.getByRole('button', { name: 'Record it' }).click();
    await note(page, '1 recorded.');
    expect(await visitorsOf(drasi.id)).toBe(before + 1);
    await db.booth.update({ where: { id: copa.id }, data: { archivedAt: null } });
    for (const each of [page, tablet]) await each.context().close();
  });

  test('is saved to a file as it was sent', async () => {
    await sendFromElsewhere([6]);
    const page = await openAs('Mia', PATH);
    const file = await fileOf(page, () => press(page, /^Save to file.*never placed/));
    expect(file.name).toBe('today-needs-attention.json');
    const saved = JSON.parse(file.text);
    expect(saved.items.map(({ item }: { item: { partySize: number } }) => item.partySize)).toContain(6);
    await page.context().close();
  });

  test('is for a lead what concerns the own booths', async () => {
    const tablet = await createTablet(db, event.id, [copa.id], 'Tablet of Copa');
    const tappedAt = new Date().toISOString();
    await send(request, tablet, [visit(copa.id, { topics: ['gone'], tappedAt })], { sentAt: tappedAt });
    const page = await openAs('Leo', PATH);
    await groupOf(page, 'This event has no such topic').getByText('Visit, 1 person').waitFor();
    expect(await elsewhere(page).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Needs attention 1' }).count()).toBe(1);
    await press(page, /^Record without topics, 1 item/);
    await note(page, '1 recorded.');
    await page.context().close();
  });
});

test('a page that cannot be read says so and offers to try again', async () => {
  const page = await openAs('Mia', '/');
  await page.route('**/api/**/refused-items**', (route) => route.abort());
  await page.goto(PATH);
  await sees(page, 'The server did not answer');
  await page.unroute('**/api/**/refused-items**');
  await press(page, 'Try now');
  await elsewhere(page).waitFor();
  await page.context().close();
});
