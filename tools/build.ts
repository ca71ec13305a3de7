/** Builds what is missing or stale: Prisma's client, and the web. `--client-only` leaves the web out. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildIfStale } from './stamp.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);

const say = (text: string) => process.stderr.write(`${text}\n`);

/** Prisma insists that an engine exists before it generates, but does not run it: any file will do. */
async function buildClient() {
  say('Building the database client …');
  const prisma = join(dirname(require.resolve('prisma/package.json')), 'build/index.js');
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' };
  await run(process.execPath, [prisma, 'generate', '--no-hints'], { cwd: root, env });
}

/** In a process of its own: what the bundler takes in memory goes with it, the server stays for days. */
async function buildWeb() {
  say('Building the web …');
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin/vite.js');
  await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root });
}

export async function buildAll(options: { clientOnly: boolean }): Promise<void> {
  await buildIfStale(
    'prisma/client/.stamp',
    ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/@prisma/client/package.json'],
    buildClient,
  );
  if (options.clientOnly) return;
  await buildIfStale(
    'dist/web/.stamp',
    ['web', 'contracts', 'vite.config.ts', 'package-lock.json'],
    buildWeb,
  );
}

if (process.argv[1] === import.meta.filename)
  await buildAll({ clientOnly: process.argv.includes('--client-only') });
