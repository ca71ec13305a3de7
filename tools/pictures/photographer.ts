/** Opens pages on the stage, as the owner or as a stranger, and takes them. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openChromium } from '../chromium.ts';
import { openStage, type Stage } from '../stage.ts';

/** The second day of the simulated event, 15:12 on its clock. */
export const MOMENT = new Date('2026-11-11T14:12:00Z');

export const sizes = {
  dashboard: { width: 1440, height: 900 },
  landscape: { width: 1180, height: 820 },
  phone: { width: 390, height: 844 },
};

export interface Look {
  viewport: { width: number; height: number };
  scheme: 'light' | 'dark';
}

export const endOf = ({ viewport, scheme }: Look): string => `${viewport.width}-${scheme}`;

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

export interface Photographer {
  stage: Stage;
  browser: Browser;
  /** The owner's cookies. */
  session: Session;
  /** A browser of the owner, for the API. */
  desk: BrowserContext;
  folder: string;
}

/** Stage, browser and owner for as long as `work` takes. */
export async function withPhotographer(
  given: { folder: string; seed: 'all' | 'none' },
  work: (photographer: Photographer) => Promise<void>,
): Promise<void> {
  mkdirSync(given.folder, { recursive: true });
  const stage = await openStage(MOMENT, given.seed);
  const browser = await openChromium();
  try {
    const session = await becomeOwner(browser, stage);
    const desk = await browser.newContext({ storageState: session });
    await work({ stage, browser, session, desk, folder: given.folder });
  } finally {
    await browser.close();
    await stage.close();
  }
}

export async function openPage(browser: Browser, look: Look, session?: Session): Promise<Page> {
  const context = await browser.newContext({
    viewport: look.viewport,
    colorScheme: look.scheme,
    locale: 'en-GB',
    ...(session !== undefined && { storageState: session }),
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(MOMENT);
  page.on('pageerror', (error) => console.error(`${page.url()}: ${error.message}`));
  return page;
}

export function openDashboard({ browser, session }: Photographer, look: Look): Promise<Page> {
  return openPage(browser, look, session);
}

async function becomeOwner(browser: Browser, { ownerLink }: Stage): Promise<Session> {
  const page = await openPage(browser, { viewport: sizes.dashboard, scheme: 'light' });
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

export async function goTo(page: Page, { stage }: Photographer, path: string) {
  await page.goto(stage.url + path);
  await page.locator('h1').first().waitFor();
}

/** One picture, once everything is drawn; says when a page is wider than its screen. */
export async function take(page: Page, folder: string, name: string, fullPage = false) {
  await page.waitForFunction(
    () => document.querySelector('[role=status][aria-label$="is loading"]') === null,
  );
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // What is drawn after data has come, such as the size of the counter's figure, settles within two frames.
  await page.waitForTimeout(400);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) console.error(`${name} is ${over} px wider than its screen.`);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', fullPage });
}
