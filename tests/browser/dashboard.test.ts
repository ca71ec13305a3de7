import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createAccount, PASSWORD } from '../fixtures/people.ts';
import { openWeb, sees } from '../setup/web.ts';

const web = await openWeb();
const { as, db, request, openContext, shut, reopen } = web;
const { event, copa, drasi, yesterday, today } = await createPavilionToday(db);
const olga = await createAccount(db, 'Olga', { role: 'owner' });
const vera = await createAccount(db, 'Vera', { role: 'viewer' });
const leo = await createAccount(db, 'Leo', { role: 'lead', boothIds: [copa.id] });
const tablet = await createTablet(db, event.id, [copa.id]);
const DESK = { viewport: { width: 1440, height: 900 } };
let page: Page;

afterEach(async () => {
  await reopen();
  await page.context().close();
});

async function openAt(path: string, as?: { email: string }): Promise<Page> {
  const context = await openContext(DESK);
  if (as) await context.request.post('/api/v1/session', { data: { email: as.email, password: PASSWORD } });
  const opened = await context.newPage();
  await opened.goto(path);
  return opened;
}

async function signIn(password: string) {
  await page.getByLabel('E-mail').fill(olga.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

describe('signing in', () => {
  test('leads to the page that was asked for; a wrong password says so and keeps the e-mail', async () => {
    page = await openAt('/events/today/summary');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await signIn('not this one either');
    await page
      .getByRole('alert')
      .filter({ hasText: /password/i })
      .waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe(olga.email);
    await signIn(PASSWORD);
    await page.getByRole('heading', { name: /^Summary/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/events/today/summary');
  });

  test('out ends the session on the server too', async () => {
    page = await openAt('/', olga);
    await page.getByRole('button', { name: 'Account of Olga' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect((await page.request.get('/api/v1/events')).status()).toBe(401);
    await page.goto('/events/today/now');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});

test('an invitation makes an account for its address, which the form shows and does not let change', async () => {
  const invited = await request
    .post('/api/v1/invites')
    .set(await as('owner'))
    .send({ email: 'mona@pavilion.test', role: 'viewer' })
    .expect(201);
  page = await openAt(new URL(invited.body.url).pathname + new URL(invited.body.url).hash);
  const address = page.getByLabel('E-mail');
  expect(await address.inputValue()).toBe('mona@pavilion.test');
  expect(await address.isEditable()).toBe(false);
  await page.getByLabel('Name').fill('Mona');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Make my account' }).click();
  await page.getByRole('button', { name: 'Account of Mona' }).waitFor();
  expect(await db.account.count({ where: { email: 'mona@pavilion.test' } })).toBe(1);
});

describe('now', () => {
  const dayOf = () => new URL(page.url()).searchParams.get('day');

  test('keeps the chosen day in the address, and the back button returns to the last one', async () => {
    page = await openAt('/events/today/now', olga);
    const days = page.getByRole('radiogroup', { name: 'Day' });
    const choose = (day: string) => days.getByText(day).click();
    const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
    await heading('Now');
    await choose('Whole event');
    await heading('Whole event');
    expect(dayOf()).toBe('all');
    await choose(labelOf(yesterday));
    await expect.poll(dayOf).toBe(yesterday);
    await heading(new RegExp(`day ${Number(yesterday.slice(8))} `));
    await sees(page, 'day over');
    expect(await page.getByRole('heading', { name: /^(Now|Latest|Needs somebody)$/ }).count()).toBe(0);
    await page.goBack();
    await heading('Whole event');
    expect(await days.getByRole('radio', { name: 'Whole event' }).isChecked()).toBe(true);
    await page.goto(`/events/today/now?day=${today}`);
    expect(await days.getByRole('radio', { name: labelOf(today) }).isChecked()).toBe(true);
  });

  test('moves without a reload when somebody taps', async () => {
    page = await openAt('/events/today/now', olga);
    await sees(page, /^Live, updated/);
    const row = page.getByRole('row', { name: /Copa/ });
    await row.getByText('not recorded').waitFor();
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));
    await tap(3);
    await row.getByText('3', { exact: true }).waitFor();
    await tap(2);
    await row.getByText('5', { exact: true }).waitFor();
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
  });

  test('says since when it is cut off, keeps its figures, and recovers by itself', async () => {
    page = await openAt('/events/today/now', olga);
    await sees(page, /^Live, updated/);
    const row = page.getByRole('row', { name: /Copa/ });
    await shut();
    await sees(page, /^disconnected, last data \d\d:\d\d$/);
    expect(await row.isVisible()).toBe(true);
    await tap(1);
    await reopen();
    await sees(page, /^Live, /);
    await row.getByText(String(await visitors()), { exact: true }).waitFor();

    // A connection that dies without a word: time passes, and nothing is heard.
    await page.clock.install();
    await page.reload();
    await sees(page, /^Live, /);
    await page.route('**/live*', (route) => route.abort());
    await page.clock.fastForward(17_000);
    await sees(page, /^disconnected, last data/);
    await page.unroute('**/live*');
    await page.clock.fastForward(6_000);
    await sees(page, /^Live, /);
  });

  test('waits for a server that starts, and goes on by itself', async () => {
    page = await openAt('/events/today/now', olga);
    await sees(page, /^Live, updated/);
    await page.clock.install();
    const starting = {
      code: 'unavailable',
      status: 503,
      title: 'Unavailable',
      detail: 'Pavilion is starting.',
    };
    await page.route('**/api/**', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        json: { type: 'about:blank', ...starting },
      }),
    );
    await page.getByRole('link', { name: 'Feedback', exact: true }).click();
    await sees(page, 'Pavilion is starting. This page tries again by itself every 10 s.');
    await page.unroute('**/api/**');
    await page.clock.fastForward(11_000);
    await sees(page, 'Nothing was written down yet');
  });

  function labelOf(date: string): string {
    const weekday = new Date(date).toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' });
    return `${weekday} ${Number(date.slice(8))}`;
  }

  async function tap(partySize: number) {
    const one = visit(copa.id, { tappedAt: new Date().toISOString(), partySize });
    const { status } = await send(request, tablet, [one], { sentAt: new Date().toISOString() });
    expect(status).toBe(200);
  }

  async function visitors(): Promise<number> {
    const visits = await db.visit.findMany({ where: { boothId: copa.id, undone: false } });
    return visits.reduce((sum, { standingSize }) => sum + standingSize, 0);
  }
});

describe('who may what', () => {
  test('a viewer reads, and sees no set-up', async () => {
    page = await openAt('/events/today/now', vera);
    await page.getByRole('row', { name: /Copa/ }).waitFor();
    await page.getByRole('link', { name: 'Summary' }).first().waitFor();
    expect(await page.getByRole('link', { name: 'Set-up' }).count()).toBe(0);
    await page.goto('/');
    await page.getByRole('heading', { name: 'Pavilion Days' }).waitFor();
    expect(await page.getByRole('link', { name: 'Set-up' }).count()).toBe(0);
  });

  test('a lead sees the own booth only, on Now, at the start and in the summary', async () => {
    page = await openAt('/', leo);
    for (const path of ['/', '/events/today/now', '/events/today/summary']) {
      await page.goto(path);
      await sees(page, copa.name);
      expect(await page.getByText(drasi.name).count()).toBe(0);
    }
  });
});
