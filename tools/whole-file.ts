import { existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { BadArguments } from './with-database.ts';

/**
 * The file that was meant, with links followed. Asked before the work begins.
 * @throws BadArguments when there can be no such file, with what to do
 */
export function readTarget(path: string): string {
  const target = existsSync(path) ? realpathSync(path) : resolve(path);
  const folder = dirname(target);
  if (isFolder(target)) throw new BadArguments(`${target} is a folder. Name a file in it.`);
  if (!isFolder(folder))
    throw new BadArguments(`There is no folder ${folder}. Make it, or name another file.`);
  return target;
}

/**
 * Writes a file whole or not at all: under another name first, then in the place of what was there. A device or pipe is
 * written to as it is.
 * @throws BadArguments with what to do
 */
export function writeWhole(target: string, body: string | Uint8Array): void {
  try {
    const before = existsSync(target) ? statSync(target) : null;
    if (before === null || before.isFile()) replace(target, body, before?.mode);
    else writeFileSync(target, body);
  } catch (error) {
    throw new BadArguments(`${target} was not written: ${reasonOf(error, dirname(target))}`);
  }
}

/** Prints to stdout. @throws BadArguments when it was not taken to its end: a full disk, a reader that stopped */
export function printWhole(body: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) =>
      reject(new BadArguments(`The output is not whole: ${whyNotPrinted(error)}`));
    process.stdout.on('error', fail);
    process.stdout.write(body, (error) => (error ? fail(error) : resolve()));
  });
}

function whyNotPrinted(error: Error): string {
  const code = 'code' in error ? String(error.code) : error.message;
  if (code === 'EPIPE') return 'whoever reads it stopped before its end. Name a file with --out.';
  if (code === 'ENOSPC') return 'there is no room for it. Make room, or name another file.';
  return `the system says ${code}. Name a file with --out.`;
}

/** A file that only some may read stays so. */
function replace(target: string, body: string | Uint8Array, mode = 0o666): void {
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  try {
    writeFileSync(beside, body, { mode });
    renameSync(beside, target);
  } finally {
    rmSync(beside, { force: true });
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function reasonOf(error: unknown, folder: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (['EACCES', 'EPERM', 'EROFS'].includes(code))
    return `the folder ${folder} cannot be written to. Change its rights, or name another file.`;
  if (['ENOSPC', 'EDQUOT'].includes(code)) return `${folder} is full. Make room, or name another file.`;
  return `the system says ${code}. Name another file.`;
}
