import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { createBooth } from '../fixtures/atlanta.ts';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createPersonalLink, createRepresentative } from '../fixtures/people.ts';
import { counterOf, figureOf, PHONE, TABLET, tabletsOf } from '../fixtures/tablet-in-browser.ts';
import { openLine } from '../setup/line.ts';
import { fileOf, openWeb, sees } from '../setup/web.ts';

const web = await openWeb();
const { db, sql, request } = web;
const pavilion = await createPavilionToday(db);
const { connect, visitsOf, visitorsOf } = tabletsOf(web, pavilion);
const PATIENCE = { timeout: 30_000 };
let made = 0;

const newBooth = () => createBooth(db, pavilion.event.id, `Booth ${++made}`);

// A real fault of the real server: its database raises where nobody expects it.
await sql.unsafe(`
  create table faults (booth_id uuid, party_size int);
  create function raise_fault() returns trigger language plpgsql as $$ begin
    if exists (select from faults where booth_id = new.booth_id and party_size in (0, new.party_size))
    then raise 'a fault'; end if;
    return new;
  end $$;
  create trigger raise_fault before insert on visits for each row execute function raise_fault()`);
const EVERY_SIZE = 0;
const failAt = (boothId: string, partySize: number) =>
  sql`insert into faults values (${boothId}, ${partySize})`;
const repair = (boothId: string) => sql`delete from faults where booth_id = ${boothId}`;

test('a tap at which the server fails is set aside in plain words; the others get through', async ({
  expect,
}) => {
  const booth = await newBooth();
  const page = await connect(booth.id);
  await failAt(booth.id, 7);
  await page.getByRole('button', { name: 'Count 7 visitors' }).click();
  await counterOf(page).click();
  await page.getByRole('button', { name: 'Count 2 visitors' }).click();
  await expect.poll(() => visitorsOf(booth.id), PATIENCE).toBe(3);
  await sees(page, 'Everything else is sent');
  expect(await figureOf(page)).toBe(10);
  await page.getByRole('link', { name: 'Status' }).first().click();
  await page.getByRole('heading', { name: /^7 visitors at/ }).waitFor();
  await sees(
    page,
    /The server fails at this one and takes others. It is kept here and tried again by itself/,
  );
  await repair(booth.id);
  await page.getByRole('button', { name: 'Try again' }).click();
  await sees(page, /^All sent/);
  expect(await visitorsOf(booth.id)).toBe(10);
});

test('a phone that counts for two booths says where a tap was, also after the switch', async ({ expect }) => {
  const context = await web.openContext(PHONE);
  const page = await context.newPage();
  const inAMonth = new Date(Date.now() + 30 * 86_400_000);
  const { secret } = await createPersonalLink(db, pavilion.event.id, pavilion.ana.id, inAMonth);
  await page.goto(`/tablet/#${secret}`);
  await page.getByRole('button', { name: 'Connect this phone' }).click();
  // The page of the link names the booths too: only the counter says that it is connected.
  await counterOf(page).waitFor();
  await page.getByText('Drasi', { exact: true }).first().click();
  await page.getByRole('button', { name: 'Count 3 visitors' }).click();
  await page.getByText('Copa', { exact: true }).first().click();
  await sees(page, /^Counted 3 visitors at Drasi/);
  await page.getByRole('button', { name: 'Undo 3 at Drasi' }).click();
  await sees(page, /^Took back 3 visitors at Drasi/);
  await expect.poll(() => visitorsOf(pavilion.drasi.id), PATIENCE).toBe(0);
});

test('what was counted where stays inside its bar, however long the name of the booth is', async ({
  expect,
}) => {
  const long = await createBooth(db, pavilion.event.id, 'Kubernetes Community Days of the Nordic Countries');
  const lena = await createRepresentative(db, 'Lena', [pavilion.copa, long]);
  const inAMonth = new Date(Date.now() + 30 * 86_400_000);
  const { secret } = await createPersonalLink(db, pavilion.event.id, lena.id, inAMonth);
  const page = await (await web.openContext(PHONE)).newPage();
  await page.goto(`/tablet/#${secret}`);
  await page.getByRole('button', { name: 'Connect this phone' }).click();
  // The page of the link names the booths too: only the counter says that it is connected.
  await counterOf(page).waitFor();
  await page.getByText(long.name, { exact: true }).first().click();
  await page.getByRole('button', { name: 'Count 3 visitors' }).click();
  const undo = page.getByRole('button', { name: /^Undo 3 at/ });
  await undo.waitFor();
  for (const [width, height] of [
    [390, 844],
    [844, 390],
    [1180, 820],
  ] as const) {
    await page.setViewportSize({ width, height });
    const spilled = () =>
      undo.evaluate((button) => {
        const bar = button.parentElement?.getBoundingClientRect();
        const texts = button.parentElement?.querySelectorAll('[role=status] > *') ?? [];
        const boxes = [...texts, button].map((each) => each.getBoundingClientRect());
        const isInside = (box: DOMRect) =>
          bar !== undefined && box.top >= bar.top && box.bottom <= bar.bottom && box.right <= bar.right;
        return boxes.length < 4 || !boxes.every((box) => isInside(box) && box.width > 0);
      });
    await expect.poll(spilled).toBe(false);
  }
});

