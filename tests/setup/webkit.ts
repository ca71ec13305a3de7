import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Builder, By, error, type WebDriver, type WebElement } from 'selenium-webdriver';
import { afterAll } from 'vitest';

const PATIENCE_MS = 15_000;

/** A text as XPath writes it. */
const quoted = (text: string) => `"${text.replaceAll('"', "'")}"`;
export const button = (name: string) =>
  `//button[starts-with(@aria-label, ${quoted(name)}) or contains(normalize-space(), ${quoted(name)})]`;
export const link = (name: string) => `//a[contains(normalize-space(), ${quoted(name)})]`;
export const text = (words: string) => `//*[contains(text(), ${quoted(words)})]`;
export const field = (label: string) =>
  `//*[self::input or self::textarea][ancestor::label[contains(normalize-space(), ${quoted(label)})] or @id=//label[contains(normalize-space(), ${quoted(label)})]/@for]`;

/**
 * WebKitGTK in its own small browser, by its WebDriver; ended after the file.
 * @throws Error in one line when something of it is missing
 */
export async function openWebKit() {
  const browser = readdirSync('/usr/lib')
    .map((folder) => join('/usr/lib', folder, 'webkit2gtk-4.1/MiniBrowser'))
    .find((path) => existsSync(path));
  if (browser === undefined || !existsSync('/usr/bin/WebKitWebDriver') || !existsSync('/usr/bin/Xvfb'))
    throw new Error('There is no WebKitGTK. Install it: "apt-get install webkit2gtk-driver xvfb".');
  const [display, port] = [`:${100 + (process.pid % 800)}`, await freePort()];
  const env = { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
  const helpers = [
    spawn('Xvfb', [display, '-screen', '0', '1600x1200x24'], { stdio: 'ignore' }),
    spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env }),
  ];
  const driver = await connect(`http://127.0.0.1:${port}`, browser);
  afterAll(() => end(driver, helpers));
  return handsOf(driver);
}

async function connect(server: string, binary: string): Promise<WebDriver> {
  const options = { binary, args: ['--automation'] };
  const given = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options };
  const until = Date.now() + PATIENCE_MS;
  for (;;)
    try {
      return await new Builder().usingServer(server).withCapabilities(given).build();
    } catch (failure) {
      if (Date.now() > until) throw failure;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
}

async function end(driver: WebDriver, helpers: readonly ChildProcess[]): Promise<void> {
  await driver.quit().catch(() => undefined);
  for (const helper of helpers) helper.kill();
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** What a person does with a page. Places are XPath. */
function handsOf(driver: WebDriver) {
  const find = async (place: string): Promise<WebElement> => {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      for (const found of await driver.findElements(By.xpath(place)))
        if (await found.isDisplayed().catch(() => false)) return found;
      if (Date.now() > until) throw new Error(`Not on the screen: ${place}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const press = async (place: string): Promise<void> => {
    try {
      await (await find(place)).click();
    } catch (failure) {
      // Drawn anew between the look and the press.
      if (!(failure instanceof error.StaleElementReferenceError)) throw failure;
      await press(place);
    }
  };
  return {
    find,
    press,
    type: async (place: string, keys: string) => (await find(place)).sendKeys(keys),
    read: async (place: string) => (await find(place)).getText(),
    go: (url: string) => driver.get(url),
    reload: () => driver.navigate().refresh(),
    /** @returns what the script returns */
    run: <T>(script: string) => driver.executeScript<T>(script),
    resize: (width: number, height: number) => driver.manage().window().setRect({ width, height }),
  };
}
