import { strFromU8, unzipSync } from 'fflate';
import { Window } from 'happy-dom';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as wordsOfNodes } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { report, type summaryFormats } from '#contracts/report';
import { renderSummary } from '#server/summary/rules';
import { reportBooth, reportOf } from '../fixtures/report.ts';
import { readCsv } from '../setup/csv.ts';
import { readPdf } from '../setup/pdf.ts';
import { readWorkbook } from '../setup/workbook.ts';

const choices = { edition: 'internal', drafts: 'marked', frontMatter: false, paper: 'a4' } as const;
type Format = (typeof summaryFormats)[number];

const long = (part: string, length = 20_000) => part.repeat(Math.ceil(length / part.length)).slice(0, length);

/** What people type, paste and try; each is both what a visitor said and a booth's paragraph. */
const texts: [what: string, text: string][] = [
  ['Markdown', '# Big *soft* **bold** [x](https://a.example) | a | `b`\n- one\n> two'],
  ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)> &amp; &#x41; <!-- gone -->'],
  ['a formula', '=HYPERLINK("https://evil.example";"x")'],
  ['a command', "+cmd|' /C calc'!A0"],
  ['a sum', '-2+3'],
  ['a name at', '@SUM(A1:A9)'],
  ['a formula of full width', '＝1+1'],
  ['Hebrew and Arabic', 'שלום (עולם) 123 — مرحبا بالعالم'],
  ['emoji', '👩‍💻🎉 ❤️ 🇩🇪'],
  ['an escape of spreadsheets', 'before _x0041_ and _x000D_ after _X005f_'],
  ['quotes and commas', 'He said "yes", then; no\t\'x\''],
  ['an end of CDATA', ']]> {{7*7}} %00 \\u0041'],
];

const reportWith = (text: string) =>
  reportOf([
    reportBooth({
      findings: [{ kind: 'question', text, answer: text, mentions: 2 }],
      highlight: { body: text, state: 'approved' },
    }),
  ]);
const fileOf = async (text: string, format: Format, more: object = {}) =>
  Buffer.from((await renderSummary(reportWith(text), format, { ...choices, ...more }, null)).body);

const letters = (text: string) => text.replaceAll(/\s|\p{Cc}|\u200d|\ufe0f/gu, '');
/** As a cell of a CSV: no formula. */
const asCell = (text: string) => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);

describe.each(texts)('%s, said by a visitor and written in a paragraph', (_, text) => {
  const oneLine = text.replaceAll(/\s+/g, ' ');

  test('is in the data as it was typed: JSON, CSV, zip, workbook', async () => {
    const [booth] = report.parse(JSON.parse((await fileOf(text, 'json')).toString())).booths;
    expect([booth?.findings[0]?.text, booth?.findings[0]?.answer, booth?.highlight?.body]).toEqual([
      ...[text, text, text],
    ]);
    const csv = readCsv((await fileOf(text, 'csv', { table: 'findings' })).toString());
    expect([csv[0]?.text, csv[0]?.answer]).toEqual([asCell(text), asCell(text)]);
    const packed = unzipSync(await fileOf(text, 'zip'));
    const inZip = readCsv(strFromU8(packed['atlanta-paragraphs-2025-11-12.csv'] ?? new Uint8Array()));
    expect(inZip[0]?.body).toBe(asCell(text));
    // Reads no formula: it throws where there is one.
    const { Findings, Paragraphs } = readWorkbook(await fileOf(text, 'xlsx'));
    expect(Findings?.[1]).toEqual(['copacetic', 'Copacetic', 'question', text, text, 2]);
    expect(Paragraphs?.[1]?.at(-1)).toBe(text);
  });

  test('is what the visitor said in Markdown and HTML, and nothing of it is markup', async () => {
    const markdown = fromMarkdown((await fileOf(text, 'md')).toString());
    expect(wordsOfNodes(markdown)).toContain(`Question: ${oneLine} (said 2 times)`);
    expect(JSON.stringify(markdown)).not.toContain('"type":"html"');
    const page = new Window({ settings: { disableJavaScriptEvaluation: true } }).document;
    page.write((await fileOf(text, 'html')).toString());
    expect(page.querySelectorAll('script, img, [onerror]')).toHaveLength(0);
    expect(page.body.textContent.replaceAll(/\s+/g, ' ')).toContain(`Question: ${oneLine} (said 2 times)`);
  });

  test('can be read in the PDF', { timeout: 90_000 }, async () => {
    const { pages } = await readPdf(await fileOf(text, 'pdf'));
    const written = letters(pages.join(''));
    // A reader gives pieces of several directions in an order of its own.
    for (const word of oneLine.split(/[\s()—]+/u)) expect(written).toContain(letters(word));
  });
});

describe.each([
  ['letters', long('x')],
  ['Hebrew', long('שלום ')],
  ['emoji', long('🎉')],
  ['HTML', long('<b>&amp;')],
  ['formulas', long('=1+1\n')],
  ['empty lines', long('a\n\n')],
])('20,000 characters of %s in a paragraph', (_, given) => {
  const text = given.trim();

  test.each(['md', 'html', 'csv', 'zip', 'xlsx', 'json', 'pdf'] as const)(
    'come out whole as %s',
    { timeout: 90_000 },
    async (format) => {
      const bytes = await fileOf(text, format);
      const kept: { [each in Format]: () => Promise<string> | string } = {
        md: () => wordsOfNodes(fromMarkdown(bytes.toString())),
        html: () => {
          const page = new Window({ settings: { disableJavaScriptEvaluation: true } }).document;
          page.write(bytes.toString());
          return page.body.textContent;
        },
        csv: () => readCsv(bytes.toString())[0]?.paragraph?.replace(/^'/, '') ?? '',
        zip: () => {
          const file = unzipSync(bytes)['atlanta-paragraphs-2025-11-12.csv'] ?? new Uint8Array();
          return readCsv(strFromU8(file))[0]?.body?.replace(/^'/, '') ?? '';
        },
        xlsx: () => String(readWorkbook(bytes).Paragraphs?.[1]?.at(-1)),
        json: () => report.parse(JSON.parse(bytes.toString())).booths[0]?.highlight?.body ?? '',
        pdf: async () => (await readPdf(bytes)).pages.join(''),
      };
      const out = letters(await kept[format]());
      if (['csv', 'zip', 'xlsx', 'json'].includes(format)) expect(out).toBe(letters(text));
      else expect(out.length).toBeGreaterThanOrEqual(letters(text).length);
    },
  );
});
