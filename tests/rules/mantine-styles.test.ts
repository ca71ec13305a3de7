import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readSources } from '../setup/sources.ts';

const root = join(import.meta.dirname, '../..');
const modules = join(root, 'node_modules/@mantine/core/esm');
const sheet = readFileSync(join(root, 'web/dashboard/mantine.css'), 'utf8');
const listed = [...sheet.matchAll(/styles\/([\w-]+)\.css/g)].map(([, name]) => name);

/** Beside the parts themselves: the page, and the notifications of a package of its own. */
const ALWAYS = ['baseline', 'default-css-variables', 'global', 'Notification'];

test('the dashboard loads the style of each Mantine part that it draws, and no other', () => {
  const drawn = readSources()
    .filter(({ path }) => path.startsWith('web/dashboard/'))
    .flatMap(({ text }) => importedFrom(text, '@mantine/core'));
  expect(drawn.length).toBeGreaterThan(20);
  expect(listed.toSorted()).toEqual([...new Set([...ALWAYS, ...stylesOf(new Set(drawn))])].sort());
});

/** Names that a text imports as values. */
function importedFrom(text: string, from: string): string[] {
  return [...text.matchAll(/import \{([^}]*)\} from ['"]([^'"]+)['"]/g)]
    .filter(([, , source]) => source === from)
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));
}

/** The style sheets that these parts and the parts they are made of need. */
function stylesOf(parts: Set<string>): string[] {
  const index = readFileSync(join(modules, 'index.mjs'), 'utf8');
  const open = [...index.matchAll(/import \{([^}]*)\} from "([^"]+)"/g)]
    .filter(([, names = '']) => names.split(',').some((name) => parts.has(name.trim())))
    .map(([, , path = '']) => join(modules, path));
  const reached = new Set<string>();
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file) || !existsSync(file)) continue;
    reached.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(/from "(\.[^"]+)"/g);
    for (const [, path = ''] of imports) open.push(join(dirname(file), path));
  }
  return [...reached]
    .filter((file) => file.includes('.module.'))
    .map((file) => basename(file).split('.')[0] ?? '');
}
