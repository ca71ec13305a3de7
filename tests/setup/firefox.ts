import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, firefox, type Locator } from 'playwright-core';

/** `npm run test:browsers` runs the tests of tests/browser in Firefox. */
export const isFirefox = process.env.TEST_BROWSER === 'firefox';
/** Firefox tells of no file that a page makes itself; it is found here. */
export const savedFiles = isFirefox ? mkdtempSync(join(tmpdir(), 'pavilion-saved-')) : '';
if (isFirefox) process.once('exit', () => rmSync(savedFiles, { recursive: true, force: true }));

const places = [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'];

/**
 * An installed Firefox, driven by WebDriver BiDi: Playwright's own build is not what people have.
 * @param names of this machine, apart from localhost
 * @throws Error in one line when there is none
 */
export async function openFirefox(names: readonly string[]): Promise<Browser> {
  const executablePath = places.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined)
    throw new Error('There is no Firefox. Install it ("apt-get install firefox-esr"), or set FIREFOX_PATH.');
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    executablePath,
    downloadsPath: savedFiles,
    firefoxUserPrefs: { 'network.dns.localDomains': names.join(',') },
  });
  await typeKeyByKey(browser);
  return browser;
}

/** What BiDi's `fill` puts into a field does not reach React; keys do. */
async function typeKeyByKey(browser: Browser): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const locators: Locator = Object.getPrototypeOf(page.locator('body'));
  locators.fill = async function typeInto(this: Locator, text) {
    await this.selectText();
    await this.press('Delete');
    await this.pressSequentially(text);
  };
  await context.close();
}
