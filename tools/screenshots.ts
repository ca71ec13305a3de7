/**
 * `npm run pictures`: the pictures of README and guides, into docs/pictures.
 * `npm run pictures -- --all FOLDER`: every screen in three sizes, light and dark.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { booths } from '#contracts/booths';
import { enrolmentCodes } from '#contracts/enrolment';
import { personalLinks } from '#contracts/personal-links';
import { representatives } from '#contracts/representatives';
import { openChromium } from './chromium.ts';
import { EVENT, openStage, type Stage } from './stage.ts';
import { BadArguments, runCommand } from './with-database.ts';

/** The second day of the simulated event, 15:12 on its clock. */
const MOMENT = new Date('2026-11-11T14:12:00Z');
const BOOTH = 'lanternfish';

const dashboard = { width: 1440, height: 900 };
const landscape = { width: 1180, height: 820 };
const portrait = { width: 820, height: 1180 };
const phone = { width: 390, height: 844 };

interface Look {
  viewport: { width: number; height: number };
  scheme: 'light' | 'dark';
}

interface Screen {
  name: string;
  path: string;
}

const ofEvent = (path: string) => `/events/${EVENT}/${path}`;
const sections = [
  ...['facts', 'hours', 'kiosks', 'booths', 'representatives', 'slots', 'shifts'],
  ...['devices', 'topics', 'head-counts'],
];
const across = ['events', 'events/new', 'projects', 'people', 'accounts', 'tokens'];

const start: Screen = { name: 'start', path: '/' };
const now: Screen = { name: 'now', path: ofEvent('now') };
const summary: Screen = { name: 'summary', path: ofEvent('summary') };
const everyDashboardScreen: readonly Screen[] = [
  start,
  now,
  { name: 'now-whole-event', path: `${now.path}?day=all` },
  { name: 'now-published', path: '/events/kubecon-na-2025/now' },
  summary,
  { name: 'summary-published', path: '/events/kubecon-na-2025/summary' },
  ...sections.map((name) => ({ name: `set-up-${name}`, path: ofEvent(`set-up/${name}`) })),
  ...across.map((path) => ({ name: `across-${path.replace('/', '-')}`, path: `/set-up/${path}` })),
];

await runCommand(async () => {
  const folder = folderOfAll(process.argv.slice(2));
  const stage = await openStage(MOMENT);
  const browser = await openChromium();
  try {
    const session = await becomeOwner(browser, stage);
    const desk = await browser.newContext({ storageState: session });
    const photographer = { stage, browser, session, desk };
    if (folder === null) await takeGuides(photographer, join(import.meta.dirname, '../docs/pictures'));
    else await takeEverything(photographer, folder);
  } finally {
    await browser.close();
    await stage.close();
  }
});

