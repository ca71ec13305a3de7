import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createOwnerLink } from '#server/invites/store';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createAccount, PASSWORD } from '../fixtures/people.ts';
import { counterOf, TABLET } from '../fixtures/tablet-in-browser.ts';
import { DESK, openWeb, sees } from '../setup/web.ts';

const web = await openWeb();
const { db, openContext, openAs, url } = web;
const today = new Date().toISOString().slice(0, 10);

async function fillIn(form: Page | ReturnType<Page['getByRole']>, fields: Record<string, string>) {
  for (const [label, value] of Object.entries(fields))
    await form.getByLabel(label, { exact: true }).first().fill(value);
}

async function chooseZone(page: Page) {
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Chicago');
  await page.getByRole('option', { name: 'Chicago, America' }).click();
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click();

test('from an empty database to a tablet that counts, through the screens alone', async () => {
  const { url: ownerLink } = await createOwnerLink(db, new Date(), url);
  const desk = await (await openContext(DESK)).newPage();
  await desk.goto(ownerLink);
  await fillIn(desk, { Name: 'Olga Owner', 'E-mail': 'olga@example.org', Password: PASSWORD });
  await press(desk, 'Make my account');
  await follow(desk, 'Set-up');
  await follow(desk, 'New event');
  await fillIn(desk, { Name: 'Harbour Days', 'First day': today, 'Last day': today });
  await chooseZone(desk);
  await press(desk, 'Add the event');
  await press(desk, 'Add a day');
  const dialog = desk.getByRole('dialog');
  await fillIn(dialog, { Opens: '00:30', Closes: '23:30' });
  await dialog.getByRole('button', { name: 'Add a day' }).click();
  await follow(desk, 'Add booths');
  await press(desk, 'Add a booth');
  await fillIn(dialog, { 'Project or community': 'Copa' });
  await dialog.getByRole('button', { name: 'Add a booth', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await sees(desk, 'No kiosks yet');
  await follow(desk, 'Devices');
  const address = await addressForTablet(desk, 'Copa');
  const tablet = await (await openContext(TABLET)).newPage();
  await tablet.goto(address);
  await press(tablet, 'Connect this tablet');
  await counterOf(tablet).click();
  await sees(tablet, /^All sent/);
  await expect.poll(() => db.visit.count({ where: { booth: { name: 'Copa' } } })).toBe(1);
  await dialog.getByRole('heading', { name: 'The tablet is connected' }).waitFor();
  await desk.reload();
  await desk.getByRole('row', { name: /Tablet.*Copa/ }).waitFor();
  await desk.context().close();
  await tablet.context().close();
});

async function addressForTablet(desk: Page, booth: string): Promise<string> {
  const dialog = desk.getByRole('dialog');
  await press(desk, 'Connect a tablet');
  await dialog.getByLabel('Booth').click();
  await desk.getByRole('option', { name: booth }).click();
  await dialog.getByRole('button', { name: 'Make the code' }).click();
  return dialog.getByLabel('Address for the tablet').inputValue();
}

describe('with an account', () => {
  beforeAll(async () => {
    await createPavilionToday(db);
    await createAccount(db, 'Mia', { role: 'manager' });
    await createAccount(db, 'Max', { role: 'manager' });
  });

  test('an event that is over needs a booth, its figure, how it was said and where', async () => {
    const page = await openAs('mia', '/set-up/events/new');
    await page.getByText('Over, with figures only').click();
    await fillIn(page, { Name: 'Lakeside 2024', 'First day': '2024-06-03', 'Last day': '2024-06-05' });
    await chooseZone(page);
    await press(page, 'Add the event');
    await page.waitForURL('**/events/lakeside-2024/set-up/head-counts');
    await fillIn(page, {
      'Booth, by its project': 'Drasi',
      Visitors: '75',
      'How it was said': 'roughly 75',
      'Address of the post': 'example.org/lakeside',
    });
    await press(page, 'Add this booth');
    await sees(page, 'Must be an address that begins with https:// or http://');
    expect(await db.booth.count({ where: { event: { slug: 'lakeside-2024' } } })).toBe(0);
    await fillIn(page, { 'Address of the post': 'https://example.org/lakeside' });
    await press(page, 'Add this booth');
    const row = page.getByRole('row', { name: /Drasi/ });
    await row.getByRole('link', { name: 'published, example.org' }).waitFor();
    await follow(page, 'Summary');
    const part = page.getByRole('article', { name: 'Drasi' });
    await part.getByText(/^about ~75$/).waitFor();
    await part.getByText(/^~75, published as “roughly 75”/).waitFor();
    await sees(page, 'Representatives: not recorded');
    await page.context().close();
  });

  test('a change that comes second shows both versions and asks', async () => {
    const [mia, max] = await Promise.all([
      openAs('mia', '/events/today/set-up/booths'),
      openAs('max', '/events/today/set-up/booths'),
    ]);
    for (const page of [mia, max]) await press(page, 'Change Copa');
    await fillIn(mia, { Goal: '40' });
    await press(mia, 'Save the change');
    await mia.getByRole('dialog').waitFor({ state: 'detached' });
    await fillIn(max, { Goal: '60' });
    await press(max, 'Save the change');
    const question = max
      .getByRole('alert')
      .filter({ hasText: 'Somebody changed this while you were typing' });
    await question.getByText('It is now 40. You typed 60.').waitFor();
    expect(await goalOfCopa()).toBe(40);
    await press(max, 'Save mine instead');
    await max.getByRole('dialog').waitFor({ state: 'detached' });
    await max.getByRole('row', { name: /Copa/ }).getByText('60').waitFor();
    expect(await goalOfCopa()).toBe(60);
    for (const page of [mia, max]) await page.context().close();
  });

  async function goalOfCopa(): Promise<number | null> {
    const { goal } = await db.booth.findFirstOrThrow({ where: { slug: 'copa', event: { slug: 'today' } } });
    return goal;
  }
});
