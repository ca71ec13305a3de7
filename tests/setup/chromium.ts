import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
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

/** A real Chromium: the one of CHROMIUM_PATH, an installed one, or Playwright's own, downloaded if need be. */
export async function openChromium(args: string[] = []): Promise<Browser> {
  const executablePath = findChromium() ?? installChromium();
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...asRoot, ...QUIET, ...args] });
}

const findChromium = () => places.find((path) => path !== undefined && existsSync(path));

/** @throws Error in one line when it cannot be had */
function installChromium(): string {
  try {
    const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json');
    const cli = join(dirname(manifest), 'cli.js');
    execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 240_000 });
  } catch {
    // What follows says it.
  }
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error(
    'There is no Chromium, and it could not be downloaded. Install it ("apt-get install chromium"), or set CHROMIUM_PATH.',
  );
}
