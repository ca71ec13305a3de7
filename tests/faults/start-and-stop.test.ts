import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { isPostgres } from '#server/database/processes';
import { addEvent, eventSlugs, managerToken } from '../fixtures/running.ts';
import { newDataFolder, postmasterPid, startPavilion, until } from '../setup/server.ts';

describe('a first start', () => {
  test('makes the database, serves, says how to connect a tablet, and stops cleanly on SIGTERM', async () => {
    const folder = newDataFolder();
    const pavilion = startPavilion({ PAVILION_DATA: folder });
    const url = await pavilion.ready();
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(pavilion.said()).toMatch(
      /To connect a tablet, open http:\/\/\S+:\d+\/tablet\/ on it:\n\n[█▀▄ \n]{200,}/,
    );
    expect(pavilion.said()).toContain('tablets cannot work offline');
    const database = postmasterPid(folder) ?? 0;
    expect(isPostgres(database)).toBe(true);

    pavilion.signal('SIGTERM');
    expect(await pavilion.ended).toBe(0);
    expect(pavilion.said()).toContain('Pavilion has stopped.');
    expect(pavilion.complained()).toBe('');
    expect(isPostgres(database)).toBe(false);
    expect(existsSync(join(folder, 'postgres/postmaster.pid'))).toBe(false);
  });

  test('by npm start stops cleanly on a SIGTERM to npm, which passes none on', {
    timeout: 60_000,
  }, async () => {
    const folder = newDataFolder();
    const pavilion = startPavilion({ PAVILION_DATA: folder }, 'npm start');
    const url = await pavilion.ready();
    const database = postmasterPid(folder) ?? 0;
    expect(isPostgres(database)).toBe(true);
    pavilion.signal('SIGTERM');
    await pavilion.ended;
    expect(pavilion.said()).toContain('Pavilion has stopped.');
    await expect(fetch(`${url}/readyz`)).rejects.toThrow();
    expect(isPostgres(database)).toBe(false);
    expect(existsSync(join(folder, 'postgres/postmaster.pid'))).toBe(false);
  });

  test('loads the data sets that PAVILION_SEED names, once', async () => {
    const settings = { PAVILION_DATA: newDataFolder(), PAVILION_SEED: 'published' };
    for (const start of ['first', 'second']) {
      const pavilion = startPavilion(settings);
      const url = await pavilion.ready();
      const token = await managerToken(settings.PAVILION_DATA);
      expect(await eventSlugs(url, token), start).toEqual(['kubecon-na-2025']);
      pavilion.signal('SIGTERM');
      expect(await pavilion.ended).toBe(0);
    }
  });

  test('Ctrl-C while it starts leaves nothing running, and the next start works', async () => {
    const folder = newDataFolder();
    for (const whenMs of [700, 1_300, 2_000]) {
      const pavilion = startPavilion({ PAVILION_DATA: folder });
      await sleep(whenMs);
      pavilion.signal('SIGINT');
      await pavilion.ended;
      expect(pavilion.complained()).toBe('');
      expect(postmasterPid(folder)).toBeNull();
      expect(readdirSync(folder).filter((name) => name !== 'postgres')).toEqual([]);
    }
    const pavilion = startPavilion({ PAVILION_DATA: folder });
    const url = await pavilion.ready();
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    pavilion.signal('SIGINT');
    expect(await pavilion.ended).toBe(0);
  });

  test('a dashboard that is open, asks again when it is cut off, and has connections in reserve does not hold up the stop', async () => {
    const folder = newDataFolder();
    const pavilion = startPavilion({ PAVILION_DATA: folder });
    const url = await pavilion.ready();
    const token = await managerToken(folder);
    await addEvent(url, token);
    let received = '';
    const look = async () => {
      const live = await fetch(`${url}/api/v1/events/atlanta/live`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      for await (const chunk of live.body ?? []) received += new TextDecoder().decode(chunk);
    };
    const untilCutOff = (async () => {
      for (;;) await look();
    })().catch(() => 'cut off');
    await until(
      async () => received,
      (text) => text.includes('data:'),
    );
    const inReserve = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined);
    await once(inReserve, 'connect');
    const began = Date.now();
    pavilion.signal('SIGTERM');
    expect(await pavilion.ended).toBe(0);
    expect(Date.now() - began).toBeLessThan(4_000);
    expect(await untilCutOff).toBe('cut off');
  });

  test('a second Ctrl-C does not wait for a request that hangs', async () => {
    const pavilion = startPavilion({ PAVILION_DATA: newDataFolder() });
    const { port } = new URL(await pavilion.ready());
    const client = connect(Number(port), '127.0.0.1');
    client.on('error', () => undefined);
    client.write('POST /api/v1/sync HTTP/1.1\r\nHost: pavilion\r\nContent-Type: application/json\r\n');
    client.write('Content-Length: 100\r\n\r\n{');
    await once(client, 'connect');
    await sleep(200);
    pavilion.signal('SIGINT');
    await sleep(700);
    pavilion.signal('SIGINT');
    const answer = await Promise.race([pavilion.ended, sleep(2_000, 'still waiting')]);
    expect(answer).toBe(1);
  });
});