function folderOfAll(given: string[]): string | null {
  const [option, folder] = given;
  if (option === undefined) return null;
  if (option === '--all' && folder !== undefined) return folder;
  throw new BadArguments('Usage: npm run pictures [-- --all FOLDER]');
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

interface Photographer {
  stage: Stage;
  browser: Browser;
  /** The owner's cookies. */
  session: Session;
  /** A browser of the owner, for the API. */
  desk: BrowserContext;
}

async function takeGuides(photographer: Photographer, folder: string) {
  mkdirSync(folder, { recursive: true });
  const setUp = { name: 'set-up', path: ofEvent('set-up/booths') };
  const desk = await openDashboard(photographer, { viewport: dashboard, scheme: 'light' });
  for (const screen of [start, now, summary, setUp]) await takeScreen(desk, photographer, screen, folder);
  await desk.context().close();
  for (const [name, viewport] of Object.entries({
    'tablet-landscape': landscape,
    'tablet-portrait': portrait,
    phone,
  })) {
    const page = await openTablet(photographer, { viewport, scheme: 'light' });
    await countSome(page);
    await take(page, folder, name);
    await page.context().close();
  }
}

async function takeEverything(photographer: Photographer, folder: string) {
  mkdirSync(folder, { recursive: true });
  for (const viewport of [dashboard, landscape, phone])
    for (const scheme of ['light', 'dark'] as const) {
      const end = `${viewport.width}-${scheme}`;
      const look = { viewport, scheme };
      const desk = await openDashboard(photographer, look);
      for (const screen of everyDashboardScreen)
        await takeScreen(desk, photographer, { ...screen, name: `${screen.name}-${end}` }, folder);
      await desk.context().close();
      await takeDoor(photographer, look, folder, end);
      await takeTablet(photographer, look, folder, end);
    }
}

async function takeDoor(photographer: Photographer, look: Look, folder: string, end: string) {
  const page = await openPage(photographer.browser, look);
  await takeScreen(page, photographer, { name: `sign-in-${end}`, path: '/sign-in' }, folder);
  await takeScreen(page, photographer, { name: `link-used-${end}`, path: '/welcome#used' }, folder);
  await page.context().close();
}

async function takeTablet(photographer: Photographer, look: Look, folder: string, end: string) {
  const page = await openTablet(photographer, look, (door) => take(door, folder, `tablet-connect-${end}`));
  await countSome(page);
  await take(page, folder, `tablet-count-${end}`);
  await page.getByRole('button', { name: /other/i }).first().click();
  await take(page, folder, `tablet-keypad-${end}`);
  await page.goto(`${photographer.stage.url}/tablet/status`);
  await take(page, folder, `tablet-status-${end}`);
  await page.context().close();
}

async function openPage(browser: Browser, look: Look, session?: Session): Promise<Page> {
  const context = await browser.newContext({
    viewport: look.viewport,
    colorScheme: look.scheme,
    locale: 'en-GB',
    ...(session !== undefined && { storageState: session }),
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(MOMENT);
  page.on('pageerror', (error) => console.error(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error')
      console.error(`${page.url()}: ${message.text()} ${message.location().url}`);
  });
  return page;
}

async function becomeOwner(browser: Browser, { ownerLink }: Stage): Promise<Session> {
  const page = await openPage(browser, { viewport: dashboard, scheme: 'light' });
  await page.goto(ownerLink);
  await page.getByLabel('Name').fill('Flora Reyes');
  await page.getByLabel('E-mail').fill('flora@pavilion.example');
  await page.locator('input[autocomplete=new-password]').fill('a kiosk by the door');
  await page.getByRole('button', { name: 'Make my account' }).click();
  await page.getByRole('heading', { name: 'What is still missing' }).waitFor();
  const session = await page.context().storageState();
  await page.context().close();
  return session;
}

function openDashboard({ browser, session }: Photographer, look: Look): Promise<Page> {
  return openPage(browser, look, session);
}

/** Connects a tablet by code, or a phone by a representative's link, as a booth does. */
async function openTablet(
  photographer: Photographer,
  look: Look,
  beforeConnecting: (page: Page) => Promise<void> = async () => {},
) {
  const url = await (look.viewport === phone ? makeLink(photographer) : makeCode(photographer));
  const page = await openPage(photographer.browser, look);
  await page.goto(url);
  const connect = page.getByRole('button', { name: /^Connect this/ });
  await connect.waitFor();
  await beforeConnecting(page);
  await connect.click();
  await page.getByRole('button', { name: /tap for each person/i }).waitFor();
  return page;
}

async function makeCode(photographer: Photographer): Promise<string> {
  const boothIds = [await boothId(photographer)];
  const made = await post(photographer, `/api/v1/events/${EVENT}/enrolment-codes`, {
    boothIds,
    name: 'Tablet by the stairs',
  });
  return enrolmentCodes.create.output.parse(made).url;
}

async function makeLink(photographer: Photographer): Promise<string> {
  const booth = await boothId(photographer);
  const list = await read(photographer, `/api/v1/events/${EVENT}/representatives?boothId=${booth}`);
  const [first] = representatives.list.output.parse(list).items;
  const made = await post(photographer, `/api/v1/events/${EVENT}/personal-links`, {
    personId: first?.personId,
  });
  return personalLinks.create.output.parse(made).url;
}

async function boothId(photographer: Photographer): Promise<string> {
  const list = booths.list.output.parse(await read(photographer, `/api/v1/events/${EVENT}/booths`));
  const booth = list.items.find(({ slug }) => slug === BOOTH);
  if (booth === undefined) throw new Error(`The simulated event has no booth ${BOOTH}.`);
  return booth.id;
}

async function read({ stage, desk }: Photographer, path: string): Promise<unknown> {
  return (await desk.request.get(stage.url + path)).json();
}

async function post({ stage, desk }: Photographer, path: string, data: object): Promise<unknown> {
  return (await desk.request.post(stage.url + path, { data, headers: { Origin: stage.url } })).json();
}

async function countSome(page: Page) {
  await page.getByRole('button', { name: /tap for each person/i }).click();
  await page.getByRole('button', { name: 'Count 2 visitors' }).click();
  await page
    .getByText(/^All sent/)
    .first()
    .waitFor();
}

async function takeScreen(page: Page, { stage }: Photographer, { name, path }: Screen, folder: string) {
  await page.goto(stage.url + path);
  await page.locator('h1').first().waitFor();
  await take(page, folder, name);
}

async function take(page: Page, folder: string, name: string) {
  await page.waitForFunction(
    () => document.querySelector('[role=status][aria-label$="is loading"]') === null,
  );
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // What is drawn after data has come, such as the size of the counter's figure, settles within two frames.
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
