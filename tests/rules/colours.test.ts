import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSources, root } from '../setup/sources.ts';

const css = readFileSync(join(root, 'web/ui/tokens.css'), 'utf8');
const light = tokensOf(':root {');
const bySystem = tokensOf(':root:not(');
const byChoice = tokensOf('\n:root:is(');
const print = tokensOf('@media print');

/** The colours of the rule that begins so: name to "#rrggbb". */
function tokensOf(start: string): Record<string, string> {
  const block = css.slice(css.indexOf(start)).split('}')[0] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]),
  );
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const [bright = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const surfaces = ['surface-0', 'surface-1', 'surface-2'];
const across = (names: string[], grounds: string[]) =>
  names.flatMap((name) => grounds.map((on) => [name, on]));
const states = ['covered', 'gap', 'unrecorded', 'provisional', 'attention', 'offline', 'sent'];
const heats = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `heat-${from + index}`);

const texts = [
  ...across(['text-1', 'text-2', 'text-3'], surfaces),
  ...across(['text-on-ink', 'text-on-ink-2'], ['surface-3']),
  ...across(['link'], ['surface-0', 'surface-1']),
  ...across(states, ['surface-1']),
  ...states.map((state) => [state, `${state}-quiet`]),
  ...across(['text-1', 'text-2'], ['accent-quiet']),
  ...across(['accent-on'], ['accent', 'accent-press']),
  ['danger-on', 'danger-fill'],
  ...across(['heat-on-low'], heats(0, 4)),
  ...across(['heat-on-high'], heats(5, 7)),
] as [string, string][];

const shapes = [
  ...across(['line-2', 'axis', 'accent-edge', 'focus'], ['surface-0', 'surface-1']),
  ...across(
    Array.from({ length: 8 }, (_, index) => `data-${index + 1}`),
    ['surface-0', 'surface-1'],
  ),
] as [string, string][];

describe.each([
  ['light', light],
  ['dark', byChoice],
  ['print', { ...light, ...print }],
])('in %s', (_, tokens) => {
  const poor = (pairs: [string, string][], goal: number) =>
    pairs
      .map(([name, on]) => ({ pair: `${name} on ${on}`, ratio: contrast(colour(name), colour(on)) }))
      .filter(({ ratio }) => !(ratio >= goal));
  const colour = (name: string) => {
    const hex = tokens[name];
    if (hex === undefined) throw new Error(`tokens.css has no colour --${name}`);
    return hex;
  };

  test('text has a contrast of at least 4.5', () => expect(poor(texts, 4.5)).toEqual([]));
  test('edges, axes and chart colours have at least 3', () => expect(poor(shapes, 3)).toEqual([]));
});

test('dark by the system and dark by choice are the same', () => {
  expect(byChoice).toEqual(bySystem);
  expect(Object.keys(byChoice).length).toBeGreaterThan(50);
});

test('no colour stands outside the tokens and the theme file; pages may repeat a token', () => {
  const literal =
    /(?<=["'`\s:(,])#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b|\b(?:rgba?|hsla?|oklch|oklab)\(/gi;
  const known = new Set([...Object.values(light), ...Object.values(byChoice)]);
  const found = readSources(/\.(tsx?|css|html|webmanifest|json|svg)$/)
    .filter(({ path }) => path.startsWith('web/'))
    .filter(({ path }) => !['web/ui/tokens.css', 'web/dashboard/theme.ts'].includes(path))
    .flatMap(({ path, text }) => {
      const mayRepeat = /\.(html|webmanifest|json|svg)$/.test(path);
      const colours = (text.match(literal) ?? []).filter(
        (hex) => !(mayRepeat && known.has(hex.toLowerCase())),
      );
      return colours.map((hex) => `${path}: ${hex}`);
    });
  expect(found).toEqual([]);
});
