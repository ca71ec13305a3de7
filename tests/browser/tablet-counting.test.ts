import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { createBooth } from '../fixtures/atlanta.ts';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { counterOf, figureOf, PHONE, TABLET, tabletsOf } from '../fixtures/tablet-in-browser.ts';
import { openWeb, sees } from '../setup/web.ts';

const web = await openWeb();
const { db } = web;
const pavilion = await createPavilionToday(db);
const { connect, visitsOf, visitorsOf } = tabletsOf(web, pavilion);

let made = 0;
let booth = pavilion.copa;

beforeEach(async () => {
  booth = await createBooth(db, pavilion.event.id, `Booth ${++made}`);
});

const allSent = (page: Page) => sees(page, /^All sent/);

describe('the counter', () => {
  test('20 taps in 4 seconds are 20 visits', async () => {
    const page = await connect(booth.id);
    const before = Date.now();
    for (let tap = 0; tap < 20; tap += 1) {
      await counterOf(page).click();
      await page.waitForTimeout(Math.max(0, before + (tap + 1) * 200 - Date.now()));
    }
    await expect.poll(() => figureOf(page)).toBe(20);
    await expect.poll(() => visitsOf(booth.id)).toBe(20);
    await allSent(page);
    expect(await figureOf(page)).toBe(20);
    expect(await visitorsOf(booth.id)).toBe(20);
    await page.context().close();
  });

  test('a tap changes its figure first, and what else tells of it follows', async () => {
    const page = await connect(booth.id);
    await allSent(page);
    const changed = page.evaluate(namesOfFirstChange);
    await counterOf(page).click();
    expect(await changed).toEqual([]);
    await page.getByRole('radio', { name: /^1 visitor at/ }).waitFor();
    await page.getByRole('img', { name: /: 1 visit counted on this device/ }).waitFor();
    await page.context().close();
  });

  test('a press that slides off counts nobody, with the mouse', async () => {
    const page = await connect(booth.id);
    await sees(page, 'Tap for each person');
    const { x, y, height } = await boxOf(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - height * 0.7, { steps: 5 });
    await page.mouse.up();
    await counterOf(page).click();
    await expect.poll(() => visitsOf(booth.id)).toBe(1);
    expect(await figureOf(page)).toBe(1);
    await page.context().close();
  });

  test('a press that slides off counts nobody, with a finger', async () => {
    const page = await connect(
      booth.id,
      await web.openContext({ ...PHONE, viewport: { width: 820, height: 1180 } }),
    );
    const { x, y, height } = await boxOf(page);
    const cdp = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: { x: number; y: number }[]) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: at });
    await touch('touchStart', [{ x, y }]);
    for (const part of [0.25, 0.5, 0.75, 1]) await touch('touchMove', [{ x, y: y + height * part }]);
    await touch('touchEnd', []);
    await page.touchscreen.tap(x, y);
    await expect.poll(() => visitsOf(booth.id)).toBe(1);
    expect(await figureOf(page)).toBe(1);
    await page.context().close();
  });

  test.each(['Enter', 'Space'])('%s counts once, however long it is held', async (key) => {
    const page = await connect(booth.id);
    await counterOf(page).focus();
    for (let repeat = 0; repeat < 10; repeat += 1) await page.keyboard.down(key);
    await page.keyboard.up(key);
    await page.keyboard.press(key);
    await expect.poll(() => visitsOf(booth.id)).toBe(2);
    await allSent(page);
    expect(await figureOf(page)).toBe(2);
    await page.context().close();
  });

  async function boxOf(page: Page) {
    const box = await counterOf(page).boundingBox();
    if (box === null) throw new Error('The counter is not on the screen.');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, height: box.height };
  }
});

describe('several at once', () => {
  test('a button of a party is one visit of that many', async () => {
    const page = await connect(booth.id);
    await page.getByRole('button', { name: 'Count 4 visitors' }).click();
    await expect.poll(() => visitorsOf(booth.id)).toBe(4);
    expect(await visitsOf(booth.id)).toBe(1);
    expect(await figureOf(page)).toBe(4);
    await page.context().close();
  });

  test('the keypad takes any size up to 500, by finger and by keyboard', async () => {
    const page = await connect(booth.id);
    await page.getByRole('button', { name: 'Other' }).click();
    const keypad = page.getByRole('dialog', { name: 'How many came together?' });
    for (const digit of ['2', '5']) await keypad.getByRole('button', { name: digit, exact: true }).click();
    await keypad.getByRole('button', { name: 'Count 25 visitors' }).click();
    await expect.poll(() => visitorsOf(booth.id)).toBe(25);
    await page.getByRole('button', { name: 'Other' }).click();
    await page.keyboard.type('501');
    await sees(page, 'At most 500 at once. Count the rest with a second tap.');
    expect(await keypad.getByRole('button', { name: 'Count', exact: true }).isDisabled()).toBe(true);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await expect.poll(() => visitorsOf(booth.id)).toBe(75);
    await page.getByRole('button', { name: 'Other' }).click();
    await page.keyboard.type('3');
    await keypad.getByRole('button', { name: 'Cancel' }).click();
    await allSent(page);
    expect(await figureOf(page)).toBe(75);
    expect(await visitsOf(booth.id)).toBe(2);
    await page.context().close();
  });
});

