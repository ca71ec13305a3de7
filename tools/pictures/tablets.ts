import type { Page } from 'playwright-core';
import { endOf, type Look, MOMENT, openPage, type Photographer, sizes, take } from './photographer.ts';
import { makeCode, makeLink } from './record.ts';

type Before = (page: Page) => Promise<void>;

/** Connects a tablet by code, or a phone by a representative's link, as a booth does. */
async function openTablet(
  photographer: Photographer,
  look: Look,
  before: Before = async () => {},
  hasSeveral = false,
) {
  const isPhone = look.viewport.width === sizes.phone.width;
  const url = await (isPhone ? makeLink(photographer, hasSeveral) : makeCode(photographer));
  const page = await openPage(photographer.browser, look);
  await page.context().addInitScript({ content: FAIL_TO_WRITE });
  await page.goto(url);
  const connect = page.getByRole('button', { name: /^Connect this/ });
  await connect.waitFor();
  await before(page);
  await connect.click();
  await page.getByRole('button', { name: /tap for each person/i }).waitFor();
  return page;
}

/** Minutes before now, and how many came together: so that the rail has something to show. */
const EARLIER = [
  [176, 1],
  [171, 2],
  [158, 1],
  [149, 1],
  [131, 4],
  [127, 1],
  [112, 1],
  [104, 2],
  [96, 1],
  [83, 1],
  [78, 3],
  [61, 1],
  [57, 1],
  [44, 2],
  [39, 1],
  [22, 1],
  [15, 5],
  [9, 1],
] as const;

/** Counts through the last hours without a network, then now with it. */
async function countSome(page: Page) {
  await page.route('**/api/**', (route) => route.abort());
  for (const [minutes, size] of EARLIER) {
    await page.clock.setFixedTime(MOMENT.getTime() - minutes * 60_000);
    await press(page, size);
  }
  await page.clock.setFixedTime(MOMENT);
  await page.unroute('**/api/**');
  await press(page, 1);
  await press(page, 2);
  await seen(page, /^All sent/);
}

const press = (page: Page, size: number) =>
  page.getByRole('button', { name: size === 1 ? /tap for each person/i : `Count ${size} visitors` }).click();

/** What the guide for booth staff shows. */
export async function takeForStaff(photographer: Photographer) {
  const shotOf = (page: Page) => (name: string) => take(page, photographer.folder, name);
  const tablet = await openTablet(photographer, { viewport: sizes.landscape, scheme: 'light' });
  await countSome(tablet);
  await shotOf(tablet)('tablet');
  await takeSections(tablet, shotOf(tablet));
  await tablet.context().close();
  const phone = await openTablet(photographer, { viewport: sizes.phone, scheme: 'light' });
  await countSome(phone);
  await leaveNetwork(phone);
  await shotOf(phone)('phone-offline');
  await phone.context().close();
}

async function takeSections(page: Page, shot: Shot) {
  await open(page, 'Recent');
  await page
    .getByRole('button', { name: /^Take back/ })
    .first()
    .waitFor();
  await shot('tablet-recent');
  await open(page, 'Notes');
  await page.getByLabel('What did they say?').fill('Does it patch Windows images as well?');
  await shot('tablet-notes');
  await open(page, 'Shift');
  await page.getByRole('heading', { name: 'On now' }).waitFor();
  await shot('tablet-shift');
}

/** Twelve visitors come while the server does not answer. */
async function leaveNetwork(page: Page) {
  await page.route('**/api/**', (route) => route.abort());
  for (let tap = 0; tap < 12; tap += 1) await press(page, 1);
  await seen(page, /^Offline: 12/);
}

