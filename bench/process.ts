import { readFileSync, writeFileSync } from 'node:fs';

/** What one process takes; of Linux, which keeps the most that it ever took until it is told to begin anew. */

/** Megabytes. */
export function memoryOf(pid: number, what: 'VmRSS' | 'VmHWM'): number {
  const kilobytes = new RegExp(`^${what}:\\s+(\\d+) kB`, 'm').exec(
    readFileSync(`/proc/${pid}/status`, 'utf8'),
  );
  return Number(kilobytes?.[1] ?? Number.NaN) / 1_000;
}

export const beginMemoryAnew = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');

/** Milliseconds of all its threads; the system counts in hundredths of a second. */
export function processorMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
