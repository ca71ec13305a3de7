import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { type DatabaseFolder, DatabaseUnusable, lastLine, readPassword } from './data-folder.ts';
import { isPostgres } from './processes.ts';

const run = promisify(execFile);
const PATIENCE_MS = 60_000;
const BETWEEN_LOOKS_MS = 150;

/**
 * The port of the server that runs on this folder, found by its postmaster.pid and tried by connecting. Waits while that
 * server starts, recovers or stops. Null: none runs.
 */
export async function findRunning(path: string): Promise<number | null> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const noted = readPidFile(path);
    if (noted === null || !isPostgres(noted.pid)) return null;
    const state = await knock(path, noted.port);
    if (state !== 'busy') return state === 'ready' ? noted.port : null;
    await sleep(BETWEEN_LOOKS_MS);
  }
  throw new DatabaseUnusable(
    `The database in ${path} has been starting or stopping for a minute. Look into ${join(path, 'server.log')}.`,
  );
}

/** Null also while the server has written only the first lines of it. */
function readPidFile(path: string): { pid: number; port: number } | null {
  try {
    const lines = readFileSync(join(path, 'postmaster.pid'), 'utf8').split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return pid > 0 ? { pid, port: port || 0 } : null;
  } catch {
    return null;
  }
}

async function knock(path: string, port: number): Promise<'ready' | 'busy' | 'stranger'> {
  if (port === 0) return 'busy';
  const sql = postgres(serverUrl(path, port), { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`;
    return row !== undefined && isSameFolder(row.folder, path) ? 'ready' : 'stranger';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === '28P01' ? 'stranger' : 'busy';
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** By inode: a symbolic link may lead to the same folder. */
function isSameFolder(a: string, b: string): boolean {
  if (!existsSync(a)) return false;
  const [one, other] = [statSync(a), statSync(b)];
  return one.ino === other.ino && one.dev === other.dev;
}

export function serverUrl(path: string, port: number): string {
  return `postgresql://pavilion:${readPassword(path)}@127.0.0.1:${port}/postgres`;
}

const MOST_TRIES = 5;

/**
 * Starts the server of this folder and waits until it accepts connections. pg_ctl puts it into a session of its own:
 * Ctrl-C reaches only us, and we stop it when we are done.
 */
export async function startServer(folder: DatabaseFolder, port?: number): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    clearStalePid(folder.path);
    const chosen = port ?? (await findFreePort());
    try {
      await run(folder.pgCtl, startArguments(folder.path, chosen), folder.runAs);
      return chosen;
    } catch (error) {
      const another = await findRunning(folder.path);
      if (another !== null) return another;
      // The last processes of a killed server need a moment to leave.
      if (tries === MOST_TRIES) throw explainStart(folder.path, error);
      await sleep(500 * tries);
    }
  }
}

function startArguments(path: string, port: number): string[] {
  const options = [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    '-c unix_socket_directories=',
    '-c max_connections=120',
    '-c shared_buffers=256MB',
    '-c max_wal_size=2GB',
    '-c jit=off',
  ];
  const log = join(path, 'server.log');
  return ['start', '-D', path, '-l', log, '-w', '-t', '60', '-o', options.join(' ')];
}

/** PostgreSQL would take any living process with that number for its own. */
function clearStalePid(path: string) {
  const noted = readPidFile(path);
  if (noted !== null && !isPostgres(noted.pid)) rmSync(join(path, 'postmaster.pid'), { force: true });
}

function explainStart(path: string, error: unknown): DatabaseUnusable {
  const log = join(path, 'server.log');
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  const fatal = lines.slice(-20).findLast((line) => line.includes('FATAL'));
  const reason = fatal?.replace(/^.*FATAL:\s*/, '') ?? lastLine(error);
  return new DatabaseUnusable(`The database in ${path} did not start: ${reason}`);
}

/** `fast`: open transactions are rolled back, everything committed is kept. */
export async function stopServer(folder: DatabaseFolder): Promise<void> {
  const noted = readPidFile(folder.path);
  if (noted === null || !isPostgres(noted.pid)) return;
  await run(folder.pgCtl, ['stop', '-D', folder.path, '-m', 'fast', '-w', '-t', '30'], folder.runAs);
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