/** The tablet from its code to each state that it can be in. */
export async function takeTablets(photographer: Photographer, look: Look) {
  const { folder, stage } = photographer;
  const shotOf = (page: Page) => (name: string) => take(page, folder, `tablet-${name}-${endOf(look)}`);
  const page = await openTablet(photographer, look, (door) => shotOf(door)('connect'));
  const shot = shotOf(page);
  await countSome(page);
  await shot('count');
  await page.getByRole('button', { name: 'Undo' }).click();
  await shot('undone');
  await page.getByRole('button', { name: /other/i }).first().click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('37');
  await shot('keypad');
  await page.keyboard.press('Escape');
  await takeSaid(page, shot);
  await page.goto(`${stage.url}/tablet/status`);
  await shot('status');
  await takeHidden(page, shot);
  await takeNotes(page, shot);
  await takeShift(page, shot);
  await page.goto(`${stage.url}/tablet/`);
  await takeTroubles(page, shot);
  await page.context().close();
  await takeCode(photographer, look, shotOf);
  if (look.viewport.width === sizes.phone.width) await takeSeveral(photographer, look, shotOf);
}

type Shot = (name: string) => Promise<void>;

/** What can be said of a visit, an earlier one, and the list of what was counted. */
async function takeSaid(page: Page, shot: Shot) {
  const chip = (name: string) => page.getByRole('button', { name, exact: true }).first();
  await press(page, 2);
  await chip('User').click();
  await shot('said');
  await page.getByRole('button', { name: 'More about this visit' }).click();
  await page.getByRole('dialog').waitFor();
  await chip('Finance').click();
  await shot('correct');
  await page.getByRole('button', { name: 'Change this visit' }).click();
  await page.getByRole('button', { name: 'Earlier' }).click();
  await chip('At a time').click();
  await page.getByLabel('Time', { exact: true }).fill('23:59');
  await shot('earlier');
  await chip('20 min ago').click();
  await page.getByRole('button', { name: /^Count 1 visitor at/ }).click();
  await open(page, 'Recent');
  await page
    .getByRole('button', { name: /^Take back 3 visitors/ })
    .first()
    .click();
  await page.getByText(/taken back/).waitFor();
  await shot('recent');
}

/** The screen when nobody touched it for long, and locked to its counter. */
async function takeHidden(page: Page, shot: Shot) {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('15 min').click();
  await page.getByLabel('4 to 6 digits').fill('2468');
  await shot('new-pin');
  await button('Set the PIN').click();
  await page.clock.setFixedTime(MOMENT.getTime() + 15 * 60_000);
  await seen(page, /^Nobody touched it/);
  await page.clock.setFixedTime(MOMENT);
  await shot('covered');
  await button('Go on with the PIN').click();
  await page.getByLabel('PIN', { exact: true }).fill('2468');
  await button('Go on').click();
  await button('Lock this tablet').or(button('Lock this phone')).click();
  await shot('locked');
  await button('Unlock').click();
  await page.getByLabel('PIN', { exact: true }).fill('2468');
  await page.getByRole('dialog').getByRole('button', { name: 'Unlock' }).click();
  await button('Never').click();
}

/** Each form of the screen Notes: as it opens, in use, and after it was recorded. */
async function takeNotes(page: Page, shot: Shot) {
  await open(page, 'Notes');
  const text = page.getByLabel('What did they say?');
  await text.waitFor();
  await shot('notes');
  await text.fill('Does it patch Windows images as well?');
  await page.getByText('Problem', { exact: true }).click();
  await shot('notes-typing');
  await page.getByRole('button', { name: /^Record feedback/ }).click();
  await page.getByText('Feedback is on the server.').waitFor();
  await shot('notes-recorded');
  await choose(page, 'Follow-up');
  await page.getByLabel('What was promised?').fill('Send the slides of the demo');
  await page.getByText('They have seen it and agreed').click();
  await page.getByLabel('Their name').fill('Visitor V');
  await page.getByRole('button', { name: /^Record follow-up/ }).click();
  await page.getByRole('alert').waitFor();
  await shot('notes-follow-up');
  await choose(page, 'Note');
  await page
    .getByRole('textbox', { name: /next shift/ })
    .fill('The sticker box is empty. New ones are below the table.');
  await page.getByRole('button', { name: /^Leave note/ }).click();
  await page.getByText('Note for the next shift is on the server.').waitFor();
  await shot('notes-note');
  await choose(page, 'Paragraph');
  await page.getByRole('textbox', { name: /paragraph/ }).waitFor();
  await shot('notes-paragraph');
  await choose(page, 'Follow-up');
  await page.getByRole('button', { name: 'Discard draft' }).click();
}

