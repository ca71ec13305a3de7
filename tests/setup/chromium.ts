import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  chromium.executablePath(),
];

const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A real Chromium: the one of CHROMIUM_PATH, an installed one, or Playwright's. @throws Error in one line when there is none */
export async function openChromium(args: string[] = []): Promise<Browser> {
  const executablePath = places.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined)
    throw new Error(
      'There is no Chromium. Install it ("apt-get install chromium" or "npx playwright-core install chromium"), or set CHROMIUM_PATH.',
    );
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...asRoot, ...QUIET, ...args] });
}
