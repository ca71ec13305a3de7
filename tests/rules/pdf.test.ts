import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeWords } from '#contracts/summary-words';
import { inVisualOrder } from '#server/pdf/lines';
import { makePdf } from '#server/pdf/make';
import { runsOf } from '#server/pdf/runs';
import { reportOf } from '../fixtures/report.ts';
import { readPdf } from '../setup/pdf.ts';

/** Without the spaces that a reader guesses between pieces, and the dots that an Arabic font sets apart from its letters. */
const letters = (text: string) => text.replaceAll(/[\s\p{Cc}]/gu, '');
const textOf = async (...content: string[]) => {
  const { pages } = await readPdf(await makePdf({ content }));
  return letters(pages.join('\n'));
};

describe('a PDF', () => {
  test('writes the scripts of names and findings, and names what it cannot write', async () => {
    const written = await textOf(
      ...['Mauricio Vásquez Łódź Ğ', 'Καλημέρα', 'Привет', '漢字かな 简体 繁體 한국어', '🎉 ❤️'],
      'ไทย \u{e000}',
    );
    for (const text of ['Mauricio Vásquez Łódź Ğ', 'Καλημέρα', 'Привет', '漢字かな简体繁體한국어', '🎉'])
      expect(written).toContain(letters(text));
    expect(written).toContain('Thesecharacterscouldnotbeprinted:U+0E44,U+0E17,U+0E22,U+E000.');
    expect(await textOf('plain')).toBe('plain');
  });

  test('sets Hebrew and Arabic from right to left, with numbers and names within', async () => {
    const texts = ['שלום עולם (123) של Pavilion', 'مرحبا بالعالم 2025'];
    for (const text of texts) {
      const { pages } = await readPdf(await makePdf({ content: [text] }));
      // The reader puts what it finds at its places back into the order of reading.
      for (const word of text.split(/[ ()]+/)) expect(letters(pages.join(''))).toContain(word);
    }
  });

  test('reads and fetches nothing that a text names', async () => {
    const image = { image: '/etc/hostname' };
    await expect(makePdf({ content: [image] })).rejects.toThrow(/denied|Invalid image/);
    expect(await textOf('https://example.org/x.png')).toBe('https://example.org/x.png');
  });
});

describe('runs', () => {
  const runs = (text: string) => runsOf([{ text }], new Set()).runs;

  test('hold every character that can be seen, once, in the order of reading', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const missing = new Set<string>();
        const written = runsOf([{ text }], missing).runs.map((run) => run.text);
        const count = (whole: string) => [...new Intl.Segmenter('en').segment(whole)].length;
        if (missing.size === 0) expect(count(written.join(''))).toBeLessThanOrEqual(count(text));
        expect(written.join('').replace(/□/g, '').length).toBeLessThanOrEqual(text.normalize('NFD').length);
      }),
    );
  });

  test('turn brackets that are read from right to left', () => {
    const hebrew = runs('שלום (עולם)');
    expect(hebrew.map(({ text }) => text).join('')).toBe('שלום )עולם(');
    expect(new Set(hebrew.map(({ bidiLevel }) => bidiLevel))).toEqual(new Set([1]));
    expect(runs('call (me)').map(({ text, bidiLevel }) => [text, bidiLevel])).toEqual([['call (me)', 0]]);
  });

  test('keep the style of their spans, and a direction that goes over several', () => {
    const { runs: styled, isFromRight } = runsOf(
      [
        { text: 'שלום ', bold: true },
        { text: 'עולם', link: 'https://example.org' },
      ],
      new Set(),
    );
    expect(isFromRight).toBe(true);
    expect(
      styled
        .filter(({ bold }) => bold)
        .map(({ text }) => text)
        .join(''),
    ).toBe('שלום ');
    expect(styled.at(-1)).toMatchObject({ text: 'עולם', link: 'https://example.org', bidiLevel: 1 });
  });

  test.each([
    ['emoji', '🎉'.repeat(100)],
    ['Hebrew', 'ש'.repeat(100)],
    ['Latin', 'x'.repeat(100)],
  ])('of a word without end may be broken, by a sign that their font has: %s', (_, text) => {
    const written = runs(text);
    expect(
      written
        .map((run) => run.text)
        .join('')
        .split('\u200b')
        .join(''),
    ).toBe(text);
    const gaps = written.filter((run) => run.text.includes('\u200b'));
    expect(gaps.flatMap((run) => [...run.text].filter((sign) => sign === '\u200b'))).toHaveLength(2);
    expect(new Set(gaps.map(({ font }) => font))).toEqual(new Set(['Roboto']));
  });

  test('keep what follows a Hebrew name in its place', () => {
    const { event } = reportOf([]);
    const words = madeWords({ ...reportOf([]), event: { ...event, name: 'KubeCon אירוע' } });
    const written = runs(words);
    expect(written.find(({ text }) => text.includes('10 November'))?.bidiLevel).toBe(0);
    expect(written.map(({ text }) => text).join('')).not.toContain('□');
    expect(written.map(({ text }) => text).join('')).toMatch(/^KubeCon אירוע, 10 November/);
  });

  test('of a line stand as Unicode says', () => {
    const order = (...levels: number[]) =>
      inVisualOrder(levels.map((bidiLevel, id) => ({ bidiLevel, id }))).map(({ id }) => id);
    expect(order(0, 0, 0)).toEqual([0, 1, 2]);
    expect(order(1, 1, 1)).toEqual([2, 1, 0]);
    expect(order(0, 1, 1, 0)).toEqual([0, 2, 1, 3]);
    expect(order(1, 2, 2, 1)).toEqual([3, 1, 2, 0]);
    expect(order()).toEqual([]);
  });
});
