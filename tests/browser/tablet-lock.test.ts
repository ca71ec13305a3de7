import { describe, expect, test } from 'vitest';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { counterOf, figureOf, tabletsOf } from '../fixtures/tablet-in-browser.ts';
import { openWeb, sees } from '../setup/web.ts';

const web = await openWeb();
const { db } = web;
const pavilion = await createPavilionToday(db);
const { copa, drasi, event } = pavilion;
const { connect, visitorsOf } = tabletsOf(web, pavilion);
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const page = await connect(copa.id);
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const open = (screen: string) => page.getByRole('link', { name: screen, exact: true }).click();
const lookAgain = async () => {
  await open('Status');
  await press('Send now');
  await open('Count');
};
/** When the doors open, from now. */
const openIn = async (ms: number) => {
  const [opensAt, closesAt] = [ms, 12 * HOUR_MS].map((later) => new Date(Date.now() + later));
  await db.slot.updateMany({ where: { boothId: copa.id }, data: { startsAt: opensAt, endsAt: closesAt } });
  const days = await db.eventDay.findMany({ where: { eventId: event.id }, orderBy: { opensAt: 'asc' } });
  await db.eventDay.updateMany({
    where: { id: { in: days.slice(1).map(({ id }) => id) } },
    data: { archivedAt: new Date() },
  });
  await db.eventDay.update({ where: { id: days[0]?.id ?? '' }, data: { opensAt, closesAt } });
};

describe('before the doors open', () => {
  test('practice counts nothing, and ends by itself when they open', async () => {
    await openIn(HOUR_MS);
    await lookAgain();
    await press('Practise');
    await page.reload();
    await sees(page, 'This screen was left. Practice is over: from now on every tap counts.');
    await press('Practise');
    await page.getByRole('button', { name: /^Practise one visitor/ }).click();
    await press('Practise 4 visitors');
    await sees(page, 'Practised 4 visitors');
    expect(await page.locator('[data-digits]').textContent()).toMatch(/^5/);
    await press('Undo');
    await openIn(-HOUR_MS);
    await lookAgain();
    // Left and come back: what was practised is gone, and the counter is the real one.
    await sees(page, 'This screen was left. Practice is over: from now on every tap counts.');
    await counterOf(page).waitFor();
    expect(await figureOf(page)).toBe(0);
    await counterOf(page).click();
    await expect.poll(() => visitorsOf(copa.id)).toBe(1);
  });
});

