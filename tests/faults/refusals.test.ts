import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { migrate } from '#server/database/migrate';
import { refuseVersion } from '#server/database/reach';
import { examine } from '#server/doctor/examination';
import { readEnv } from '#server/env';
import { createTestDatabase } from '../setup/app.ts';
import { urlOf } from '../setup/database.ts';
import { newDataFolder, startPavilion } from '../setup/server.ts';

/** Starts, expects it to end by itself with code 1, and returns its one line. */
async function refusal(settings: Record<string, string>): Promise<string> {
  const pavilion = startPavilion(settings);
  expect(await pavilion.ended).toBe(1);
  expect(pavilion.said()).toBe('');
  const lines = pavilion.complained().trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

async function listenSomewhere(onConnection: () => void = () => undefined): Promise<number> {
  const server = createServer(onConnection);
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  afterAll(() => server.close());
  return (server.address() as AddressInfo).port;
}

async function changed(statement: string): Promise<string> {
  const url = await createTestDatabase();
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await sql.unsafe(statement);
  await sql.end();
  return url;
}

describe('a start that cannot work says why in one line and changes nothing:', () => {
  test('the port is taken, found out before a database is made', async () => {
    const folder = newDataFolder();
    const port = await listenSomewhere();
    const line = await refusal({ PORT: String(port), PAVILION_DATA: join(folder, 'data') });
    expect(line).toBe(
      `Pavilion did not start: Port ${port} is taken by another program. Stop it, or set PORT to another number.`,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test('the address is not ours, or a setting is wrong', async () => {
    const folder = newDataFolder();
    const PAVILION_DATA = join(folder, 'data');
    const lines = await Promise.all([
      refusal({ PAVILION_DATA, HOST: '192.0.2.1' }),
      refusal({ PAVILION_DATA, PORT: 'http' }),
      refusal({ PAVILION_DATA, PUBLIC_URL: 'pavilion.example.org' }),
      refusal({ PAVILION_DATA, MIGRATE: 'sometimes' }),
    ]);
    expect(lines).toEqual([
      'Pavilion did not start: HOST is "192.0.2.1", which is not an address of this machine.',
      'Pavilion did not start: PORT is "http", but it must be a whole number.',
      'Pavilion did not start: PUBLIC_URL is "pavilion.example.org", but it must be a URL like https://pavilion.example.org.',
      'Pavilion did not start: MIGRATE is "sometimes", but it must be on-start or never.',
    ]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('the data folder is used by another Pavilion, which goes on', async () => {
    const folder = newDataFolder();
    const first = startPavilion({ PAVILION_DATA: folder });
    const url = await first.ready();
    const line = await refusal({ PAVILION_DATA: folder });
    expect(line).toBe(
      `Pavilion did not start: Another Pavilion (process ${first.pid}, ${url}) uses the data in ${folder}. Stop it, or set PAVILION_DATA to another folder.`,
    );
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  test('the data folder cannot be written', async () => {
    const folder = newDataFolder();
    writeFileSync(join(folder, 'file'), '');
    const line = await refusal({ PAVILION_DATA: join(folder, 'file/data') });
    expect(line).toContain(`The data folder ${join(folder, 'file/data')} cannot be written.`);
    expect(await refusal({ PAVILION_DATA: join(folder, 'file') })).toContain(
      `${join(folder, 'file')} is no folder.`,
    );
  });

  test('somebody else’s files stand where the database would be made', async () => {
    const folder = newDataFolder();
    mkdirSync(join(folder, 'postgres'));
    writeFileSync(join(folder, 'postgres/holiday.txt'), 'sea');
    expect(await refusal({ PAVILION_DATA: folder })).toContain(
      'holds something else than a database of Pavilion',
    );
    expect(readdirSync(folder)).toEqual(['postgres']);
    expect(readdirSync(join(folder, 'postgres'))).toEqual(['holiday.txt']);
  });

  test('the data folder lies below a home that others cannot enter', async () => {
    const home = join(newDataFolder(), 'home');
    mkdirSync(home, { mode: 0o700 });
    const isRoot = process.getuid?.() === 0;
    if (!isRoot) chmodSync(home, 0o500);
    const line = await refusal({ PAVILION_DATA: join(home, 'pavilion') });
    expect(line).toContain(isRoot ? `which cannot enter ${home}.` : 'cannot be written');
    expect(existsSync(join(home, 'pavilion'))).toBe(false);
  });

  test('the database cannot be reached or does not let us in', async () => {
    const good = inject('databaseUrl');
    const other = (change: (url: URL) => void) => {
      const url = new URL(good);
      change(url);
      return refusal({ DATABASE_URL: url.href });
    };
    const silent = await listenSomewhere();
    const closed = await other((url) => (url.port = '1'));
    expect(closed).toBe(
      'Pavilion did not start: The database cannot be used. Nothing answers on 127.0.0.1:1.',
    );
    const began = Date.now();
    const lines = await Promise.all([
      other((url) => (url.hostname = 'no-such-host.invalid')),
      other((url) => (url.password = 'not-this-one')),
      other((url) => (url.pathname = '/elsewhere')),
      other((url) => (url.port = String(silent))),
    ]);
    expect(Date.now() - began).toBeLessThan(25_000);
    expect(lines.map((line) => line.replace(/^.*cannot be used\. /, ''))).toEqual([
      'There is no host "no-such-host.invalid".',
      'The user "pavilion" or the password is wrong.',
      'The server has no database "elsewhere". Create it first.',
      `127.0.0.1:${silent} did not answer within 8 seconds.`,
    ]);
    expect(lines.join()).not.toContain(new URL(good).password);
  });

  test('the database is too old', () => {
    expect(refuseVersion(140_012)).toBe('The database is PostgreSQL 14. Pavilion needs 15 or newer.');
    expect([150_000, 180_004].map(refuseVersion)).toEqual([null, null]);
  });

  test('its schema is newer in a breaking way, was edited, half-done, or cannot be migrated', async () => {
    const insert = (name: string) =>
      `insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       values (gen_random_uuid(), 'x', now(), '${name}', 1)`;
    const empty = urlOf(inject('databaseUrl'), 'empty_for_refusals');
    const admin = postgres(inject('databaseUrl'), { max: 1, onnotice: () => undefined });
    await admin.unsafe('create database empty_for_refusals');
    await admin.end();
    const stranger = postgres(empty, { max: 1, onnotice: () => undefined });
    await stranger.unsafe('create table events (theirs text)');

    const [breaking, edited, half, clash, never] = await Promise.all([
      changed(insert('20990101000000_drop-everything_breaking')).then((url) =>
        refusal({ DATABASE_URL: url }),
      ),
      changed(`update _prisma_migrations set checksum = 'x'`).then((url) => refusal({ DATABASE_URL: url })),
      changed(`update _prisma_migrations set finished_at = null`).then((url) =>
        refusal({ DATABASE_URL: url }),
      ),
      refusal({ DATABASE_URL: empty }),
      refusal({ DATABASE_URL: empty, MIGRATE: 'never' }),
    ]);
    expect(breaking).toContain('20990101000000_drop-everything_breaking). Start the newer version.');
    expect(edited).toContain('was changed after it was applied. Restore its file.');
    expect(half).toContain('was left half-way by another tool.');
    expect(clash).toMatch(/Migration \d+_tables failed and was taken back: relation "events" already exists/);
    expect(never).toMatch(/The database lacks \d+ migrations, and MIGRATE=never. Run "npm run db:migrate"./);

    const tables =
      await stranger`select from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`;
    expect(tables).toHaveLength(1);
    await stranger.end();
  });

  test('its role may not create what is needed: which right, and what to run', async () => {
    const admin = postgres(inject('databaseUrl'), { max: 1, onnotice: () => undefined });
    await admin.unsafe(`create role weak login password 'weak'`);
    await admin.unsafe('create database weakdb');
    await admin.unsafe(`create role guest login password 'guest'`);
    await admin.end();
    const as = (role: string, url: string) => {
      const address = new URL(url);
      [address.username, address.password] = [role, role];
      return address.href;
    };
    const owned = urlOf(inject('databaseUrl'), 'weakdb');
    const weak = { DATABASE_URL: as('weak', owned) };
    const owner = postgres(owned, { max: 1, onnotice: () => undefined });
    const text = (what: string, grants: string) =>
      `The database role weak may not create ${what} in database weakdb. Make it the owner of the database, or let the owner run there: ${grants} Nothing was changed.`;
    const schema = 'grant usage, create on schema public to weak;';
    const database = 'grant create on database weakdb to weak;';

    const both = text('tables in schema public and the extension btree_gist', `${schema} ${database}`);
    expect(await refusal(weak)).toBe(`Pavilion did not start: ${both}`);
    const found = await examine(readEnv(weak));
    expect(found).toContainEqual(expect.objectContaining({ what: 'Rights', detail: both }));
    await owner.unsafe(schema);
    const one = text('the extension btree_gist', database);
    expect(await refusal(weak)).toBe(`Pavilion did not start: ${one}`);
    expect(await owner`select from pg_tables where schemaname = 'public'`).toHaveLength(0);
    await owner.unsafe(database);
    expect((await migrate(weak.DATABASE_URL)).applied).not.toEqual([]);

    const guest = { DATABASE_URL: as('guest', owned) };
    expect(await refusal(guest)).toMatch(
      /The database role "guest" may not use what is in the database: permission denied for table _prisma_migrations\. Connect as the role that owns its tables\.$/,
    );
    await owner.unsafe('grant select on _prisma_migrations to guest');
    const readsOnly =
      /The database role guest may not read and write table accounts and \d\d more\. Connect as the role that owns them, or let the owner run there: (.+;)$/;
    const line = await refusal(guest);
    expect(line).toMatch(readsOnly);
    expect(await examine(readEnv(guest))).toContainEqual(
      expect.objectContaining({ what: 'Database', detail: expect.stringMatching(readsOnly) }),
    );
    await owner.unsafe(readsOnly.exec(line)?.[1] ?? '');
    const served = startPavilion(guest);
    expect((await fetch(`${await served.ready()}/readyz`)).status).toBe(200);
    await owner.end();
  });

  test('but a newer schema that only adds is served', async () => {
    const url = await changed(
      `insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       values (gen_random_uuid(), 'x', now(), '20990101000000_add-something', 1)`,
    );
    const pavilion = startPavilion({ DATABASE_URL: url });
    expect((await fetch(`${await pavilion.ready()}/readyz`)).status).toBe(200);
  });
});
