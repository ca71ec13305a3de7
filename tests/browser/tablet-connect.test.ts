import type { Route } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { createBooth } from '../fixtures/atlanta.ts';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createPersonalLink } from '../fixtures/people.ts';
import { counterOf, figureOf, PHONE, TABLET, tabletsOf, untilKept } from '../fixtures/tablet-in-browser.ts';
import { openWeb, sees } from '../setup/web.ts';

const web = await openWeb();
const { db, openContext } = web;
const pavilion = await createPavilionToday(db);
const { event, copa, drasi, ana } = pavilion;
const { makeCode, visitorsOf } = tabletsOf(web, pavilion);
const NEXT_MONTH = new Date(Date.now() + 30 * 86_400_000);

async function openTablet(fragment = '') {
  const page = await (await openContext(TABLET)).newPage();
  await page.goto(`/tablet/${fragment}`);
  await page.getByRole('heading', { name: 'Connect this tablet' }).waitFor();
  return page;
}

describe('a code', () => {
  test('that is typed, small and with a space, connects the tablet under its name', async () => {
    const code = await makeCode(copa.id);
    const page = await openTablet();
    const button = page.getByRole('button', { name: 'Connect this tablet' });
    await page.getByLabel(/^Code/).fill(code.slice(0, 3));
    expect(await button.isDisabled()).toBe(true);
    await page.getByLabel(/^Code/).fill(code.toLowerCase().replace('-', ' '));
    await page.getByLabel('Name of this tablet').fill('Blue tablet');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Copa' }).waitFor();
    await sees(page, /5B/);
    expect(await db.device.count({ where: { name: 'Blue tablet', kind: 'tablet' } })).toBe(1);
    await page.context().close();
  });

  test('of a tablet that is connected anew leaves what it counted its own', async () => {
    const istio = await createBooth(db, event.id, 'Istio');
    const page = await openTablet(`#${await makeCode(istio.id)}`);
    await page.getByRole('button', { name: 'Connect this tablet' }).click();
    for (let tap = 0; tap < 3; tap++) await counterOf(page).click();
    await sees(page, /^All sent/);
    await page.goto('/tablet/');
    await page.goto(`/tablet/#${await makeCode(istio.id)}`);
    await page.getByRole('button', { name: 'Connect this tablet' }).click();
    await counterOf(page).waitFor();
    const counting = page.getByRole('region', { name: 'Who is counting' });
    await expect.poll(() => counting.getByRole('listitem').allTextContents()).toEqual(['This tablet 3']);
    expect(await figureOf(page)).toBe(3);
    await page.context().close();
  });

  test('that comes with the address is used up by the button only, and leaves the address', async () => {
    const code = await makeCode(drasi.id);
    const before = await db.device.count();
    const page = await openTablet(`#${code}`);
    await sees(page, /It is used up when you press the button/);
    await page.reload();
    await sees(page, /It is used up when you press the button/);
    expect(await db.device.count()).toBe(before);
    expect(await db.enrolmentCode.count({ where: { boothIds: { has: drasi.id }, usedAt: null } })).toBe(1);
    await page.getByRole('button', { name: 'Connect this tablet' }).click();
    await page.getByRole('heading', { name: 'Drasi' }).waitFor();
    expect(new URL(page.url()).hash).toBe('');
    expect(await db.device.count()).toBe(before + 1);
    await page.context().close();
  });

  test('whose answer was lost on the way connects the same tablet at the next press, also after a reload', async () => {
    const code = await makeCode(copa.id);
    const before = await db.device.count();
    const page = await openTablet(`#${code}`);
    const lose = async (route: Route) => {
      await route.fetch();
      await route.abort();
    };
    await page.route('**/api/v1/devices/enrolment', lose, { times: 1 });
    await page.getByRole('button', { name: 'Connect this tablet' }).click();
    await sees(page, /The server did not answer/);
    expect(await db.device.count()).toBe(before + 1);
    await page.reload();
    await page.getByRole('button', { name: 'Connect this tablet' }).click();
    await page.getByRole('heading', { name: 'Copa' }).waitFor();
    expect(await db.device.count()).toBe(before + 1);
    await page.context().close();
  });

  test.each([
    ['not known', async () => 'ZZZZ-ZZZ2', /^This code is not known\. Check it, or ask for a new one\.$/],
    ['used already', usedCode, /^This code has connected a device already\. Ask for a new one\.$/],
    ['too old', expiredCode, /^This code has expired\. Ask for a new one\.$/],
  ])('that is %s says so, and what to do', async (_why, make, words) => {
    const page = await openTablet(`#${await make()}`);
    const before = await db.device.count();
    await page.getByRole('button', { name: 'Connect this tablet' }).click();
    await page.getByRole('alert').filter({ hasText: words }).waitFor();
    await page.getByRole('button', { name: 'Type a code instead' }).click();
    await page.getByLabel(/^Code/).fill(await makeCode(copa.id));
    await page.getByRole('button', { name: 'Connect this tablet' }).click();
    await counterOf(page).waitFor();
    expect(await db.device.count()).toBe(before + 1);
    await page.context().close();
  });

  async function usedCode() {
    const code = await makeCode(copa.id);
    await web.request.post('/api/v1/devices/enrolment').send({ code, name: 'Another' }).expect(201);
    return code;
  }

  async function expiredCode() {
    const code = await makeCode(copa.id);
    await db.enrolmentCode.updateMany({
      where: { usedAt: null },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    return code;
  }
});

describe('a personal link', () => {
  test('names its owner before anything happens, then counts for both booths of the owner', async () => {
    const { secret } = await createPersonalLink(db, event.id, ana.id, NEXT_MONTH);
    const page = await (await openContext(PHONE)).newPage();
    await page.goto(`/tablet/#${secret}`);
    await sees(page, /This is the link of Ana Medina.*Pavilion Days.*Copa and Drasi/);
    expect(await db.device.count({ where: { kind: 'phone' } })).toBe(0);
    await page.getByRole('button', { name: 'Connect this phone' }).click();
    await page.getByRole('heading', { name: 'Copa', level: 1 }).waitFor();
    await counterOf(page).click();
    await page.getByText('Drasi', { exact: true }).click();
    await page.getByRole('heading', { name: 'Drasi', level: 1 }).waitFor();
    expect(await figureOf(page)).toBe(0);
    await counterOf(page).click();
    await counterOf(page).click();
    await expect.poll(() => visitorsOf(drasi.id)).toBe(2);
    expect(await visitorsOf(copa.id)).toBe(1);
    await page.reload();
    await page.getByRole('heading', { name: 'Drasi' }).waitFor();
    await page.getByText('Copa', { exact: true }).click();
    await expect.poll(() => figureOf(page)).toBe(1);
    expect(new URL(page.url()).hash).toBe('');
    await page.context().close();
  });

  test('of somebody who stands for a booth no longer: the phone asks where it counts before the next tap', async () => {
    const { secret } = await createPersonalLink(db, event.id, ana.id, NEXT_MONTH);
    const page = await (await openContext(PHONE)).newPage();
    await page.goto(`/tablet/#${secret}`);
    await page.getByRole('button', { name: /^Connect/ }).click();
    // The page of the link names the booths too: only the counter says that it is connected.
    await counterOf(page).waitFor();
    await page.getByText('Drasi', { exact: true }).click();
    await page.getByRole('heading', { name: 'Drasi', level: 1 }).waitFor();
    const open = { boothId: drasi.id, endedAt: null, device: { kind: 'phone' } };
    await db.devicePlacement.updateMany({ where: open, data: { endedAt: new Date() } });
    await untilKept(page);
    await page.reload();
    await sees(
      page,
      /does not count any more for the booth that was chosen on it\. At which booth are you\?/,
    );
    expect(await counterOf(page).count()).toBe(0);
    const before = await visitorsOf(copa.id);
    await page.getByRole('button', { name: 'Copa' }).click();
    await counterOf(page).click();
    await expect.poll(() => visitorsOf(copa.id)).toBe(before + 1);
    await page.context().close();
  });

  test('opens where its owner has a shift, and stays where a hand chose', async () => {
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    const shift = await db.shift.create({
      data: {
        ...{ eventId: event.id, boothId: drasi.id, minimum: 1, target: 1 },
        ...{ startsAt: at(-60), endsAt: at(60) },
        assignments: { create: { personId: ana.id } },
      },
    });
    const { secret } = await createPersonalLink(db, event.id, ana.id, NEXT_MONTH);
    const page = await (await openContext(PHONE)).newPage();
    const standsAt = (name: string) => page.getByRole('heading', { name, exact: true, level: 1 }).waitFor();
    await page.goto(`/tablet/#${secret}`);
    await page.getByRole('button', { name: 'Connect this phone' }).click();
    await standsAt('Drasi');
    await page.getByText('Copa', { exact: true }).click();
    await standsAt('Copa');
    await untilKept(page);
    await page.reload();
    await standsAt('Copa');
    await db.shift.update({ where: { id: shift.id }, data: { archivedAt: new Date() } });
    await page.context().close();
  });

  test('that was taken back says so, and connects nothing', async () => {
    const { id, secret } = await createPersonalLink(db, event.id, ana.id, NEXT_MONTH);
    await db.personalLink.update({ where: { id }, data: { revokedAt: new Date() } });
    const before = await db.device.count();
    const page = await (await openContext(PHONE)).newPage();
    await page.goto(`/tablet/#${secret}`);
    await page
      .getByRole('alert')
      .filter({ hasText: 'This link was taken back. Ask for a new one.' })
      .waitFor();
    expect(await db.device.count()).toBe(before);
    await page.context().close();
  });
});

test('without a network connecting says what to do, and the code still works afterwards', async () => {
  const page = await openTablet(`#${await makeCode(copa.id)}`);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Connect this tablet' }).click();
  await page
    .getByRole('alert')
    .filter({ hasText: /Check the Wi-Fi, then try again/ })
    .waitFor();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Connect this tablet' }).click();
  await counterOf(page).waitFor();
  await page.context().close();
});
