import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** True for a process of any user. A number that a later process got counts too: ask {@link isPostgres} as well. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A pid file may outlive its process, and the number may be given to another one. */
export function isPostgres(pid: number): boolean {
  return isAlive(pid) && /postgres/.test(commandOf(pid));
}

/** The command line of a process. Empty once it has ended, also if nobody has collected it yet. */
function commandOf(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (process.platform === 'win32') return 'postgres';
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
