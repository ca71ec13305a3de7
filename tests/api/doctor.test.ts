import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { examine } from '#server/doctor/examination';
import { readEnv } from '#server/env';
import { createTestApp } from '../setup/app.ts';

const { app, sql, databaseUrl } = await createTestApp();
const server = createServer(app);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => server.close());

const problemsOf = async (settings: Record<string, string>) => {
  const findings = await examine(readEnv({ DATABASE_URL: databaseUrl, ...settings }));
  return findings.filter(({ advice }) => advice !== null).map(({ what, detail }) => `${what}: ${detail}`);
};

describe('npm run doctor', () => {
  test('finds the database in order, LISTEN passing, and leaves no trace of its tap', async () => {
    const findings = await examine(readEnv({ DATABASE_URL: databaseUrl, PUBLIC_URL: address }));
    const fine = findings.filter(({ advice }) => advice === null).map(({ what }) => what);
    expect(fine).toEqual([
      'Database',
      'Migrations',
      'Live hints',
      'Clock',
      'Test tap',
      'Public address',
      'Proxy',
    ]);
    const [left] = await sql<{ events: number; visits: number }[]>`
      select (select count(*) from events)::int as events, (select count(*) from visits)::int as visits`;
    expect(left).toEqual({ events: 0, visits: 0 });
  });

  test('says that tablets need https, and that TRUST_PROXY fits nothing', async () => {
    expect(await problemsOf({ PUBLIC_URL: address, TRUST_PROXY: '1' })).toEqual([
      `Address: ${address} is not https`,
      'Proxy: TRUST_PROXY is set, but no proxy forwards',
      expect.stringMatching(/^Version: 0\.0\.0-test runs there/),
    ]);
  });

  test('says that visits are not counted when the triggers are off', async () => {
    await sql`alter table visits disable trigger visits_added`;
    expect(await problemsOf({})).toContain('Test tap: stored, but not counted');
    await sql`alter table visits enable trigger visits_added`;
  });

  test('says that the database cannot be reached, and looks at the address all the same', async () => {
    const problems = await problemsOf({
      DATABASE_URL: 'postgresql://pavilion@127.0.0.1:1/pavilion',
      PUBLIC_URL: 'http://127.0.0.1:1',
    });
    expect(problems).toEqual([
      'Database: The database cannot be used. Nothing answers on 127.0.0.1:1.',
      'Address: http://127.0.0.1:1 is not https',
      expect.stringMatching(/^Public address: http:\/\/127\.0\.0\.1:1 does not answer \(/),
    ]);
  });
});
