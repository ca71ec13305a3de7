import { describe, expect, test } from 'vitest';
import { notRecorded } from '#contracts/figures';
import { marksOfFile } from '#contracts/report';
import { representativesLine } from '#contracts/summary-words';
import { renderCsv } from '#server/summary/csv';
import { documentOf } from '#server/summary/document';
import { fileNameOf } from '#server/summary/file-name';
import { renderMarkdown } from '#server/summary/markdown';
import { howCounted } from '#server/summary/words';
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
      '~100 by a judged head count, Tue 11 Nov 10:45–15:00, of which ~40 outside of the time of a better one',
      {
        evidence: {
          ...taps,
          visits: 0,
          headCounts: [
            headCount({
              ...{ likely: 100, counted: 40 },
              startsAt: '2025-11-11T15:45:00Z',
              endsAt: '2025-11-11T20:00:00Z',
            }),
          ],
        },
      },
    ],
    [
      '~75 (70–80) by a judged head count (“70 to 80”), no times; 75 in 40 visits tapped on 2 devices: shown beside the head count and not added; shown beside it: ~60 by a published head count, no times; more was tapped, or counted in a part of its time, than the head count says: somebody should decide',
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
    [
      '20 by a clicker, Sun 2 Nov 01:00 (UTC-04:00)–02:00',
      {
        evidence: {
          ...{ ...taps, visits: 0 },
          headCounts: [
            headCount({
              ...{ source: 'clicker', approximate: false, likely: 20 },
              startsAt: '2025-11-02T05:00:00Z',
              endsAt: '2025-11-02T07:00:00Z',
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

  test.each([
    ['nobody was tapped, who could have said so: no part, and no 0', 0, '', false],
    ['somebody was tapped, and nobody said so', 40, '0', true],
  ])('tell of who came from a talk where %s', (_, visits, cell, hasPart) => {
    const times = { startsAt: '2025-11-11T15:00:00.000Z', endsAt: '2025-11-11T15:30:00.000Z' };
    const talk = {
      talkId: reportBooth().boothId,
      title: 'A talk',
      room: 'B1',
      isOwn: true,
      saidSo: 0,
      after: [],
    };
    const evidence = { ...taps, visits };
    const report = reportOf([reportBooth({ evidence, talks: [{ ...talk, ...times }] })]);
    expect(readCsv(renderCsv(report, 'talks')).map((row) => row.came_from_it)).toEqual([cell]);
    const choices = { edition: 'internal', drafts: 'marked', frontMatter: false, paper: 'a4' } as const;
    expect(renderMarkdown(documentOf(report, choices)).includes('## After talks')).toBe(hasPart);
  });

  test('say the one end of a range that somebody gave', () => {
    const figure = { ...notRecorded, visitors: 75, approximate: true };
    const evidence = { ...taps, visits: 0, headCounts: [headCount({ low: 70 })] };
    const report = reportOf([
      reportBooth({ figure: { ...figure, low: 70 }, evidence }),
      reportBooth({ figure: { ...figure, high: 80 } }),
    ]);
    const text = renderMarkdown(
      documentOf(report, { edition: 'internal', drafts: 'marked', frontMatter: false, paper: 'a4' }),
    );
    expect(text).toContain('Visitors: **~75 (at least 70)**');
    expect(text).toContain('Visitors: **~75 (at most 80)**');
    expect(text).toContain('~75 (at least 70) by a judged head count');
    expect(readCsv(renderCsv(report))).toMatchObject([
      { visitors_text: '~75 (at least 70)', low: '70', high: '' },
      { visitors_text: '~75 (at most 80)', low: '', high: '80' },
    ]);
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

  test('are named by event, booth, edition, what has to be known, and the date in the event’s zone', () => {
    const report = reportOf([hostile, reportBooth({ slug: 'drasi' })]);
    const name = (edition: 'internal' | 'post', asked: string[] | null, of = report) =>
      fileNameOf(of, { edition, drafts: 'marked' }, marksOfFile(of), asked, 'md');
    expect(name('internal', null)).toBe('atlanta-summary-2025-11-12.md');
    expect(name('post', null)).toBe('atlanta-post-2025-11-12.md');
    const one = { ...reportOf([hostile], { simulated: true }), boothsOfEvent: 10 };
    expect(name('internal', ['copacetic'], one)).toBe('atlanta-copacetic-summary-simulated-2025-11-12.md');
    expect(name('post', null, { ...report, boothsOfEvent: 10 })).toBe(
      'atlanta-2-of-10-booths-post-2025-11-12.md',
    );
    const behind = { ...report, total: { ...notRecorded, visitors: 3, provisional: true } };
    expect(name('post', null, behind)).toBe('atlanta-post-provisional-2025-11-12.md');
    expect(fileNameOf(report, { edition: 'post', drafts: 'left-out' }, [], null, 'md')).toBe(
      'atlanta-post-approved-2025-11-12.md',
    );
  });
});
