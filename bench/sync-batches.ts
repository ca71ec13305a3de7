import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { uuidv7 } from 'uuidv7';
import { connectSql } from '#server/database/sql';
import type { Comparison } from './method.ts';
import type { Stage } from './stage.ts';

const DEVICES = 16;
const ITEMS = 100;
const BATCHES_OF_EACH = 12;
const ROWS = DEVICES * ITEMS * BATCHES_OF_EACH;

/** Batches of 100 consecutive taps of one booth, 16 devices, against one COPY of the same rows, triggers on. */
export function syncBatches(stage: Stage): Comparison {
  return {
    name: `sync batches of ${ITEMS}, ${DEVICES} devices`,
    reference: 'one COPY of the same rows into the same tables, triggers on',
    unit: 'rows/s',
    goal: 0.6,
    measured: () => sendBatches(stage),
    referenceRun: () =>
      copyTaps(stage, Array.from({ length: DEVICES }, (_, device) => tapsOf(stage, device)).flat()),
  };
}

export interface Tap {
  id: string;
  boothId: string;
  deviceId: string;
  tappedAt: string;
}

/** Taps one second apart that end now, so that both sides fill the same quarters of an hour. */
function tapsOf(stage: Stage, device: number): Tap[] {
  const tablet = stage.tablets[device];
  if (!tablet) throw new Error('the stage has too few tablets');
  const count = ITEMS * BATCHES_OF_EACH;
  const end = Date.now();
  return Array.from({ length: count }, (_, index) => ({
    id: uuidv7(),
    boothId: tablet.boothId,
    deviceId: tablet.deviceId,
    tappedAt: new Date(end - (count - index) * 1_000).toISOString(),
  }));
}

async function sendBatches(stage: Stage): Promise<number> {
  const bodies = stage.tablets.slice(0, DEVICES).map((tablet, device) => {
    const taps = tapsOf(stage, device);
    const batches = Array.from({ length: BATCHES_OF_EACH }, (_, index) =>
      taps.slice(index * ITEMS, (index + 1) * ITEMS),
    );
    return { token: tablet.token, texts: batches.map(bodyOf) };
  });
  const started = performance.now();
  await Promise.all(
    bodies.map(async ({ token, texts }) => {
      for (const body of texts) {
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
        const answer = await fetch(`${stage.pavilionUrl}/api/v1/sync`, { method: 'POST', headers, body });
        const text = await answer.text();
        if (!answer.ok || text.includes('refused')) throw new Error(text.slice(0, 200));
      }
    }),
  );
  return ROWS / ((performance.now() - started) / 1_000);
}

function bodyOf(taps: Tap[]): string {
  const items = taps.map(({ id, boothId, tappedAt }) => ({
    id,
    type: 'visit',
    boothId,
    tappedAt,
    partySize: 1,
  }));
  return JSON.stringify({ sentAt: new Date().toISOString(), clockOffsetMs: 0, items });
}

/** @returns rows/s of one COPY of these taps, triggers on */
export async function copyTaps(stage: Stage, taps: Tap[]): Promise<number> {
  const now = new Date().toISOString();
  const lines = taps.map(({ id, boothId, deviceId, tappedAt }) => {
    const hash = `\\\\x${createHash('sha256').update(id).digest('hex')}`;
    return [id, stage.eventId, boothId, deviceId, tappedAt, now, tappedAt, 1, 1, '{}', hash].join('\t');
  });
  const text = `${lines.join('\n')}\n`;
  const sql = connectSql(stage.databaseUrl, { max: 1 });
  await sql`select 1`;
  const started = performance.now();
  const copy = await sql`
    copy visits (id, event_id, booth_id, device_id, tapped_at, received_at, occurred_at, party_size, standing_size, topic_ids, content_hash)
    from stdin`.writable();
  copy.end(text);
  await once(copy, 'finish');
  const seconds = (performance.now() - started) / 1_000;
  await sql.end();
  return taps.length / seconds;
}
