import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';
import { unpackWoff } from './woff.ts';

const packages = createRequire(import.meta.url);

type Weight = 'normal' | 'bold';
/** A font file, or one of the parts that a large font comes in. Opened when a character may be in it. */
interface Face {
  name: string;
  paths: { [weight in Weight]: string };
  /** Which code points it may hold; null: any. */
  ranges: readonly (readonly [number, number])[] | null;
}

const roboto = (name: string) => packages.resolve(`pdfmake/fonts/Roboto/Roboto-${name}.ttf`);
export const BASE_FONT = 'Roboto';
const base: Face = {
  name: BASE_FONT,
  paths: { normal: roboto('Regular'), bold: roboto('Medium') },
  ranges: null,
};
const emoji = partsOf('noto-emoji', '400');
const others = [
  ...partsOf('noto-sans-hebrew', '700'),
  ...partsOf('noto-sans-arabic', '700'),
  ...partsOf('noto-sans-sc', '700'),
  ...partsOf('nanum-gothic', '700'),
];

/** Each part of a font of this package, with what its author says that it holds. */
function partsOf(font: string, boldWeight: string): Face[] {
  const folder = dirname(packages.resolve(`@fontsource/${font}/package.json`));
  const parts: { [part: string]: string } = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8'));
  return Object.entries(parts).map(([key, ranges]) => {
    const part = key.replaceAll(/[[\]]/g, '');
    const path = (weight: string) => join(folder, 'files', `${font}-${part}-${weight}-normal.woff`);
    return {
      name: `${font}-${part}`,
      paths: { normal: path('400'), bold: path(boldWeight) },
      ranges: ranges.split(',').map(rangeOf),
    };
  });
}

/** "U+5b0-5ff" */
function rangeOf(text: string): [number, number] {
  const [from = '', to = from] = text.trim().slice(2).split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}

const faces = [base, ...others, ...emoji];

/** For the PDF library: the italics of other scripts than ours are upright. */
export const fontFiles = Object.fromEntries(
  faces.map(({ name, paths: { normal, bold } }) => [
    name,
    name === BASE_FONT
      ? { normal, bold, italics: roboto('Italic'), bolditalics: roboto('MediumItalic') }
      : { normal, bold, italics: normal, bolditalics: bold },
  ]),
);

const bytesOf = new Map<string, Buffer>();

/** The bytes of a font file of {@link fontFiles}. */
export function readFont(path: string): Buffer {
  const known = bytesOf.get(path);
  if (known !== undefined) return known;
  const file = readFileSync(path);
  const bytes = path.endsWith('.woff') ? unpackWoff(file) : file;
  bytesOf.set(path, bytes);
  return bytes;
}

const opened = new Map<string, Font>();
function open({ paths: { normal } }: Face): Font {
  const known = opened.get(normal);
  if (known !== undefined) return known;
  const font = create(readFont(normal));
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${normal} holds several fonts`);
  opened.set(normal, font);
  return font;
}

const found = new Map<string, string | null>();

/**
 * The name of the first font that draws all of these code points; null if none does.
 * @param isPicture emoji come before letters, for characters that are both
 */
export function fontFor(codePoints: readonly number[], isPicture: boolean): string | null {
  const key = `${isPicture ? 'p' : 't'}${codePoints.join()}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  const order = isPicture ? [...emoji, base, ...others] : faces;
  const name = order.find((face) => draws(face, codePoints))?.name ?? null;
  found.set(key, name);
  return name;
}

function draws(face: Face, codePoints: readonly number[]): boolean {
  const { ranges } = face;
  const mayHold = (code: number) =>
    ranges === null || ranges.some(([from, to]) => from <= code && code <= to);
  return codePoints.every(mayHold) && codePoints.every((code) => open(face).hasGlyphForCodePoint(code));
}