const choose = (page: Page, form: string) =>
  page.getByRole('group', { name: 'What to write' }).getByText(form).click();

async function takeShift(page: Page, shot: Shot) {
  await open(page, 'Shift');
  await page.getByRole('heading', { name: 'On now' }).waitFor();
  await shot('shift');
  await page.getByLabel('Somebody else').fill('Sam of the next booth');
  await page.getByRole('button', { name: 'Check in', exact: true }).click();
  await seen(page, /^Checked in Sam/);
  await shot('shift-checked-in');
  await page.getByRole('button', { name: 'Set a PIN (Sam of the next booth)' }).click();
  await page.getByLabel('4 to 6 digits').fill('2468');
  await shot('shift-pin');
  await page.keyboard.press('Escape');
}

async function takeTroubles(page: Page, shot: Shot) {
  await page.getByRole('button', { name: /tap for each person/i }).waitFor();
  await leaveNetwork(page);
  await shot('offline');
  await open(page, 'Status');
  await shot('offline-status');
  await open(page, 'Count');
  await page.evaluate(() => Object.assign(window, { isDiskFull: true }));
  await page.getByRole('button', { name: 'Count 3 visitors' }).click();
  await seen(page, /not saved/);
  await shot('not-saved');
  await open(page, 'Status');
  await shot('not-saved-status');
  await page.evaluate(() => Object.assign(window, { isDiskFull: false }));
  await page.unroute('**/api/**');
  await page.route('**/api/v1/sync', async (route) =>
    route.fulfill({ status: 200, json: refusals(route.request().postDataJSON()) }),
  );
  await page.getByRole('button', { name: 'Send now' }).click();
  await seen(page, /need attention/);
  await shot('attention');
}

/** An answer as the server gives it when the booth was archived meanwhile: two refused, the rest stored. */
function refusals({ items }: { items: { id: string }[] }) {
  const refused = { outcome: 'refused', code: 'archived-booth', detail: 'The booth was archived.' };
  const receipts = items.map(({ id }, at) => (at < 2 ? { id, ...refused } : { id, outcome: 'stored' }));
  return { receivedAt: '2026-11-11T14:12:00Z', serverVersion: '0.1.0', receipts, figures: [] };
}

async function takeCode(photographer: Photographer, look: Look, shotOf: (page: Page) => Shot) {
  const page = await openPage(photographer.browser, look);
  await page.goto(`${photographer.stage.url}/tablet/`);
  const code = page.getByLabel(/^Code/);
  await code.waitFor();
  await shotOf(page)('code');
  await code.fill('WRNG CODE');
  await page.getByRole('button', { name: /^Connect this/ }).click();
  await page.getByRole('alert').waitFor();
  await shotOf(page)('wrong-code');
  await page.context().close();
}

/** A phone of somebody who stands for two booths. */
async function takeSeveral(photographer: Photographer, look: Look, shotOf: (page: Page) => Shot) {
  const page = await openTablet(photographer, look, (door) => shotOf(door)('connect-several'), true);
  await countSome(page);
  await shotOf(page)('several');
  await page.context().close();
}

const open = (page: Page, section: string) =>
  page.getByRole('navigation').getByRole('link', { name: section }).click();
const seen = (page: Page, text: RegExp) => page.getByText(text).first().waitFor();

/** A browser without room: writing fails while `window.isDiskFull` holds. As text, since it runs in the page. */
const FAIL_TO_WRITE = `for (const name of ['put', 'add']) {
  const write = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = function (...given) {
    if (window.isDiskFull) throw new DOMException('The disk is full.', 'QuotaExceededError');
    return write.apply(this, given);
  };
}`;
