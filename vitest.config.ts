import { defineConfig } from 'vitest/config';
import Spread from './tests/setup/order.ts';

export default defineConfig({
  test: {
    // Two cores are busy with three: a worker waits for its browser, its database, or a timer.
    maxWorkers: 3,
    sequence: { sequencer: Spread },
    projects: [
      {
        test: {
          // One project, so that a worker that has loaded the application keeps it from file to file.
          name: 'pavilion',
          include: ['tests/{api,browser,faults}/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/setup/database.ts', 'tests/setup/chromium.ts'],
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 90_000,
          hookTimeout: 90_000,
          isolate: false,
        },
      },
      {
        test: {
          name: 'web',
          include: ['tests/web/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['fake-indexeddb/auto'],
          testTimeout: 20_000,
          isolate: false,
        },
      },
      {
        test: {
          name: 'rules',
          include: ['tests/rules/**/*.test.ts', 'tests/house.test.ts'],
          environment: 'node',
          testTimeout: 20_000,
          isolate: false,
        },
      },
    ],
  },
});