test('undo takes the last tap back, and the visit stays in the record as undone', async () => {
  const page = await connect(booth.id);
  await counterOf(page).click();
  await page.getByRole('button', { name: 'Count 3 visitors' }).click();
  await sees(page, /^Counted 3 visitors/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await sees(page, /^Took back 3 visitors/);
  await expect.poll(() => visitorsOf(booth.id)).toBe(1);
  expect(await figureOf(page)).toBe(1);
  expect(await visitsOf(booth.id)).toBe(2);
  expect(await db.visitUndo.count({ where: { boothId: booth.id } })).toBe(1);
  // By keys: what was pressed is gone, and the next key counts.
  await counterOf(page).press('Enter');
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await sees(page, /^Took back 1 visitor/);
  await page.keyboard.press('Enter');
  await expect.poll(() => figureOf(page)).toBe(2);
  await page.context().close();
});

test('a tap vibrates and makes a sound, each only when it is on, also after a reload', async () => {
  const context = await web.openContext(TABLET);
  await context.addInitScript(noteVibrations);
  const page = await connect(booth.id, context);
  const sounds = await soundsOf(page);
  const tapped = async (figure: number) => {
    await counterOf(page).click();
    await expect.poll(() => figureOf(page)).toBe(figure);
    return { sounds: sounds.splice(0), vibrations: await vibrationsOf(page) };
  };
  const turn = async (...names: string[]) => {
    await page.getByRole('link', { name: 'Status', exact: true }).click();
    for (const name of names) await page.getByRole('button', { name, exact: true }).click();
    await page.getByRole('link', { name: 'Count', exact: true }).click();
  };
  expect(await tapped(1)).toEqual({ sounds: [], vibrations: [[18, true]] });
  await turn('Sound', 'Vibration, where the device can');
  expect(await tapped(2)).toEqual({ sounds: ['oscillator'], vibrations: [] });
  await page.reload();
  await counterOf(page).waitFor();
  expect(await tapped(3)).toEqual({ sounds: ['oscillator'], vibrations: [] });
  await turn('Sound');
  expect(await tapped(4)).toEqual({ sounds: [], vibrations: [] });
  await context.close();
});

/** What Chromium's audio was told to play, as its own tools see it. */
async function soundsOf(page: Page): Promise<string[]> {
  const tools = await page.context().newCDPSession(page);
  const sounds: string[] = [];
  tools.on('WebAudio.audioNodeCreated', ({ node }) => {
    if (node.nodeType.toLowerCase() === 'oscillator') sounds.push('oscillator');
  });
  await tools.send('WebAudio.enable');
  return sounds;
}

/** What the page asks of the device, and whether the browser took it; then it is asked all the same. */
function noteVibrations() {
  const vibrate = Navigator.prototype.vibrate;
  const asked: unknown[][] = [];
  Object.assign(window, { vibrations: () => asked.splice(0) });
  Navigator.prototype.vibrate = function (this: Navigator, pattern: Iterable<number> | VibratePattern) {
    const isTaken = Reflect.apply(vibrate, this, [pattern]);
    asked.push([pattern, isTaken]);
    return isTaken;
  };
}

const vibrationsOf = (page: Page) =>
  page.evaluate(() => {
    if (!('vibrations' in window) || typeof window.vibrations !== 'function') throw new Error('not noted');
    return window.vibrations();
  });

test('two tabs of one tablet count every tap once, and show the same', async () => {
  const one = await connect(booth.id);
  const other = await one.context().newPage();
  await other.goto('/tablet/');
  await counterOf(other).waitFor();
  for (let round = 0; round < 5; round += 1) {
    await counterOf(one).click();
    await counterOf(other).click();
  }
  await expect.poll(() => visitsOf(booth.id)).toBe(10);
  await expect.poll(() => figureOf(one)).toBe(10);
  await expect.poll(() => figureOf(other)).toBe(10);
  await allSent(one);
  await allSent(other);
  expect(await visitsOf(booth.id)).toBe(10);
  await one.context().close();
});

/** In the page. Names of what changes together with the figure; the counter, the undo bar and the status line have none. */
function namesOfFirstChange(): Promise<string[]> {
  const figure = document.querySelector('[data-digits]');
  return new Promise((resolve) => {
    new MutationObserver((changes) => {
      if (!changes.some(({ target }) => figure?.contains(target))) return;
      const parts = changes.map(({ target }) => (target instanceof Element ? target : target.parentElement));
      resolve(parts.flatMap((part) => part?.closest('[aria-label]')?.getAttribute('aria-label') ?? []));
    }).observe(document.body, { attributes: true, characterData: true, childList: true, subtree: true });
  });
}
