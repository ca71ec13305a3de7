import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { report } from '#contracts/report';
import { createTestApp } from '../setup/app.ts';
import { readWorkbook } from '../setup/workbook.ts';

const { request, as, databaseUrl, time } = await createTestApp();
const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'pavilion-commands-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  code: number;
  out: string;
  err: string;
}

function run(tool: string, ...args: string[]): Promise<Outcome> {
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', `tools/${tool}.ts`, ...args],
      { cwd: root, env },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err }),
    );
  });
}

const SLOW = 120_000;

describe('npm run db:seed', () => {
  test('keeps a database empty, and fills it when somebody asks later, once', { timeout: SLOW }, async () => {
    expect(await run('db-seed')).toMatchObject({ code: 1, err: expect.stringContaining('--published') });
    expect(await run('db-seed', '--none')).toMatchObject({
      code: 0,
      out: 'The database is empty and stays so.\n',
    });
    expect(await run('db-seed', '--published')).toMatchObject({
      code: 0,
      out: expect.stringContaining('KubeCon'),
    });
    const again = await run('db-seed', '--all');
    expect(again).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Nothing was changed') });
    const { body } = await request.get('/api/v1/events').set(await as('viewer'));
    expect(body.items.map(({ slug }: { slug: string }) => slug)).toEqual(['kubecon-na-2025']);
  });
});

describe('npm run export', () => {
  test('prints what the API answers, and nothing else', { timeout: SLOW }, async () => {
    const { code, out } = await run('export', '--event', 'kubecon-na-2025', '--format', 'json');
    // What is over or overdue depends on when it is asked: now, as the command does.
    time.now = new Date();
    const answer = await request.get('/api/v1/events/kubecon-na-2025/summary.json').set(await as('viewer'));
    const { madeAt: _, ...exported } = report.parse(JSON.parse(out));
    expect(code).toBe(0);
    expect(report.parse(answer.body)).toMatchObject(exported);
  });

  test('writes one booth to a file', { timeout: SLOW }, async () => {
    const out = join(folder, 'drasi.xlsx');
    const outcome = await run(
      'export',
      '--event',
      'kubecon-na-2025',
      '--format',
      'xlsx',
      '--booth',
      'drasi',
      '--out',
      out,
    );
    expect(outcome).toMatchObject({ code: 0, out: '' });
    const { Event, Representatives } = readWorkbook(readFileSync(out));
    expect(Event).toContainEqual(['Visitors text', '~70']);
    expect(Representatives?.[1]?.slice(0, 3)).toEqual(['drasi', 'Drasi', 'Nandita Valsan']);
  });

  test('says in one line what it cannot do', { timeout: SLOW }, async () => {
    const event = ['--event', 'kubecon-na-2025'];
    expect(await run('export', ...event, '--format', 'docx')).toEqual({
      code: 1,
      out: '',
      err: 'There is no summary as "docx". The formats are md, html, pdf, csv, zip, xlsx, json.\n',
    });
    expect((await run('export', '--event', 'nowhere', '--format', 'md')).err).toBe(
      'There is no such event "nowhere".\n',
    );
    expect((await run('export', ...event)).err).toMatch(/^--event and --format are needed\. .*\n$/);
  });

  test.each([
    [['--booth', 'nowhere'], /^There is no such booth "nowhere"\.\n$/],
    [['--booth', 'No Slug'], /^--booth must be lower-case letters, digits and single hyphens\n$/],
    [['--edition', 'brochure'], /^--edition .*\n$/],
    [['--table', 'days'], /^table: only a CSV holds one table; leave it out for md, or ask for csv\n$/],
    [['--with', 'kubecon-na-2025'], /^with: that is the same event; .*\n$/],
    [['--colour'], /^Unknown option '--colour'\. Usage: .*\n$/],
    [['surplus'], /^Unexpected argument 'surplus'\..* Usage: .*\n$/],
    [['--out', ''], /^.* is a folder\. Name a file in it\.\n$/],
  ] as const)('says what is wrong with %j', { timeout: SLOW }, async (given, why) => {
    const outcome = await run('export', '--event', 'kubecon-na-2025', '--format', 'md', ...given);
    expect(outcome).toEqual({ code: 1, out: '', err: expect.stringMatching(why) });
  });

  test('to where it does not fit, or is not read to its end, says so in one line', {
    timeout: SLOW,
  }, async () => {
    const command = `"${process.execPath}" --import tsx tools/export.ts --event kubecon-na-2025 --format`;
    const inShell = (line: string): Promise<Outcome> => {
      const env = { ...process.env, DATABASE_URL: databaseUrl };
      return new Promise((resolve) => {
        execFile('bash', ['-o', 'pipefail', '-c', line], { cwd: root, env }, (error, out, err) =>
          resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err }),
        );
      });
    };
    // Linux has a device that is always full.
    if (existsSync('/dev/full')) {
      expect(await inShell(`${command} md > /dev/full`)).toMatchObject({
        code: 1,
        err: 'The output is not whole: there is no room for it. Make room, or name another file.\n',
      });
      expect(await inShell(`${command} md --out /dev/full`)).toMatchObject({
        code: 1,
        err: '/dev/full was not written: /dev is full. Make room, or name another file.\n',
      });
    }
    expect(await inShell(`${command} json | true`)).toEqual({
      code: 1,
      out: '',
      err: 'The output is not whole: whoever reads it stopped before its end. Name a file with --out.\n',
    });
  });

  test('writes to a file whole or not at all, and says which folder it was', { timeout: SLOW }, async () => {
    const exportTo = (out: string) =>
      run('export', '--event', 'kubecon-na-2025', '--format', 'md', '--out', out);
    const missing = join(folder, 'missing');
    expect(await exportTo(join(missing, 'x.md'))).toEqual({
      code: 1,
      out: '',
      err: `There is no folder ${missing}. Make it, or name another file.\n`,
    });
    expect((await exportTo(folder)).err).toBe(`${folder} is a folder. Name a file in it.\n`);
    const closed = closedFolder();
    expect(await exportTo(join(closed, 'x.md'))).toEqual({
      code: 1,
      out: '',
      err: `${join(closed, 'x.md')} was not written: the folder ${closed} cannot be written to. Change its rights, or name another file.\n`,
    });
    const summary = join(folder, 'summary.md');
    writeFileSync(summary, 'an earlier one', { mode: 0o600 });
    expect((await exportTo(summary)).code).toBe(0);
    expect(readFileSync(summary, 'utf8')).toMatch(/^# KubeCon/);
    expect(statSync(summary).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

/** Where nothing can be written, not even by root. */
function closedFolder(): string {
  if (process.getuid?.() === 0) return '/sys';
  const closed = join(folder, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o555);
  return closed;
}
