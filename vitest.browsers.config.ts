import { defineConfig } from 'vitest/config';

/** What cannot be driven in Firefox: Chromium's own protocol, answers that a test loses, a page's clock that is set. */
const ONLY_CHROMIUM = [
  'the browser reads the manifest without a complaint',
  'slides off counts nobody, with a finger',
  'whose answer was lost on the way',
  'days without a network',
  'a tap vibrates and makes a sound',
  'slept through the night',
  'cleared by the browser',
  'lost it all and keeps nothing more',
];

/** `npm run test:browsers`: needs Firefox and WebKitGTK (Debian: apt-get install firefox-esr webkit2gtk-driver xvfb), so it is no part of `npm test`. */
export default defineConfig({
  test: {
    include: [
      'tests/browser/tablet-*.test.ts',
      'tests/browser/{walk,dashboard,visits,hand-in,needs-attention,uncertain-times,content-policy}.test.ts',
      'tests/webkit/**/*.test.ts',
    ],
    testNamePattern: new RegExp(`^(?!.*(${ONLY_CHROMIUM.join('|')}))`),
    globalSetup: ['tests/setup/database.ts'],
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 90_000,
    hookTimeout: 90_000,
    isolate: false,
    maxWorkers: 2,
    // Tests that wait out a time of the product do so beside each other; more pages of Firefox than this wait for the processor.
    maxConcurrency: 2,
    env: { TEST_BROWSER: 'firefox' },
  },
});
