import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** A data folder for one test, which user postgres can enter; emptied of processes and removed when it is over. */
export function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pavilion-fault-'));
  chmodSync(folder, 0o755);
  onTestFinished(async () => {
    killQuietly(postmasterPid(folder));
    await sleep(50);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });
  return folder;
}

export interface Pavilion {
  pid: number;
  /** What it has said so far. */
  said(): string;
  /** What it has complained about so far. */
  complained(): string;
  /** Resolves with its address once it is ready; rejects if it ends before. */
  ready(): Promise<string>;
  /** Sends a signal. */
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code once nobody writes any more; null when it was killed. */
  ended: Promise<number | null>;
}

/** The server alone, or as the README says it: npm, its shell, and the server in a process below both. */
const commands = {
  server: [process.execPath, '--import', 'tsx', join(root, 'server/main.ts')],
  'npm start': ['npm', 'start'],
} as const;

/** The real server in processes of its own, on a free port, without sample data; killed when the test is over. */
export function startPavilion(
  settings: Record<string, string>,
  command: keyof typeof commands = 'server',
): Pavilion {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    PORT: '0',
    PAVILION_SEED: 'none',
  };
  const isGroup = command === 'npm start';
  const [program, ...args] = commands[command];
  const child = spawn(program, args, {
    cwd: root,
    // npm and what it started in a group of their own, so that all of it can be ended.
    detached: isGroup,
    env: { ...env, LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => (isGroup ? killQuietly(-(child.pid ?? 0) || null) : void child.kill('SIGKILL')));
  let said = '';
  let complained = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (complained += chunk));
  const ended = once(child, 'close').then(() => child.exitCode);
  const ready = async () => {
    for (;;) {
      const url = /Pavilion is ready on (\S+)\n/.exec(said)?.[1];
      if (url !== undefined) return url;
      if (child.exitCode !== null) throw new Error(`Pavilion ended before it was ready: ${complained}`);
      await sleep(30);
    }
  };
  return {
    pid: child.pid ?? 0,
    said: () => said,
    complained: () => complained,
    ready,
    signal: (name) => child.kill(name),
    ended,
  };
}

/** The process of the PostgreSQL that runs on this data folder, or null. */
export function postmasterPid(dataFolder: string): number | null {
  try {
    return Number(readFileSync(join(dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}

function killQuietly(pid: number | null) {
  try {
    if (pid !== null) process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Asks until the answer is as wanted. */
export async function until<T>(ask: () => Promise<T>, isWanted: (answer: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (tries > 300) throw new Error(`Waited in vain; the last answer was ${JSON.stringify(answer)}`);
    await sleep(50);
  }
}
