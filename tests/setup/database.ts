import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#server/database/embedded';
import { migrate } from '#server/database/migrate';

export const TEMPLATE = 'pavilion_template';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

/** One PostgreSQL for the whole run, with a migrated template that every test file clones. */
export default async function setUp(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'pavilion-test-'));
  chmodSync(folder, 0o755);
  const embedded = await startEmbedded(folder);
  const sql = postgres(embedded.url, { max: 1, onnotice: () => undefined });
  await sql.unsafe('alter system set fsync = off');
  await sql`select pg_reload_conf()`;
  await sql.unsafe(`create database ${TEMPLATE}`);
  await sql.end();
  await migrate(urlOf(embedded.url, TEMPLATE));
  project.provide('databaseUrl', embedded.url);
  return async () => {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

export function urlOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