// A tablet looks every 20 s, and waits up to 8 s between its tries: these wait beside each other, each with a booth of its own.
test.concurrent('a server that fails at everything needs attention, and everything is sent when it is well', async ({
  expect,
}) => {
  const booth = await newBooth();
  const page = await connect(booth.id);
  await failAt(booth.id, EVERY_SIZE);
  await counterOf(page).click();
  await counterOf(page).click();
  await page.getByText('Server error. 2 saved on this tablet').waitFor(PATIENCE);
  await page.getByRole('link', { name: 'Status' }).first().click();
  await page.getByRole('heading', { name: 'The server fails at what it is sent' }).waitFor();
  await sees(page, /Tell whoever looks after Pavilion/);
  expect(await visitsOf(booth.id)).toBe(0);
  await repair(booth.id);
  await page.getByText(/^All sent/).waitFor(PATIENCE);
  expect(await visitsOf(booth.id)).toBe(2);
});

test.concurrent('connections that are reset in the middle of an upload, or of its answer, lose nothing and double nothing', async ({
  expect,
}) => {
  const booth = await newBooth();
  const line = await openLine(web.url);
  const context = await web.openContext({ ...TABLET, baseURL: line.url });
  const page = await connect(booth.id, context);
  await context.setOffline(true);
  await counterOf(page).evaluate((counter) => {
    for (let tap = 0; tap < 300 && counter instanceof HTMLElement; tap += 1) counter.click();
  });
  await page.getByText('Offline: 300 saved on this tablet').waitFor(PATIENCE);
  const figures = await watchFigure(page);
  Object.assign(line, { cutsInUpload: [20_000, 8_000], cutsInAnswer: [20_000] });
  await context.setOffline(false);
  await expect.poll(() => line.cutsInAnswer, PATIENCE).toEqual([]);
  expect([line.cutsInUpload, await visitsOf(booth.id)]).toEqual([[], 300]);
  await page.getByText('Offline: 300 saved on this tablet').waitFor();
  await page.getByText(/^All sent/).waitFor({ timeout: 10_000 });
  expect(await visitsOf(booth.id)).toBe(300);
  expect([await figureOf(page), ...(await figures())]).toEqual([300]);
});

test.concurrent('answers that come after 31 s count as offline, are not given up, and are sent for anew when the line is well', async ({
  expect,
}) => {
  const booth = await newBooth();
  const line = await openLine(web.url);
  const page = await connect(booth.id, await web.openContext({ ...TABLET, baseURL: line.url }));
  line.answersLateMs = 31_000;
  const figures = await watchFigure(page);
  await page.getByRole('button', { name: 'Count 3 visitors' }).click();
  await page.getByText('Offline: 1 saved on this tablet').waitFor();
  expect(await visitorsOf(booth.id)).toBe(3);
  await page.getByText(/^All sent/).waitFor({ timeout: 40_000 });
  await counterOf(page).click();
  await page.getByText('Offline: 1 saved on this tablet').waitFor(PATIENCE);
  line.answersLateMs = 0;
  await page.getByText(/^All sent/).waitFor({ timeout: 10_000 });
  expect([await visitsOf(booth.id), await visitorsOf(booth.id)]).toEqual([2, 4]);
  expect(await figures()).toEqual([3, 4]);
}, 100_000);

test.concurrent('an idle tablet shows within half a minute what another counted', async ({ expect }) => {
  const booth = await newBooth();
  const page = await connect(booth.id);
  const other = await createTablet(db, pavilion.event.id, [booth.id], 'The other one');
  const now = new Date().toISOString();
  await send(request, other, [visit(booth.id, { partySize: 5, tappedAt: now })], { sentAt: now });
  await expect.poll(() => figureOf(page), PATIENCE).toBe(5);
});

test.concurrent('an event in the archive is named as the reason', async ({ expect }) => {
  const { event, copa } = await createPavilionToday(db, 'archived');
  const page = await tabletsOf(web, { event }).connect(copa.id);
  await db.event.update({ where: { id: event.id }, data: { archivedAt: new Date() } });
  await counterOf(page).click();
  await sees(page, 'This event is in the archive');
  await page.getByRole('link', { name: 'Status' }).first().click();
  await sees(page, /^The event is over and was put into the archive/);
  await db.event.update({ where: { id: event.id }, data: { archivedAt: null } });
  await page.getByText(/^All sent/).waitFor(PATIENCE);
  expect(await visitsOf(copa.id)).toBe(1);
});

test.concurrent('what the server did not take is listed in plain words, and sent by itself when its booth is back', async ({
  expect,
}) => {
  const booth = await newBooth();
  const page = await connect(booth.id);
  await db.booth.update({ where: { id: booth.id }, data: { archivedAt: new Date() } });
  await counterOf(page).click();
  await sees(page, '1 needs attention');
  await sees(page, 'This device has no booth.');
  await page.getByRole('heading', { name: /^1 visitor at \d\d:\d\d$/ }).waitFor();
  await sees(
    page,
    /is not on the list of booths any more. A program manager can put it back. Then this is sent by itself.$/,
  );
  const save = page.getByRole('button', { name: 'Save to a file', exact: true });
  expect((await fileOf(page, () => save.click())).name).toMatch(/^pavilion-unsent-.*\.json$/);
  await db.booth.update({ where: { id: booth.id }, data: { archivedAt: null } });
  await page.getByText(/^All sent/).waitFor({ timeout: 30_000 });
  expect(await visitsOf(booth.id)).toBe(1);
});

/** @returns every figure that stands on the screen from now on */
async function watchFigure(page: Page): Promise<() => Promise<number[]>> {
  const figure = counterOf(page).locator('[data-digits]');
  const seen = await figure.evaluateHandle((shown) => {
    const figures: number[] = [];
    const note = () => figures.push(Number(shown.textContent));
    new MutationObserver(note).observe(shown, { characterData: true, childList: true, subtree: true });
    return figures;
  });
  return () => seen.jsonValue();
}
