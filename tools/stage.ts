/** A Pavilion that plays one moment of the simulated event: for pictures. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from './build.ts';

export const EVENT = 'pavilion-rehearsal';

export interface Stage {
  /** Where it is served: http://127.0.0.1:PORT */
  url: string;
  /** One-time link to become the owner. */
  ownerLink: string;
  close(): Promise<void>;
}

/** Builds what is stale, and serves both data sets, or none, from a fresh database whose clock stands at `moment`. */
export async function openStage(moment: Date, seed: 'all' | 'none' = 'all'): Promise<Stage> {
  await buildAll({ clientOnly: false });
  const folder = mkdtempSync(join(tmpdir(), 'pavilion-pictures-'));
  chmodSync(folder, 0o755);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { ownerLink, close } = await serve(server, { folder, url, moment, seed });
  return {
    url,
    ownerLink,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Place {
  folder: string;
  url: string;
  moment: Date;
  seed: 'all' | 'none';
}

async function serve(server: ReturnType<typeof createServer>, { folder, url, moment, seed }: Place) {
  const { readEnv } = await import('#server/env');
  const { createLog } = await import('#server/log');
  const { openDatabase } = await import('#server/database/open');
  const { assemble } = await import('#server/serving');
  const { createApp } = await import('#server/app');
  const { ownerLinkOf, seedFirstStart } = await import('#server/first-start');
  const env = readEnv({ PAVILION_DATA: folder, PUBLIC_URL: url });
  const log = createLog('error');
  const database = await openDatabase(env, log);
  const { close: disconnect, ...assembled } = await assemble(env, database, log);
  const options = { ...assembled, clock: () => moment };
  await seedFirstStart(options, seed);
  const { app, close } = await createApp(options);
  server.on('request', app);
  const ownerLink = await ownerLinkOf(options, url);
  if (ownerLink === null) throw new Error('A fresh database has an owner already.');
  return {
    ownerLink,
    close: async () => {
      await close();
      await disconnect();
      await database.stop();
    },
  };
}
