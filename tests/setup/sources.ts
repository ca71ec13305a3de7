import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A file of ours, with its path from the root of the repository. */
export interface Source {
  path: string;
  text: string;
  /** What it imports: our own files as paths from the root, packages by their name. */
  imports: string[];
}

const rooms = ['contracts', 'server', 'web', 'prisma', 'tests', 'tools', 'bench'];

export function readSources(extensions = /\.tsx?$/): Source[] {
  return rooms
    .flatMap((room) => filesBelow(room))
    .filter((path) => extensions.test(path))
    .map(readSource);
}

function filesBelow(folder: string): string[] {
  if (folder === 'prisma/client') return [];
  try {
    return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
  } catch {
    return [];
  }
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*'([\w@#./:-]+)'|import\s*\(?\s*'([\w@#./:-]+)'/g,
  );
  const imports = [...found].map((match) => resolveImport(path, match[1] ?? match[2] ?? ''));
  return { path, text, imports };
}

function resolveImport(path: string, name: string): string {
  if (name.startsWith('#')) return name.slice(1);
  if (!name.startsWith('.')) return name;
  return relative(root, join(root, posix.dirname(path), name)).replaceAll('\\', '/');
}
