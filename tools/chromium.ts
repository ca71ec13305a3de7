import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

/** Chromium without windows: the same engine for half the processor time. */
const SHELL = '/usr/bin/chromium-headless-shell';

const places = [
  process.env.CHROMIUM_PATH,
  SHELL,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  chromium.executablePath(),
];

/** What a browser window does for its person, and nobody looks at; a list of our own replaces Playwright's. */
const FEATURES_OFF = [
  ...[
    'PreloadTopChromeWebUI',
    'LensOverlay',
    'MediaRouter',
    'OptimizationHints',
    'PreconnectToSearch',
    'AimEnabled',
  ],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'PaintHolding', 'ThirdPartyStoragePartitioning'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'NetworkTimeServiceQuerying'],
];

const QUIET = [
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  `--disable-features=${FEATURES_OFF.join(',')}`,
];

/** A real Chromium: the one of CHROMIUM_PATH, an installed one, or Playwright's own, downloaded if need be. */
export async function openChromium(args: string[] = []): Promise<Browser> {
  return chromium.launch(launching(args));
}

/** The same with what it keeps in this folder, so that it can be opened again. */
export async function openProfile(
  folder: string,
  view: Parameters<typeof chromium.launchPersistentContext>[1] = {},
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...launching([]), ...view });
}

function launching(args: string[]) {
  const executablePath = findChromium() ?? provideChromium();
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { executablePath, args: [...asRoot, ...QUIET, ...args] };
}

const findChromium = () => places.find((path) => path !== undefined && existsSync(path));

/**
 * Sees to it that there is one, before browsers are opened: on Debian, where we may install it, the one without windows;
 * else what is there, else Playwright's download.
 * @returns its path
 * @throws Error in one line when none can be had
 */
export function provideChromium(): string {
  const wanted = process.env.CHROMIUM_PATH || (existsSync(SHELL) && SHELL);
  if (wanted) return wanted;
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (isDebianRoot) {
    attempt('apt-get', ['update', '-qq']);
    attempt('apt-get', ['install', '-y', '-qq', 'chromium-headless-shell']);
    if (findChromium() === undefined) attempt('apt-get', ['install', '-y', '-qq', 'chromium']);
  }
  if (findChromium() === undefined) {
    const require = createRequire(import.meta.url);
    const cli = join(dirname(require.resolve('playwright-core/package.json')), 'cli.js');
    attempt(process.execPath, [cli, 'install', 'chromium']);
  }
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error(
    'There is no Chromium, and it could not be installed. Install it ("apt-get install chromium"), or set CHROMIUM_PATH.',
  );
}

function attempt(command: string, args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(command, args, { stdio: 'ignore', timeout: 240_000, env });
}
