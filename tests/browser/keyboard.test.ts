import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createAccount, PASSWORD } from '../fixtures/people.ts';
import { counterOf, tabletsOf } from '../fixtures/tablet-in-browser.ts';
import { openWeb } from '../setup/web.ts';

const web = await openWeb();
const { db, openContext } = web;
const pavilion = await createPavilionToday(db);
const olga = await createAccount(db, 'Olga', { role: 'owner' });
let page: Page;

afterEach(() => page.context().close());

async function openAt(path: string): Promise<void> {
  const context = await openContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await context.request.post('/api/v1/session', { data: { email: olga.email, password: PASSWORD } });
  page = await context.newPage();
  await page.goto(path);
  await page.locator('main h1').first().waitFor();
}

/** What has the focus, by the words on it or its label. */
const focused = () =>
  page.evaluate(() => {
    const { activeElement: here } = document;
    const label = here instanceof HTMLInputElement ? here.labels?.[0]?.textContent : null;
    return here?.getAttribute('aria-label') ?? label ?? here?.textContent ?? '';
  });

test('signing in needs no mouse', async () => {
  page = await (await openContext()).newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').focus();
  await page.keyboard.press('Enter');
  await page.getByText('Type the e-mail address of your account.').waitFor();
  expect(await focused()).toBe('E-mail');
  await page.keyboard.type(olga.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Show what is typed');
  await page.keyboard.press('Enter');
  expect(await page.getByLabel('Password', { exact: true }).getAttribute('type')).toBe('text');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'What is still missing' }).waitFor();
});

describe('a dialog', () => {
  test('opens at its first field, takes Enter, and gives the focus back on Escape', async () => {
    await openAt(`/events/${pavilion.event.slug}/set-up/topics`);
    const add = page.getByRole('button', { name: 'Add a topic' });
    const dialog = page.getByRole('dialog');
    await add.press('Enter');
    await dialog.waitFor();
    await expect.poll(focused).toBe('Topic');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('Add a topic');
    await add.press('Enter');
    await expect.poll(focused).toBe('Topic');
    await page.keyboard.type('Registries');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /^Registries/ }).waitFor();
  });

  test('that asks before something ends begins at what keeps it', async () => {
    await openAt('/set-up/tokens');
    await page.getByRole('button', { name: 'Make a token' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('CI');
    await page.getByRole('button', { name: 'Make the token' }).click();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'End CI…' }).press('Enter');
    await expect.poll(focused).toBe('Keep the token');
  });
});

test('whatever has the focus shows it', async () => {
  await openAt('/');
  await page.getByRole('button', { name: 'Account of Olga' }).waitFor();
  for (let step = 0; step < 25; step += 1) {
    await page.keyboard.press('Tab');
    const { name, outline } = await page.evaluate(() => {
      const here = document.activeElement ?? document.body;
      const look = getComputedStyle(here);
      const isShown = look.outlineStyle !== 'none' && Number.parseFloat(look.outlineWidth) >= 2;
      return { name: here.textContent, outline: here === document.body || isShown };
    });
    expect(outline, `${name} has a visible focus`).toBe(true);
  }
});

test('counting needs no mouse', async () => {
  const { connect } = tabletsOf(web, pavilion);
  page = await connect(pavilion.copa.id);
  await counterOf(page).press('Enter');
  await page.getByRole('button', { name: 'Other' }).press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // The focus is back where it was before.
  const other = page.getByRole('button', { name: 'Other' });
  await expect.poll(() => other.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await expect.poll(() => counterOf(page).locator('[data-digits]').textContent()).toMatch(/^13/);
});
