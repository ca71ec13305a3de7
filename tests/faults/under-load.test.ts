import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { findEmbedded } from '#server/database/embedded';
import { connectPrisma } from '#server/database/prisma';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { managerToken } from '../fixtures/running.ts';
import { newDataFolder, postmasterPid, startPavilion, until } from '../setup/server.ts';

const SENDERS = 16;

test('PostgreSQL killed while sixteen devices send: Pavilion lives, and every receipt is true', async () => {
  const folder = newDataFolder();
  const pavilion = startPavilion({ PAVILION_DATA: folder });
  const url = await pavilion.ready();
  const token = await managerToken(folder);
  const db = connectPrisma((await findEmbedded(folder)) ?? '');
  const event = await createEvent(db);
  const booth = await createBooth(db, event.id, 'Copa');
  await db.$disconnect();

  const acknowledged: string[] = [];
  const load = { isOn: true };
  const senders = Array.from({ length: SENDERS }, () =>
    sendUntilOff(url, token, booth.id, load, acknowledged),
  );
  const moreThan = (count: number) =>
    until(
      async () => acknowledged.length,
      (length) => length > count,
    );
  await moreThan(SENDERS);
  process.kill(postmasterPid(folder) ?? 0, 'SIGKILL');
  await moreThan(acknowledged.length + SENDERS);
  await sleep(1_000);
  load.isOn = false;
  await Promise.all(senders);

  const after = connectPrisma((await findEmbedded(folder)) ?? '');
  const stored = new Set((await after.visit.findMany({ select: { id: true } })).map(({ id }) => id));
  await after.$disconnect();
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  pavilion.signal('SIGTERM');
  expect(await pavilion.ended).toBe(0);
});

/** Sends each visit until it has its receipt, as a device does. */
async function sendUntilOff(
  url: string,
  token: string,
  boothId: string,
  load: { isOn: boolean },
  acknowledged: string[],
) {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  for (let id = uuidv7(); load.isOn; ) {
    const item = { id, type: 'visit', boothId, tappedAt: '2025-11-12T19:00:00Z', partySize: 1 };
    const body = JSON.stringify({ sentAt: new Date().toISOString(), clockOffsetMs: 0, items: [item] });
    const answer = await fetch(`${url}/api/v1/sync`, { method: 'POST', headers, body }).catch(() => null);
    if (answer?.ok) {
      acknowledged.push(id);
      id = uuidv7();
    } else await sleep(50);
  }
}
