import bidiFactory from 'bidi-js';
import { BASE_FONT, fontFor } from './fonts.ts';

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text with whatever style it has. */
export type Span = { text: string } & Record<string, unknown>;

/** A piece of one font and one direction. An odd level is written from right to left (UAX #9). */
export type Run = Span & { font: string; bidiLevel: number };

/**
 * Where a word may be broken, such as a long address or a cat on a keyboard. Finding out where 20,000 letters fit would
 * take the library minutes.
 */
const breaksAfter = (letters: number) => new RegExp(`[^\\s\\u200b]{${letters}}(?=[^\\s\\p{M}])`, 'gu');
/** Fits any page. */
const LONGEST = 40;

/** Instead of a character that no font has. */
const BOX = '□';

/**
 * A paragraph as pieces that can be drawn one after the other, in the order in which they are read.
 * @param missing gets every character that no font has
 * @param longest letters after which a word may be broken
 */
export function runsOf(
  spans: readonly Span[],
  missing: Set<string>,
  longest = LONGEST,
): { runs: Run[]; isFromRight: boolean } {
  const places = breaksAfter(longest);
  const whole = spans.map(({ text }) => text).join('');
  const { levels, paragraphs } = bidi.getEmbeddingLevels(whole, 'auto');
  const mirrored = bidi.getMirroredCharactersMap(whole, levels);
  const runs: Run[] = [];
  let start = 0;
  for (const { text, ...style } of spans) {
    const own = runs.length;
    for (const { segment, index } of graphemes.segment(text)) {
      const at = start + index;
      const drawn = mirrored.get(at) ?? segment;
      for (const { text: piece, font } of piecesOf(drawn, missing)) {
        const bidiLevel = levels[at] ?? 0;
        const last = runs.length > own ? runs.at(-1) : undefined;
        if (last?.font === font && last.bidiLevel === bidiLevel) last.text += piece;
        else runs.push({ ...style, text: piece, font, bidiLevel });
      }
    }
    start += text.length;
  }
  return {
    runs: runs.flatMap((run) => breakable(run, places)),
    isFromRight: (paragraphs[0]?.level ?? 0) % 2 === 1,
  };
}

/** Where it may be broken stands a space of no width, which only the base font can draw: others would show a box. */
function breakable(run: Run, places: RegExp): Run[] {
  if (run.font === BASE_FONT) return [{ ...run, text: run.text.replace(places, '$&\u200b') }];
  const [first = '', ...rest] = run.text.replace(places, '$&\n').split('\n');
  const gap = { ...run, font: BASE_FONT, text: '\u200b' };
  return [{ ...run, text: first }, ...rest.flatMap((text) => [gap, { ...run, text }])];
}

/** Steer how others are drawn; a font that cannot be steered draws those as they are. */
const STEERS =
  /\p{Variation_Selector}|[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]|[\u{e0020}-\u{e007f}]/gu;
const INVISIBLE = /[\p{Cc}\p{Cs}]/gu;

function piecesOf(grapheme: string, missing: Set<string>): { text: string; font: string }[] {
  if (/^[\s\u00a0]+$/.test(grapheme)) return [{ text: grapheme.replaceAll('\t', ' '), font: BASE_FONT }];
  const seen = grapheme.replace(INVISIBLE, '');
  if (seen.replace(STEERS, '') === '') return [];
  const isPicture = /\p{Emoji_Presentation}|\ufe0f/u.test(seen);
  for (const text of [seen, seen.normalize('NFC'), seen.replace(STEERS, '')]) {
    const font = fontFor(codesOf(text), isPicture);
    if (font !== null) return [{ text, font }];
  }
  const parts = [...seen.replace(STEERS, '')];
  if (parts.length > 1) return parts.flatMap((part) => piecesOf(part, missing));
  missing.add(seen);
  return [{ text: BOX, font: fontFor(codesOf(BOX), false) ?? BASE_FONT }];
}

const codesOf = (text: string) => [...text].map((character) => character.codePointAt(0) ?? 0);
