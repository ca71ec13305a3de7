import { defineConfig } from 'vitest/config';

/** `npm run test:deploy`: needs caddy (Debian: apt-get install caddy), so it is no part of `npm test`. */
export default defineConfig({
  test: {
    include: ['tests/deploy/**/*.test.ts'],
    globalSetup: ['tests/setup/database.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
