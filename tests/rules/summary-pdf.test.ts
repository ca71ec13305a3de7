import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import {
  type Block,
  bullets,
  heading,
  paragraph,
  type SummaryDocument,
  type Table,
} from '#contracts/document';
import { readWritten } from '#contracts/written-text';
import { documentOf } from '#server/summary/document';
import { renderPdf } from '#server/summary/pdf';
import { reportBooth, reportOf, toldAfter } from '../fixtures/report.ts';
import { readPdf } from '../setup/pdf.ts';

const pdfOf = (blocks: Block[], rest: Partial<SummaryDocument> = {}) =>
  renderPdf(
    { title: 'Title', language: 'en', blocks, made: 'made', marks: [], frontMatter: null, ...rest },
    'a4',
  );

const tableOf = (titles: string[], rows: string[][]): Table => ({
  kind: 'table',
  caption: 'Table',
  columns: titles.map((title) => ({ title, align: 'start' })),
  rows: rows.map((cells) => cells.map((text) => ({ text }))),
  total: null,
});
const bar = (label: string) => ({ group: 'Tue', label, value: 4, isToCome: false, text: `${label} bar` });

/** The texts of the first page with the points at which they begin and end, from the left. */
async function placesOf(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false });
  const page = await (await task.promise).getPage(1);
  const { items } = await page.getTextContent();
  await task.destroy();
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const from = Number(item.transform[4]);
    return [{ text: item.str.trim(), from, to: from + item.width }];
  });
}

describe('the pages of a summary', () => {
  test('set the mark of an item at the side from which it is read', async () => {
    const blocks = readWritten('1. first\n2. بند\n\n- ראשון');
    const places = await placesOf(await pdfOf(blocks));
    const at = (wanted: string) => {
      const found = places.find(({ text }) => text === wanted);
      if (found === undefined) throw new Error(`${wanted} is not in ${JSON.stringify(places)}`);
      return found;
    };
    expect(at('1.').to).toBeLessThan(at('first').from);
    const arabic = places.filter(({ text }) => /\p{Script=Arabic}/u.test(text));
    expect(arabic).not.toEqual([]);
    for (const { to } of arabic) expect(to).toBeLessThan(at('.2').from);
    const hebrew = places.filter(({ text }) => /\p{Script=Hebrew}/u.test(text));
    expect(hebrew).not.toEqual([]);
    for (const { to } of hebrew) expect(to).toBeLessThan(at('•').from);
  });

  const long = 'word '.repeat(300);
  test.each<[string, Block[], RegExp]>([
    ['a paragraph of two lines', [paragraph(`First ${'word '.repeat(30)}`)], /First/],
    ['a long paragraph', [paragraph(`First ${long}`)], /First/],
    [
      'a list, with what leads to it',
      [paragraph('They said:'), bullets([[paragraph('First')]])],
      /said:\s*•?\s*First/,
    ],
    ['a table', [tableOf(['A', 'B'], [['First', long.slice(0, 390)]])], /A\s*B\s*First/],
    ['a table of long cells', [tableOf(['A', 'B'], [['First', long]])], /A\s*B\s*First/],
    [
      'a chart',
      [
        {
          kind: 'chart',
          title: 'Hours',
          sentence: 'Most.',
          unit: '',
          bars: [bar('09:00'), bar('10:00')],
          beside: null,
        },
      ],
      /Most\.\s*Hours\s*Tue\s*09:00/,
    ],
    ['another heading', [heading(3, 'Inner'), paragraph('First')], /Inner\s*First/],
  ])(
    'keep a heading with the beginning of %s, wherever it comes',
    async (_, blocks, beginning) => {
      const places = new Set<number>();
      for (let lines = 26; lines < 38; lines += 1) {
        const above = Array.from({ length: lines }, (__, at) => paragraph(`Line ${at}`));
        const { pages } = await readPdf(await pdfOf([...above, heading(2, 'Heading'), ...blocks]));
        const at = pages.findIndex((page) => page.includes('Heading'));
        expect(pages[at]?.slice(pages[at]?.indexOf('Heading')), `${lines} lines above`).toMatch(beginning);
        places.add(at);
      }
      // The foot of the page was passed.
      expect([...places]).toEqual([0, 1]);
    },
    60_000,
  );

  test('have the headings as bookmarks, below one another, and say their title and language', async () => {
    const blocks = [
      ...[heading(1, 'Copa שלום'), paragraph('a'), heading(2, 'Booths'), heading(3, 'Copa'), paragraph('b')],
      ...[heading(3, 'Drasi'), heading(2, 'End'), paragraph('c')],
    ];
    const data = new Uint8Array(await pdfOf(blocks, { title: 'Summary', marks: ['Simulated'] }));
    const task = getDocument({ data, verbosity: 0, isEvalSupported: false });
    const pdf = await task.promise;
    interface Mark {
      title: string;
      items: Mark[];
    }
    const asWords = ({ title, items }: Mark): unknown => [title, ...items.map(asWords)];
    expect(((await pdf.getOutline()) as Mark[]).map(asWords)).toEqual([
      ['Copa שלום', ['Booths', ['Copa'], ['Drasi']], ['End']],
    ]);
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: 'Summary · Simulated', Language: 'en' });
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    await task.destroy();
  });

  test('hold tables of any words within their margins, and break no name or time of a table of talks', async () => {
    const word = 'Wort'.repeat(30);
    const talk = {
      ...{ talkId: reportBooth().boothId, title: `${word} ${word}`, room: 'B1', isOwn: true, saidSo: 4 },
      ...{ startsAt: '2025-11-11T15:00:00.000Z', endsAt: '2025-11-11T15:30:00.000Z' },
    };
    const after = ([60, 120] as const).map((withinMinutes) => ({ ...toldAfter, withinMinutes }));
    const booths = ['KCD Nowhere Bay', word].map((name) =>
      reportBooth({
        name,
        talks: [{ ...talk, title: name === word ? talk.title : 'A talk of ours', after }],
      }),
    );
    const choices = { edition: 'internal', drafts: 'marked', frontMatter: false, paper: 'a4' } as const;
    const wide = await renderPdf(documentOf(reportOf(booths), choices), 'a4');
    for (const { text, to } of await placesOf(wide)) expect(to, text).toBeLessThan(595 - 50);
    const { pages } = await readPdf(await renderPdf(documentOf(reportOf(booths.slice(0, 1)), choices), 'a4'));
    const talks = pages[0]?.slice(pages[0].indexOf('After talks')) ?? '';
    expect(talks).toMatch(/KCD Nowhere Bay\s*A talk of ours\s*Tue 11 Nov 10:30/);
  });
});