describe('a locked screen', () => {
  test('shows the counter only, goes on counting, and opens with the PIN', async () => {
    await open('Status');
    await press('Lock this tablet');
    await page.getByLabel('4 to 6 digits').fill('2468');
    await press('Lock');
    await press('Unlock');
    await page.getByLabel('PIN', { exact: true }).fill('1111');
    await page.getByRole('dialog').getByRole('button', { name: 'Unlock' }).click();
    await sees(page, /That is not the PIN/);
    await press('Stay locked');
    await page.reload();
    await counterOf(page).click();
    expect(await page.getByRole('link').count()).toBe(0);
    await expect.poll(() => visitorsOf(copa.id)).toBe(2);
    await page.goto('/tablet/status');
    await press('Unlock');
    await page.getByLabel('PIN', { exact: true }).fill('2468');
    await page.getByRole('dialog').getByRole('button', { name: 'Unlock' }).click();
    await page.getByRole('heading', { name: 'Sending' }).waitFor();
  });

  test('takes back the tap just made for ten seconds, and changes nothing that was counted before', async () => {
    await open('Count');
    await page.getByRole('button', { name: 'Earlier' }).waitFor();
    await open('Status');
    await press('Lock this tablet');
    await page.getByLabel('4 to 6 digits').fill('2468');
    await press('Lock');
    await counterOf(page).click();
    await press('Undo');
    await sees(page, /^Took back 1 visitor/);
    expect(await page.getByRole('region', { name: 'Who was it?' }).count()).toBe(0);
    expect(await page.getByRole('radio').count()).toBe(0);
    const buttons = await page.getByRole('button').allTextContents();
    expect(buttons.map((words) => words.replace(/^Count one visitor.*/, 'the counter'))).toEqual([
      'the counter',
      ...[2, 3, 4, 5, 6, 7, 8, 9].map((size) => `+${size}`),
      'Other',
      'Unlock',
    ]);
    await expect.poll(() => visitorsOf(copa.id)).toBe(2);
    await press('Unlock');
    await page.getByLabel('PIN', { exact: true }).fill('2468');
    await page.getByRole('dialog').getByRole('button', { name: 'Unlock' }).click();
    await page.getByRole('link', { name: 'Count', exact: true }).waitFor();
  });

  test('shows what needs attention when its booth is gone, and lets nobody discard it', async () => {
    const other = await connect(drasi.id);
    const pressThere = (name: string) => other.getByRole('button', { name, exact: true }).click();
    await other.getByRole('link', { name: 'Status', exact: true }).click();
    await pressThere('Lock this tablet');
    await other.getByLabel('4 to 6 digits').fill('2468');
    await pressThere('Lock');
    await db.booth.update({ where: { id: drasi.id }, data: { archivedAt: new Date() } });
    await counterOf(other).click();
    await sees(other, 'This device has no booth.');
    await sees(other, '1 needs attention');
    await sees(other, 'This tablet is locked. Unlock it to go on.');
    expect(await other.getByRole('button').allTextContents()).toEqual(['Unlock']);
    expect(await other.getByRole('link').count()).toBe(0);
    await pressThere('Unlock');
    await other.getByLabel('PIN', { exact: true }).fill('2468');
    await other.getByRole('dialog').getByRole('button', { name: 'Unlock' }).click();
    await other.getByRole('button', { name: /^Discard/ }).waitFor();
    await db.booth.update({ where: { id: drasi.id }, data: { archivedAt: null } });
    await other.context().close();
  });

  test('names of colleagues’ devices can be hidden', async () => {
    const other = await connect(copa.id);
    await counterOf(other).click();
    await expect.poll(() => visitorsOf(copa.id)).toBe(3);
    await other.context().close();
    await press('Send now');
    const who = page.getByRole('region', { name: 'Who is counting' });
    await open('Count');
    await expect
      .poll(() => who.getByRole('listitem').allTextContents())
      .toEqual(['This tablet 2', 'Tablet 1']);
    await open('Status');
    await press('Hide names');
    await open('Count');
    expect(await who.getByRole('listitem').allTextContents()).toEqual(['This tablet 2', 'Others 1']);
  });
});

describe('a screen that nobody touches', () => {
  test('is covered after the chosen time; what is unsent stands on it, and the PIN uncovers it', async () => {
    await open('Status');
    await press('15 min');
    await page.getByLabel('4 to 6 digits').fill('1357');
    await press('Set the PIN');
    await page.getByRole('button', { name: '15 min', exact: true, pressed: true }).waitFor();
    await open('Count');
    await page.clock.install();
    await page.clock.runFor(14 * MINUTE_MS);
    await page.context().setOffline(true);
    await counterOf(page).click();
    await page.clock.runFor(14 * MINUTE_MS);
    expect(await counterOf(page).isVisible()).toBe(true);
    await page.clock.runFor(2 * MINUTE_MS);
    await sees(page, /^Nobody touched it for 15 min/);
    await sees(page, /^Offline: 1 saved on this tablet/);
    expect(await page.getByRole('link').count()).toBe(0);
    await page.context().setOffline(false);
    await page.goto('/tablet/status');
    await press('Go on with the PIN');
    await page.getByLabel('PIN', { exact: true }).fill('1357');
    await press('Go on');
    await page.getByRole('heading', { name: 'Sending' }).waitFor();
    await expect.poll(() => visitorsOf(copa.id)).toBe(4);
    await press('Never');
    await page.getByRole('button', { name: 'Never', exact: true, pressed: true }).waitFor();
    await open('Count');
  });
});

describe('handing the tablet back', () => {
  test('is refused while something is unsent, then disconnects it for good', async () => {
    await page.context().setOffline(true);
    await counterOf(page).click();
    await open('Status');
    await press('Disconnect this tablet…');
    await page.getByRole('dialog', { name: '1 item is not on the server yet' }).waitFor();
    await sees(page, /^It would be gone with this tablet\./);
    await press('Keep it connected');
    await page.context().setOffline(false);
    await press('Send now');
    await sees(page, /^All sent/);
    await press('Disconnect this tablet…');
    await press('Disconnect');
    await page.getByLabel(/^Code/).waitFor();
    expect(await visitorsOf(copa.id)).toBe(5);
    const devices = await db.device.findMany({
      where: { eventId: event.id },
      orderBy: { enrolledAt: 'asc' },
    });
    expect(devices[0]?.revokedAt).not.toBeNull();
  });
});
