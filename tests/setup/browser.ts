import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const KNOWN_PLACES = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A real Chromium: one that is found, else one that is installed, else an error that says what to do. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium() ?? installChromium();
  const isRoot = process.getuid?.() === 0;
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  return chromium.launch({
    executablePath,
    args: [...quiet, '--disable-gpu', ...(isRoot ? ['--no-sandbox'] : [])],
  });
}

function findChromium(): string | undefined {
  const places = [...KNOWN_PLACES, chromium.executablePath()];
  return places.find((path) => path !== undefined && path !== '' && existsSync(path));
}

function installChromium(): string {
  const isDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const attempts: [string, string[]][] = isDebian
    ? [
        ['apt-get', ['update', '-qq']],
        ['apt-get', ['install', '-y', '-qq', 'chromium']],
      ]
    : [[process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']]];
  for (const [command, args] of attempts)
    spawnSync(command, args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  const found = findChromium();
  if (found === undefined)
    throw new Error(
      'The browser tests need Chromium, and it could not be installed. Install it, or set CHROME_PATH to a Chrome.',
    );
  return found;
}
