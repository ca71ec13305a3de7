import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { createAccount } from '../fixtures/people.ts';
import { createTestApp } from '../setup/app.ts';
import { newDataFolder, postmasterPid } from '../setup/server.ts';

const { db, request, databaseUrl } = await createTestApp();
const atlanta = await createEvent(db);
const copa = await createBooth(db, atlanta.id, 'Copa');
const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** What a command prints, as an operator runs it. */
async function command(tool: string, args: string[], settings: Record<string, string> = {}) {
  const env = { ...process.env, DATABASE_URL: databaseUrl, ...settings };
  const argv = ['--import', 'tsx', join(root, 'tools', `${tool}.ts`), ...args];
  try {
    return { code: 0, ...(await run(process.execPath, argv, { cwd: root, env })) };
  } catch (error) {
    if (!(error instanceof Error) || !('stdout' in error) || !('stderr' in error)) throw error;
    return { code: 'code' in error ? error.code : null, stdout: error.stdout, stderr: error.stderr };
  }
}

test('npm run token prints a token of a lead, and nothing else', async () => {
  const printed = await command('token', ['--role', 'lead', '--booth', 'atlanta/copa', '--name', 'Copa CI']);
  expect(printed.code).toBe(0);
  expect(printed.stdout).toMatch(/^pvt_[\w-]{43}\n$/);
  const headers = { Authorization: `Bearer ${String(printed.stdout).trim()}` };
  const list = await request.get('/api/v1/events/atlanta/booths').set(headers);
  expect(list.body.items.map((booth: { id: string }) => booth.id)).toEqual([copa.id]);
});

test('npm run owner-link prints a link on the public address that makes an owner', async () => {
  const printed = await command('owner-link', [], { PUBLIC_URL: 'https://pavilion.example.org/' });
  expect(printed.stdout).toMatch(/^https:\/\/pavilion\.example\.org\/welcome#pvl_[\w-]{43}\n$/);
  const secret = new URL(String(printed.stdout).trim()).hash.slice(1);
  const look = await request.post('/api/v1/invites/look').send({ secret });
  expect(look.body.purpose).toBe('owner');
});

describe('npm run owner-link', () => {
  const look = async (stdout: unknown) => {
    const secret = new URL(String(stdout).trim()).hash.slice(1);
    return (await request.post('/api/v1/invites/look').send({ secret })).body;
  };

  test('is for the owner, lists several, and asks which one', { timeout: 60_000 }, async () => {
    const olga = await createAccount(db, 'Olga', { role: 'owner' });
    const forOlga = await command('owner-link', []);
    expect(await look(forOlga.stdout)).toMatchObject({ purpose: 'reset', email: olga.email });
    expect(forOlga.stderr).toContain(`With this link ${olga.email} sets a new password.`);
    const ben = await createAccount(db, 'Ben', { role: 'owner' });
    const asked = await command('owner-link', []);
    expect(asked).toMatchObject({ code: 1, stdout: '' });
    expect(asked.stderr).toBe(
      `There are 2 owners: ${ben.email} (Ben), ${olga.email} (Olga). Usage: npm run owner-link [-- --email ADDRESS]\n`,
    );
    const forBen = await command('owner-link', ['--email', ben.email.toUpperCase()]);
    expect(await look(forBen.stdout)).toMatchObject({ purpose: 'reset', email: ben.email });
    // The link of one does not end that of the other.
    expect(await look(forOlga.stdout)).toMatchObject({ email: olga.email });
    const another = await command('owner-link', ['--email', 'nina@example.org']);
    expect(await look(another.stdout)).toMatchObject({ purpose: 'owner', email: 'nina@example.org' });
    const wrong = await command('owner-link', ['--email', 'nina']);
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.stderr).toMatch(/^--email must be an e-mail address\. Usage: .*\n$/);
  });
});

test.each([
  ['token', 'npm run -s token -- --role'],
  ['export', 'npm run -s export -- --event SLUG'],
  ['owner-link', 'npm run owner-link [-- --email ADDRESS]'],
  ['doctor', 'npm run doctor'],
  ['db-seed', 'npm run db:seed -- --none'],
  ['db-migrate', 'npm run db:migrate'],
])('%s --help says how it is called, and asks nothing of a database', async (tool, usage) => {
  const printed = await command(tool, ['--help'], {
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  });
  expect(printed).toMatchObject({ code: 0, stderr: '' });
  expect(printed.stdout).toContain(`Usage: ${usage}`);
});

test.each([
  [
    ['--role', 'king', '--name', 'x'],
    /^--role must be owner, manager, lead or viewer\. Usage: .*owner\|manager\|lead\|viewer.*\n$/,
  ],
  [['--role', 'lead', '--name', 'x', '--booth', 'atlanta/nobody'], /^There is no booth nobody .*\n$/],
])('npm run token %j ends with one clear line', async (args, line) => {
  const printed = await command('token', args);
  expect(printed).toMatchObject({ code: 1, stdout: '' });
  expect(printed.stderr).toMatch(line);
});

test('a database that does not answer is named', async () => {
  const printed = await command('owner-link', [], { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' });
  expect(printed).toMatchObject({ code: 1, stdout: '' });
  expect(printed.stderr).toMatch(/^The database cannot be used\. Nothing answers on 127\.0\.0\.1:1\.\n$/);
});

describe('a database', () => {
  test('of our own is made when somebody asks for one, up to date, and stopped after', {
    timeout: 60_000,
  }, async () => {
    const folder = newDataFolder();
    const settings = { DATABASE_URL: '', PAVILION_DATA: folder };
    const token = ['--role', 'manager', '--name', 'CI'];
    const mistyped = await Promise.all([
      command('db-migrate', [], settings),
      command('token', token, settings),
      command('owner-link', [], settings),
      command('export', ['--event', 'atlanta', '--format', 'md'], settings),
    ]);
    const none = `There is no database in ${folder} yet. Is PAVILION_DATA right? "npm start" makes one.\n`;
    for (const printed of mistyped) expect(printed).toMatchObject({ code: 1, stdout: '', stderr: none });
    expect(readdirSync(folder)).toEqual([]);
    expect(await command('db-seed', ['--none'], settings)).toMatchObject({ code: 0 });
    expect((await command('token', token, settings)).stdout).toMatch(/^pvt_/);
    expect(postmasterPid(folder)).toBeNull();
    expect(await command('db-migrate', [], settings)).toMatchObject({ code: 0, stdout: 'Nothing to do.\n' });
  });

  test('of DATABASE_URL is migrated by npm run db:migrate', async () => {
    expect(await command('db-migrate', [])).toMatchObject({ code: 0, stdout: 'Nothing to do.\n' });
    const printed = await command('db-migrate', [], { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' });
    expect(printed).toMatchObject({
      code: 1,
      stderr: 'The database cannot be used. Nothing answers on 127.0.0.1:1.\n',
    });
  });
});
