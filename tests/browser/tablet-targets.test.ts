import type { BrowserContext, Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { createTablet, send } from '../fixtures/devices.ts';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createPersonalLink } from '../fixtures/people.ts';
import { counterOf } from '../fixtures/tablet-in-browser.ts';
import { openWeb, sees } from '../setup/web.ts';

const web = await openWeb();
const { event, copa, ana } = await createPavilionToday(web.db);
await web.db.topic.create({ data: { eventId: event.id, slug: 'patching', label: 'Patching' } });
await sendFeedback();
const FINGER = 48;
const COUNTER = 96;

describe.each([
  { width: 1180, height: 820 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
])('on a screen of $width × $height', (viewport) => {
  test('every control is large enough for a finger, and the counter for a hasty one', async () => {
    const context = await web.openContext({ viewport, hasTouch: true });
    const page = await context.newPage();
    await page.goto('/tablet/');
    await page.getByLabel(/^Code/).waitFor();
    expect(await tooSmall(page)).toEqual([]);
    await page.close();
    const counting = await connectPhone(context);
    await counterOf(counting).click();
    await counting.getByRole('button', { name: 'Undo' }).waitFor();
    const box = await counterOf(counting).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(COUNTER);
    expect(await tooSmall(counting)).toEqual([]);
    expect(await isWiderThanScreen(counting)).toBe(false);
    expect(await belowTheFold(counting)).toEqual([]);
    await counting.getByRole('button', { name: 'Other' }).click();
    await counting.getByRole('dialog').waitFor();
    expect(await tooSmall(counting)).toEqual([]);
    await counting.getByRole('button', { name: 'Cancel' }).click();
    await counting.getByRole('button', { name: 'More about this visit' }).click();
    await counting.getByRole('dialog').waitFor();
    expect(await tooSmall(counting)).toEqual([]);
    expect(await isWiderThanScreen(counting)).toBe(false);
    await counting.keyboard.press('Escape');
    await counting.getByRole('link', { name: 'Recent', exact: true }).click();
    await counting.getByRole('button', { name: /^Correct/ }).waitFor();
    expect(await tooSmall(counting)).toEqual([]);
    expect(await isWiderThanScreen(counting)).toBe(false);
    await counting.getByRole('link', { name: 'Notes', exact: true }).click();
    await seesNotes(counting);
    await counting.getByRole('link', { name: 'Status', exact: true }).click();
    await counting.getByRole('heading', { name: 'Sending' }).waitFor();
    await counting.getByRole('link', { name: 'Shift', exact: true }).click();
    await counting.getByRole('button', { name: /^Check in Ana Medina/ }).click();
    await counting.getByRole('button', { name: 'Undo' }).waitFor();
    expect(await tooSmall(counting)).toEqual([]);
    expect(await isWiderThanScreen(counting)).toBe(false);
    await counting.getByRole('button', { name: 'Set a PIN (Ana Medina)' }).click();
    await counting.getByRole('dialog').waitFor();
    expect(await tooSmall(counting)).toEqual([]);
    await counting.getByRole('button', { name: 'Cancel' }).click();
    await counting.getByRole('button', { name: 'Undo' }).click();
    await sees(counting, /^Checked out Ana Medina again/);
    await counting.getByText(/^All sent/).waitFor();
    await counting.getByRole('link', { name: 'Count', exact: true }).click();
    await context.setOffline(true);
    await counterOf(counting).click();
    await sees(counting, /^Offline/);
    await counting.getByRole('link', { name: 'Status', exact: true }).click();
    await counting.getByRole('button', { name: 'Save unsent to a file' }).waitFor();
    expect(await tooSmall(counting)).toEqual([]);
    expect(await isWiderThanScreen(counting)).toBe(false);
    await context.close();
  });
});

/** Every form, with a topic, somebody else's name, a contact and what can be counted once more. */
async function seesNotes(page: Page): Promise<void> {
  const forms = page.getByRole('group', { name: 'What to write' });
  const fits = async () => {
    expect(await tooSmall(page)).toEqual([]);
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await isTallerThanScreen(page)).toBe(false);
  };
  await page.getByRole('button', { name: /^\+1 for: / }).waitFor();
  await page.getByLabel('What did they say?').fill('long'.repeat(60));
  await page.getByRole('button', { name: 'Discard draft' }).waitFor();
  await fits();
  await forms.getByText('Follow-up').click();
  await page.getByLabel('Who does it?').selectOption('Somebody else…');
  await page.getByText('They have seen it and agreed').click();
  await page.getByLabel('Their name').first().waitFor();
  await fits();
  await forms.getByText('Paragraph').click();
  await page.getByRole('textbox', { name: /paragraph/ }).waitFor();
  await fits();
  await forms.getByText('Feedback').click();
  await page.getByRole('button', { name: 'Discard draft' }).click();
}

async function sendFeedback(): Promise<void> {
  const tablet = await createTablet(web.db, event.id, [copa.id]);
  const tappedAt = new Date().toISOString();
  const text = 'Does it patch Windows images?';
  const item = { id: uuidv7(), type: 'feedback', boothId: copa.id, tappedAt, kind: 'question', text };
  await send(web.request, tablet, [item], { sentAt: tappedAt }).expect(200);
}

/** A phone that counts for two booths shows the most controls. */
async function connectPhone(context: BrowserContext): Promise<Page> {
  const inAMonth = new Date(Date.now() + 30 * 86_400_000);
  const { secret } = await createPersonalLink(web.db, event.id, ana.id, inAMonth);
  const page = await context.newPage();
  await page.goto(`/tablet/#${secret}`);
  await sees(page, 'Ana Medina');
  expect(await tooSmall(page)).toEqual([]);
  await page.getByRole('button', { name: 'Connect this phone' }).click();
  await counterOf(page).waitFor();
  return page;
}

/** Controls on the screen that are smaller than 48 px in either direction; a hidden radio or tick counts as its label. */
async function tooSmall(page: Page): Promise<string[]> {
  const controls = page.locator(
    'button, a, select, textarea, input:not([type="radio"], [type="checkbox"]), label:has([type="radio"], [type="checkbox"])',
  );
  expect(await controls.count()).toBeGreaterThan(1);
  return controls.evaluateAll((all, finger) => {
    const boxes = all.map((control) => ({ control, box: control.getBoundingClientRect() }));
    return boxes
      .filter(({ box }) => box.width > 0 && Math.min(box.width, box.height) < finger - 0.01)
      .map(({ control, box }) => `${control.textContent}: ${box.width} × ${box.height}`);
  }, FINGER);
}

function isWiderThanScreen(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
}

/** The navigation stays in its place: only what stands above it scrolls. */
function isTallerThanScreen(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollHeight > innerHeight);
}

/** What is needed for every visit and stands outside of the screen. */
function belowTheFold(page: Page): Promise<string[]> {
  const needed = page.getByRole('main').locator('button:not([aria-label="Who was it?"] *)');
  return needed.evaluateAll((all) =>
    all
      .filter((control) => control.getBoundingClientRect().bottom > innerHeight)
      .map((control) => control.textContent ?? ''),
  );
}
