import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { describe, expect, inject, test } from 'vitest';
import { addEvent, eventSlugs, managerToken } from '../fixtures/running.ts';
import { urlOf } from '../setup/database.ts';
import { newDataFolder, type Pavilion, postmasterPid, startPavilion, until } from '../setup/server.ts';

async function kill(pavilion: Pavilion) {
  pavilion.signal('SIGKILL');
  await pavilion.ended;
}

describe('after kill -9', () => {
  test('of Pavilion, then of both, everything acknowledged is there', async () => {
    const folder = newDataFolder();
    const first = startPavilion({ PAVILION_DATA: folder });
    const url = await first.ready();
    const token = await managerToken(folder);
    await addEvent(url, token);
    const orphan = postmasterPid(folder) ?? 0;
    await kill(first);

    const second = startPavilion({ PAVILION_DATA: folder });
    expect(await eventSlugs(await second.ready(), token)).toEqual(['atlanta']);
    expect(postmasterPid(folder)).toBe(orphan);

    process.kill(orphan, 'SIGKILL');
    await kill(second);
    const third = startPavilion({ PAVILION_DATA: folder });
    expect(await eventSlugs(await third.ready(), token)).toEqual(['atlanta']);
    expect(postmasterPid(folder)).not.toBe(orphan);
    third.signal('SIGTERM');
    expect(await third.ended).toBe(0);
  });

  test('of PostgreSQL while Pavilion runs, the server answers 503, starts it again and goes on', async () => {
    const folder = newDataFolder();
    const pavilion = startPavilion({ PAVILION_DATA: folder });
    const url = await pavilion.ready();
    const token = await managerToken(folder);
    await addEvent(url, token);
    const before = postmasterPid(folder) ?? 0;

    const states = new Set<number>();
    process.kill(before, 'SIGKILL');
    await until(
      async () => {
        const { status } = await fetch(`${url}/readyz`);
        states.add(status);
        return postmasterPid(folder) !== before && status === 200;
      },
      (isBack) => isBack,
    );
    expect([...states].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(await eventSlugs(url, token)).toEqual(['atlanta']);

    const rival = startPavilion({ PAVILION_DATA: folder });
    expect(await rival.ended).toBe(1);
    expect(rival.complained()).toContain(`Another Pavilion (process ${pavilion.pid}`);
    pavilion.signal('SIGTERM');
    expect(await pavilion.ended).toBe(0);
    expect(postmasterPid(folder)).toBeNull();
  });

  test('a pid file whose number another process has now does not stand in the way', async () => {
    const folder = newDataFolder();
    const first = startPavilion({ PAVILION_DATA: folder });
    await first.ready();
    const token = await managerToken(folder);
    const pidFile = join(folder, 'postgres/postmaster.pid');
    const noted = readFileSync(pidFile, 'utf8');
    first.signal('SIGTERM');
    await first.ended;

    const isRoot = userInfo().uid === 0;
    const sleeper = spawn(isRoot ? 'setpriv' : 'sleep', isRoot ? asPostgres : ['60']);
    await once(sleeper, 'spawn');
    await sleep(200);
    writeFileSync(pidFile, noted.replace(/^\d+/, String(sleeper.pid)));
    const second = startPavilion({ PAVILION_DATA: folder });
    expect(await eventSlugs(await second.ready(), token)).toEqual([]);
    expect(sleeper.exitCode).toBeNull();
    sleeper.kill('SIGKILL');
  });
});

const asPostgres = ['--reuid=postgres', '--regid=postgres', '--clear-groups', 'sleep', '60'];

describe('two servers', () => {
  test('that start at once on one empty database both come up, migrated once, with one link for the owner', async () => {
    const admin = postgres(inject('databaseUrl'), { max: 1, onnotice: () => undefined });
    await admin.unsafe('create database shared_by_two');
    await admin.end();
    const url = urlOf(inject('databaseUrl'), 'shared_by_two');
    const both = [startPavilion({ DATABASE_URL: url }), startPavilion({ DATABASE_URL: url })];
    const addresses = await Promise.all(both.map((each) => each.ready()));
    const answers = await Promise.all(addresses.map((address) => fetch(`${address}/readyz`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    const twice = await sql`select migration_name from _prisma_migrations group by 1 having count(*) > 1`;
    expect(twice).toEqual([]);
    await sql.end();
    const looks = both.map((each) => {
      const secret = /\/welcome#(\S+)/.exec(each.said())?.[1];
      return fetch(`${addresses[0]}/api/v1/invites/look`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ secret }),
      });
    });
    expect((await Promise.all(looks)).map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  test('that start at once on one empty data folder: one comes up, the other says so', async () => {
    const folder = newDataFolder();
    const both = [startPavilion({ PAVILION_DATA: folder }), startPavilion({ PAVILION_DATA: folder })];
    const outcomes = await Promise.allSettled(both.map((each) => each.ready()));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const loser = both[outcomes.findIndex(({ status }) => status === 'rejected')];
    expect(loser?.complained()).toContain('Another Pavilion');
  });
});
