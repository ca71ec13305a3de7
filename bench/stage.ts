import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { z } from 'zod';
import { DEVICE_PREFIX, hashSecret, newSecret } from '#server/access/secrets';
import { createApp } from '#server/app';
import { openDatabase } from '#server/database/open';
import { connectSql } from '#server/database/sql';
import { readEnv } from '#server/env';
import { createLog } from '#server/log';
import { assemble } from '#server/serving';

/** What a bench needs: Pavilion and the reference, each in its own process, and the database for COPY. */
export interface Stage {
  pavilionUrl: string;
  referenceUrl: string;
  databaseUrl: string;
  /** Pavilion's process, without its database. */
  pid: number;
  eventId: string;
  /** One booth and one connected tablet each. */
  tablets: { deviceId: string; boothId: string; token: string }[];
  stop(): void;
}

const TABLETS = 64;
const ready = z.object({ url: z.string(), databaseUrl: z.string().optional() });
const roles: { [role: string]: (folder: string) => Promise<z.infer<typeof ready>> } = {
  pavilion: servePavilion,
  reference: serveReference,
};

/** A real server on a fresh data folder with PostgreSQL as it is shipped: fsync on. */
export async function setStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'pavilion-bench-'));
  chmodSync(folder, 0o755);
  const [pavilion, reference] = [startChild('pavilion', folder), startChild('reference', folder)];
  const { url: pavilionUrl, databaseUrl = '' } = await pavilion.said;
  const { url: referenceUrl } = await reference.said;
  const stop = () => {
    for (const { child } of [pavilion, reference]) child.kill('SIGTERM');
    setTimeout(() => rmSync(folder, { recursive: true, force: true }), 1_500);
  };
  const pid = pavilion.child.pid ?? 0;
  return { pavilionUrl, referenceUrl, databaseUrl, pid, ...(await fill(databaseUrl)), stop };
}

function startChild(role: string, folder: string) {
  const child = fork(import.meta.filename, [role, folder], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const said = new Promise<z.infer<typeof ready>>((resolve, reject) => {
    child.once('message', (message) => resolve(ready.parse(message)));
    child.once('exit', (code) => reject(new Error(`${role} ended with ${code}`)));
  });
  return { child, said };
}

async function servePavilion(folder: string) {
  const env = readEnv({ PAVILION_DATA: folder, LOG_LEVEL: 'warn', PORT: '0' });
  const log = createLog(env.logLevel);
  const database = await openDatabase(env, log);
  const { app } = await createApp(await assemble(env, database, log));
  process.once('SIGTERM', () => void database.stop().finally(() => process.exit(0)));
  return { url: await listen(app), databaseUrl: database.url };
}

async function serveReference() {
  const app = express();
  app.use(express.json({ limit: '256kb' }));
  app.post('/api/v1/sync', (req, res) => {
    res.json(req.body);
  });
  process.once('SIGTERM', () => process.exit(0));
  return { url: await listen(app) };
}

function listen(app: express.Express): Promise<string> {
  const server = createServer(app);
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  );
}

async function fill(databaseUrl: string): Promise<Pick<Stage, 'eventId' | 'tablets'>> {
  const sql = connectSql(databaseUrl, { max: 1 });
  const [event] = await sql<{ id: string }[]>`
    insert into events (id, slug, name, time_zone, starts_on, ends_on, updated_at)
    values (gen_random_uuid(), 'bench', 'Bench', 'America/New_York', current_date - 1, current_date + 1, now()) returning id`;
  const eventId = event?.id ?? '';
  await sql`insert into event_versions (event_id) values (${eventId})`;
  const tablets = [];
  for (let number = 1; number <= TABLETS; number += 1) {
    const token = newSecret(DEVICE_PREFIX);
    const [row] = await sql<{ deviceId: string; boothId: string }[]>`
      with project as (insert into projects (id, slug, name, updated_at) values (gen_random_uuid(), ${`p-${number}`}, 'P', now()) returning id),
      booth as (insert into booths (id, event_id, project_id, slug, name, updated_at) select gen_random_uuid(), ${eventId}, id, ${`b-${number}`}, 'B', now() from project returning id),
      device as (insert into devices (id, event_id, name, token_hash, updated_at) values (gen_random_uuid(), ${eventId}, 'T', ${hashSecret(token)}, now()) returning id)
      select device.id as device_id, booth.id as booth_id from device, booth`;
    if (!row) throw new Error('the stage was not filled');
    await sql`insert into device_placements (id, device_id, event_id, booth_id) values (gen_random_uuid(), ${row.deviceId}, ${eventId}, ${row.boothId})`;
    tablets.push({ ...row, token });
  }
  await sql.end();
  return { eventId, tablets };
}

const role = process.argv[2] ?? '';
const serve = process.send ? roles[role] : undefined;
if (serve) process.send?.(await serve(process.argv[3] ?? ''));
