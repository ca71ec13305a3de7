import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notRecorded } from '#contracts/figures';
import { renderCsv } from '#server/summary/csv';
import { escapeLine, tameMarkdown, webLink } from '#server/summary/escape';
import { renderMarkdown } from '#server/summary/markdown';
import { renderSummary } from '#server/summary/rules';
import { howCounted, representativesLine } from '#server/summary/words';
import { headCount, reportBooth, reportOf } from '../fixtures/report.ts';
import { readCsv } from '../setup/csv.ts';

const atlanta = 'America/New_York';
const POST = 'https://example.org/post';
const taps = {
  ...reportBooth().evidence,
  visits: 40,
  visitors: 75,
  devices: 2,
  added: 75,
};

describe('text of a person inside a line of Markdown', () => {
  test.each([
    ['<script>alert(1)</script>', '&lt;script>alert(1)&lt;/script>'],
    ['[click](javascript:alert(1))', '\\[click\\](javascript:alert(1))'],
    ['![](https://tracker.example/x.png)', '!\\[\\](https://tracker.example/x.png)'],
    ['**loud** _quiet_ `code`', '\\*\\*loud\\*\\* \\_quiet\\_ \\`code\\`'],
    ['a | b', 'a \\| b'],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['one\n\n# two', 'one \\# two'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['~70 across shifts', '~70 across shifts'],
    ['~~gone~~', '~~gone\\~\\~'],
    ['R&D at AT&T', 'R&D at AT&T'],
  ])('%s', (text, escaped) => {
    expect(escapeLine(text)).toBe(escaped);
  });

  test('reads back as it was typed, whatever it holds', () => {
    const readBack = (markdown: string) =>
      markdown.replace(
        /\\([!-/:-@[-`{-~])|&(lt|amp);/g,
        (_, mark, entity) => mark ?? (entity === 'lt' ? '<' : '&'),
      );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(readBack(escapeLine(text))).toBe(text.replace(/\s+/g, ' ').trim());
      }),
    );
  });

  test('leads only to the web', () => {
    expect(webLink('https://example.org/a?b=c')).toBe('<https://example.org/a?b=c>');
    expect(webLink('javascript:alert(1)')).toBe('javascript:alert(1)');
    expect(webLink('https://example.org/>')).toBe('<https://example.org/%3E>');
  });
});

describe('a written paragraph', () => {
  test('keeps paragraphs, lists, emphasis and links to the web', () => {
    const body =
      'First, **bold** and *soft*.\n\n- one\n- two, see [the guide](https://example.org/#part)\n\n1. first';
    expect(tameMarkdown(body)).toBe(body);
  });

  test.each([
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)>'],
    ['![x](https://tracker.example/x.png)', '&#33;[x](https://tracker.example/x.png)'],
    ['[x](javascript:alert(1))', '[x]\\(javascript:alert(1))'],
    ['[x](JaVaScRiPt:alert(1))', '[x]\\(JaVaScRiPt:alert(1))'],
    ['[x](javascript&#58;alert(1))', '[x]\\(javascript&#58;alert(1))'],
    ['[x](\njavascript:alert(1))', '[x]\\(\njavascript:alert(1))'],
    ['[x](<javascript:alert(1)>)', '[x]\\(&lt;javascript:alert(1)>)'],
    ['[x]\n\n[x]: javascript:alert(1)', '[x]\n\n[x]\\: javascript:alert(1)'],
    ['# Title', '\\# Title'],
    ['- > ## Title', '- > \\## Title'],
    ['Title\n===', 'Title\n\\==='],
    ['Title\n---', 'Title\n\\---'],
    ['```\nrest of the document', '\\`\\`\\`\nrest of the document'],
  ])('shows as text: %j', (body, tamed) => {
    expect(tameMarkdown(body)).toBe(tamed);
  });
});

describe('how a figure was counted, in words', () => {
  test.each([
    ['nothing was recorded', {}],
    ['somebody was checked in, nobody came', { figure: { ...notRecorded, visitors: 0 } }],
    ['75 in 40 visits tapped on 2 devices', { evidence: taps }],
    ...[
      [', https://example.org/other', 'https://example.org/other'],
      ['', POST],
    ].map(([where, sourceUrl]): [string, object] => [
      `~75 by a published head count (“roughly 75”), no times${where}`,
      {
        evidence: {
          ...taps,
          visits: 0,
          headCounts: [headCount({ source: 'published', wording: 'roughly 75', sourceUrl })],
        },
      },
    ]),
    [
      '43 by a clicker, Tue 11 Nov 10:45–15:00',
      {
        evidence: {
          ...taps,
          visits: 0,
          headCounts: [
            headCount({
              source: 'clicker',
              approximate: false,
              likely: 43,
              startsAt: '2025-11-11T15:45:00Z',
              endsAt: '2025-11-11T20:00:00Z',
            }),
          ],
        },
      },
    ],
    [
      '~75 (70–80) by a judged head count (“70 to 80”), no times; 75 in 40 visits tapped on 2 devices: shown beside the head count and not added; shown beside it: ~60 by a published head count, no times; more was tapped than the head count says: somebody should decide',
      {
        evidence: {
          ...taps,
          isDisputed: true,
          added: 0,
          beside: 75,
          headCounts: [
            headCount({ low: 70, high: 80, wording: '70 to 80' }),
            headCount({ source: 'published', likely: 60, isUsed: false }),
          ],
        },
      },
    ],
    [
      '~80 by a judged head count, Tue 11 Nov 10:00–14:00; 75 in 40 visits tapped on 2 devices: 44 outside of the time of the head count and added, 31 within it, shown beside it and not added',
      {
        evidence: {
          ...taps,
          added: 44,
          beside: 31,
          headCounts: [
            headCount({
              likely: 80,
              startsAt: '2025-11-11T15:00:00Z',
              endsAt: '2025-11-11T19:00:00Z',
            }),
          ],
        },
      },
    ],
  ])('%s', (words, given) => {
    expect(howCounted(reportBooth(given), { timeZone: atlanta, sourceUrl: POST })).toBe(words);
  });

  test('one representative, two, or nobody', () => {
    const people = ['Wei Fu', 'Yi Zha'].map((name) => ({ name, affiliation: '' }));
    expect(representativesLine(reportBooth({ representatives: people.slice(0, 1) }))).toBe(
      'Representative: Wei Fu',
    );
    expect(representativesLine(reportBooth({ representatives: people }))).toBe(
      'Representatives: Wei Fu and Yi Zha',
    );
    expect(representativesLine(reportBooth())).toBeNull();
  });
});

describe('the files', () => {
  const hostile = reportBooth({
    name: '=HYPERLINK("https://evil.example")',
    representatives: [{ name: '@SUM(A1) | <b>', affiliation: '' }],
    kiosks: ['-1', '+2'],
    highlight: { body: '\t=1+1', state: 'approved' },
    findings: [{ kind: 'problem', text: '<script>\n# big', answer: '', mentions: 3 }],
  });

  test('as CSV hold no formula and keep numbers as numbers', () => {
    const text = renderCsv(reportOf([hostile, reportBooth({ figure: { ...notRecorded, visitors: 7 } })]));
    expect(text.startsWith('\uFEFF"event","event_name","simulated"')).toBe(true);
    const [first, second] = readCsv(text);
    expect(first).toMatchObject({
      booth_name: `'=HYPERLINK("https://evil.example")`,
      representatives: "'@SUM(A1) | <b>",
      kiosks: "'-1; +2",
      paragraph: "'\t=1+1",
      visitors: '',
      visitors_text: 'not recorded',
    });
    expect(second?.visitors).toBe('7');
    expect(text).toMatch(/,7,"7",/);
  });

  test('as CSV say the event, its zone and when they were made, in every row', () => {
    const rows = readCsv(renderCsv(reportOf([hostile, hostile], { simulated: true })));
    expect(rows).toHaveLength(2);
    for (const row of rows)
      expect(row).toMatchObject({
        event: 'atlanta',
        time_zone: atlanta,
        made_at: '2025-11-13T02:30:00.000Z',
        simulated: 'yes',
      });
  });

  test('as Markdown have one row a booth, whatever its name', () => {
    const text = renderMarkdown(reportOf([hostile]));
    const table = text.split('\n').filter((line) => line.startsWith('|'));
    expect(table).toHaveLength(4);
    expect(table[2]?.match(/(?<!\\)\|/g)).toHaveLength(6);
    expect(text).toContain('- Problem: &lt;script> \\# big (said 3 times)');
    expect(text).not.toContain('<script>');
  });

  test('as Markdown set each answer on a line of its own, below what was said', () => {
    const said = { text: 'Does it run offline?', mentions: 2 };
    const findings = [
      { ...said, kind: 'question' as const, answer: '- Yes,\n\n# from a folder' },
      { ...said, kind: 'idea' as const, answer: '' },
    ];
    expect(renderMarkdown(reportOf([reportBooth({ findings })]))).toContain(
      [
        '- Question: Does it run offline? (said 2 times)',
        '  - Answer: \\- Yes, \\# from a folder',
        '- Idea: Does it run offline? (said 2 times)',
        '',
      ].join('\n'),
    );
  });

  test('are named by event, booth and the date in the event’s zone', async () => {
    const report = reportOf([hostile]);
    const { fileName } = await renderSummary(report, 'csv');
    expect(fileName).toBe('atlanta-summary-2025-11-12.csv');
    const one = await renderSummary(report, 'md', { booth: 'copacetic' });
    expect(one.fileName).toBe('atlanta-copacetic-summary-2025-11-12.md');
  });
});
