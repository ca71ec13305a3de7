import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { createAccount } from '../fixtures/people.ts';
import { openWeb } from '../setup/web.ts';

const { db, openContext, openAs, url } = await openWeb();
const { port } = new URL(url);

/** What a page says against its own policy, or cannot load. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (/csp|SSL/i.test(why)) complaints.push(`${request.url()} ${why}`);
  });
  return complaints;
}

describe.each(['127.0.0.1', 'hall.example'])('in Chromium on http://%s', (host) => {
  test.each(['/', '/events/atlanta/now', '/tablet/', '/api/docs'])(
    '%s runs under its content policy',
    async (path) => {
      const page = await (await openContext()).newPage();
      const complaints = listen(page);
      await page.goto(`http://${host}:${port}${path}`);
      await page.locator('#root:not(:empty), #docs .swagger-ui .info').first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );
});

test('a dialog, a list of choices and a notification run under it too', async () => {
  await createAccount(db, 'Mia', { role: 'manager' });
  const page = await openAs('Mia', '/');
  const complaints = listen(page);
  await page.goto('/set-up/projects');
  await page.getByRole('button', { name: 'Add a project' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Copa');
  await dialog.getByLabel('Maturity').click();
  await page.getByRole('option', { name: 'sandbox' }).click();
  // The page behind it stays where it is: the style that holds it still was let in.
  expect(await page.evaluate(() => getComputedStyle(document.body).overflow)).toBe('hidden');
  await dialog.getByRole('button', { name: 'Add a project' }).click();
  await page.getByRole('button', { name: 'Archive Copa' }).click();
  await page.getByText('Copa is in the archive.').waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});
