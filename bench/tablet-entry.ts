import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Result } from './method.ts';

const web = join(import.meta.dirname, '../dist/web');
const GOAL = 2;

/** The JavaScript that the tablet's page names, and so loads before the counter, against React with its DOM alone. */
export function tabletEntry(): Result {
  const page = readFileSync(join(web, 'tablet/index.html'), 'utf8');
  const files = [...new Set(page.match(/assets\/[^"]+\.js/g))];
  const kilobytes = (names: string[]) =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(join(web, name))).length, 0) / 1000;
  // vite.config.ts puts react, react-dom and its scheduler, and nothing else, into this chunk.
  const measured = kilobytes(files);
  const referenceValue = kilobytes(files.filter((name) => name.startsWith('assets/react-')));
  const ratio = measured / referenceValue;
  return {
    ...{ name: 'tablet entry JavaScript, gzip', reference: 'React and react-dom alone', unit: 'kB' },
    ...{ goal: GOAL, isCeiling: true, measured, referenceValue, ratio, interval: [ratio, ratio], control: 1 },
    verdict: ratio <= GOAL ? 'met' : 'missed',
  };
}
