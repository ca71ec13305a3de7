import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { SummaryDocument, Table } from '#contracts/document';
import { figureText, notRecorded } from '#contracts/figures';
import { type Report, report, summaryFormats, summaryTables } from '#contracts/report';
import { audiences, offeredSectors } from '#contracts/visitor-words';
import { renderCsv } from '#server/summary/csv';
import { documentOf } from '#server/summary/document';
import { renderSummary } from '#server/summary/rules';
import { headCount, reportBooth, reportOf } from '../fixtures/report.ts';
import { readCsv } from '../setup/csv.ts';
import { readPdf } from '../setup/pdf.ts';
import { type ReadCell, readWorkbook } from '../setup/workbook.ts';

const internal = { edition: 'internal', drafts: 'marked', frontMatter: false, paper: 'a4' } as const;
const fileOf = async (of: Report, format: (typeof summaryFormats)[number]) =>
  Buffer.from((await renderSummary(of, format, internal, null)).body);
/** A table of the document that every text becomes of. */
const tableIn = ({ blocks }: SummaryDocument, caption: string) =>
  blocks.find((block): block is Table => block.kind === 'table' && block.caption === caption);
const bookOf = async (of: Report) => readWorkbook(await fileOf(of, 'xlsx'));

/** A workbook's column, without its head. */
function columnOf(sheet: ReadCell[][] = [], head: string): ReadCell[] {
  const at = sheet[0]?.indexOf(head) ?? -1;
  if (at < 0) throw new Error(`no column ${head}`);
  return sheet.slice(1).map((row) => row[at] ?? null);
}
const factOf = (book: { [sheet: string]: ReadCell[][] }, what: string) =>
  book.Event?.find(([head]) => head === what)?.[1] ?? null;

const figure = (visitors: number | null) => ({ ...notRecorded, visitors });
const sumOf = (figures: readonly (number | null)[]) =>
  figures.reduce<number>((sum, one) => sum + (one ?? 0), 0);

const split = (visitors: number): [said: string | null, visitors: number][] => [
  ['newcomer', Math.floor(visitors / 3)],
  [null, visitors - Math.floor(visitors / 3)],
];
const minutesOf = (covered: number) => ({
  ...{
    slotMinutes: covered,
    plannedMinutes: 0,
    coveredMinutes: covered,
    gapMinutes: 0,
    notRecordedMinutes: 0,
  },
  ...{ comingMinutes: 0, belowMinimumMinutes: 0, atTargetMinutes: 0 },
});
const promised = { owner: 'Yi', dueOn: '2025-11-12', occurredAt: '2025-11-11T15:00:00.000Z', issueUrl: null };

/** Reports as the counting makes them: hours and what has no time are the total, and so are the booths. */
const anyReport = fc
  .array(
    fc.record({
      hour: fc.option(fc.nat(500)),
      rest: fc.nat(90),
      text: fc.string({ unit: 'grapheme', maxLength: 40 }),
    }),
    { maxLength: 6 },
  )
  .map((given): Report => {
    const booths = given.map(({ hour, rest, text }, index) =>
      reportBooth({
        slug: `booth-${index}`,
        name: text.trim() || 'Copa',
        figure: figure(hour === null && rest === 0 ? null : (hour ?? 0) + rest),
        evidence: {
          ...reportBooth().evidence,
          headCounts: rest === 0 ? [] : [headCount({ likely: rest, wording: text })],
        },
        // Some of them said it, and of the others nobody did.
        audiences:
          hour === null
            ? []
            : split(hour).map(([said, visitors]) => ({
                audience: said ?? 'not-said',
                visits: visitors,
                visitors,
              })),
        sectors:
          hour === null
            ? []
            : split(hour).map(([said, visitors]) => ({
                sector: said ?? 'not-said',
                visits: visitors,
                visitors,
              })),
        topics: hour === null ? [] : [{ slug: 'wasm', label: text, visits: hour, visitors: hour }],
        coverage: hour === null ? null : minutesOf(hour),
        followUps: [{ ...promised, what: text, doneAt: rest > 40 ? promised.occurredAt : null }],
        findings: [{ kind: 'idea', text, answer: text, mentions: 1 }],
        days: hour === null ? [] : [{ date: '2025-11-11', figure: figure(hour) }],
      }),
    );
    const hours = given.flatMap(({ hour }, index) => {
      const startsAt = Date.parse('2025-11-11T15:00:00Z') + index * 3_600_000;
      const [start, end] = [startsAt, startsAt + 3_600_000].map((at) => new Date(at).toISOString());
      return [{ startsAt: start ?? '', endsAt: end ?? '', visitors: hour, shared: 0 }];
    });
    const total = booths.some((booth) => booth.figure.visitors !== null)
      ? sumOf(booths.map((booth) => booth.figure.visitors))
      : null;
    return {
      ...reportOf(booths),
      ...{ hours, total: figure(total) },
      days:
        hours.length === 0
          ? []
          : [
              { date: '2025-11-10', figure: figure(0) },
              { date: '2025-11-11', figure: figure(sumOf(given.map(({ hour }) => hour))) },
            ],
      coverage: booths.some(({ coverage }) => coverage !== null)
        ? minutesOf(sumOf(given.map(({ hour }) => hour)))
        : null,
      notPlaced: { visitors: sumOf(given.map(({ rest }) => rest)), approximate: true },
    };
  });

test('all formats carry the same totals, whatever the report', { timeout: 90_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyReport, async (of) => {
      const total = of.total.visitors ?? 0;
      const book = await bookOf(of);
      const packed = unzipSync(await fileOf(of, 'zip'));
      const csvOf = (name: (typeof summaryTables)[number]) => readCsv(renderCsv(of, name));
      expect((await fileOf(of, 'md')).toString()).toContain(`**Visitors: ${figureText(of.total)}**`);
      expect((await fileOf(of, 'html')).toString()).toContain(
        `<strong>Visitors: ${figureText(of.total)}</strong>`,
      );
      expect(report.parse(JSON.parse((await fileOf(of, 'json')).toString())).total).toEqual(of.total);
      expect(factOf(book, 'Visitors')).toBe(of.total.visitors);
      expect(csvOf('event').map(({ visitors }) => visitors)).toEqual([String(of.total.visitors ?? '')]);
      for (const [name, sheet] of [
        ['booths', 'Booths'],
        ['hours', 'Hours'],
        ['days', 'Days'],
      ] as const) {
        expect(sumOf(csvOf(name).map(({ visitors }) => Number(visitors)))).toBe(total);
        expect(sumOf(columnOf(book[sheet], 'Visitors').map(Number))).toBe(total);
      }
      const inTable = (caption: string) => tableIn(documentOf(of, internal), caption);
      for (const [name, sheet, caption] of [
        ['audiences', 'Audiences', 'Tapped visitors by audience'],
        ['sectors', 'Sectors', 'Tapped visitors by sector'],
      ] as const) {
        const tapped = sumOf(csvOf(name).map(({ visitors }) => Number(visitors)));
        expect(sumOf(columnOf(book[sheet], 'Visitors').map(Number))).toBe(tapped);
        expect(sumOf((inTable(caption)?.rows ?? []).map((row) => row[1]?.value ?? 0))).toBe(tapped);
      }
      expect(sumOf(csvOf('coverage').map((row) => Number(row.covered_minutes)))).toBe(
        of.coverage?.coveredMinutes ?? 0,
      );
      expect(sumOf(columnOf(book.Coverage, 'Covered minutes').map(Number))).toBe(
        of.coverage?.coveredMinutes ?? 0,
      );
      expect(inTable('Coverage of the booths that have a slot')?.total?.[2]?.value ?? 0).toBe(
        of.coverage?.coveredMinutes ?? 0,
      );
      const days = inTable('Visitors by day');
      if (of.days.length > 1)
        expect(sumOf([...(days?.rows ?? []), days?.total ?? []].map((row) => row[1]?.value ?? 0))).toBe(
          total,
        );
      const states = csvOf('follow-ups').map(({ state }) => state);
      expect(columnOf(book['Follow ups'], 'State')).toEqual(states);
      const done = states.filter((state) => state === 'done').length;
      if (states.length > 0)
        expect((await fileOf(of, 'md')).toString()).toContain(`${states.length} promised: ${done} done, `);
      for (const [name, sheet] of [
        ['audiences', 'Audiences'],
        ['topics', 'Topics'],
      ] as const)
        expect(columnOf(book[sheet], 'Visitors').map(String)).toEqual(
          csvOf(name).map(({ visitors }) => visitors),
        );
      for (const name of summaryTables)
        expect(strFromU8(packed[`atlanta-${name}-2025-11-12.csv`] ?? new Uint8Array(), true)).toBe(
          Buffer.from(renderCsv(of, name)).toString('latin1'),
        );
    }),
    { numRuns: 15 },
  );
});

test('a PDF carries the same total, whatever the report', { timeout: 90_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyReport, async (of) => {
      const { pages } = await readPdf(await fileOf(of, 'pdf'));
      expect(pages.join(' ').replace(/\s+/g, ' ')).toContain(`Visitors: ${figureText(of.total)}`);
    }),
    { numRuns: 3 },
  );
});

const summer = {
  startsOn: '2025-03-29',
  endsOn: '2025-03-30',
  timeZone: 'Europe/Amsterdam',
  simulated: true,
};
/** The night in which clocks were put forward, and one late evening. */
const night = {
  ...reportOf(
    [
      reportBooth({
        name: '=HYPERLINK("http://x")',
        figure: { ...figure(43), provisional: true },
        evidence: {
          ...reportBooth().evidence,
          headCounts: [
            headCount({ startsAt: '2025-03-30T00:30:00.000Z', endsAt: '2025-03-30T01:30:00.000Z' }),
          ],
        },
        findings: [{ kind: 'problem', text: '-2+3', answer: '@SUM(A1)\nשלום 🎉', mentions: 3 }],
        days: [{ date: '2025-03-30', figure: figure(43) }],
        highlight: { body: 'x'.repeat(40_000), state: 'draft' },
      }),
    ],
    summer,
  ),
  total: { ...figure(43), provisional: true },
};

test('a workbook has numbers, and dates and times as the clock of the event showed them; no formulas', async () => {
  const book = await bookOf(night);
  expect(Object.keys(book)).toEqual([
    ...['Event', 'Booths', 'Days', 'Opening hours', 'Hours', 'Audiences', 'Topics', 'Findings'],
    ...['Head counts', 'Representatives', 'Paragraphs', 'Sectors', 'Coverage', 'Talks', 'Follow ups'],
  ]);
  expect(columnOf(book.Days, 'Date')).toEqual([{ at: '2025-03-30T00:00:00', format: 'yyyy-mm-dd' }]);
  const counted = book['Head counts'];
  expect([columnOf(counted, 'Starts at'), columnOf(counted, 'Ends at')]).toEqual([
    [{ at: '2025-03-30T01:30:00', format: 'yyyy-mm-dd hh:mm' }],
    [{ at: '2025-03-30T03:30:00', format: 'yyyy-mm-dd hh:mm' }],
  ]);
  expect(columnOf(book.Booths, 'Booth name')).toEqual(['=HYPERLINK("http://x")']);
  expect(columnOf(book.Findings, 'Text')).toEqual(['-2+3']);
  expect(columnOf(book.Findings, 'Answer')).toEqual(['@SUM(A1)\nשלום 🎉']);
  expect(columnOf(book.Findings, 'Mentions')).toEqual([3]);
  expect(factOf(book, 'Made at')).toMatchObject({ at: '2025-11-13T03:30:00' });
  expect([factOf(book, 'Simulated'), factOf(book, 'Total provisional')]).toEqual(['yes', 'yes']);
  const [cut] = columnOf(book.Paragraphs, 'Body');
  expect(String(cut)).toMatch(/^x+ … \(cut: a cell holds no more\)$/);
  expect(String(cut)).toHaveLength(32_767);
});

test('every CSV says of which event and range it is, with times in the event’s zone', () => {
  const about = { event: 'atlanta', simulated: 'yes', starts_on: '2025-03-29', ends_on: '2025-03-30' };
  const made = {
    time_zone: 'Europe/Amsterdam',
    made_at: '2025-11-13T02:30:00.000Z',
    total_provisional: 'yes',
  };
  for (const name of ['event', 'booths', 'days', 'findings', 'head-counts', 'paragraphs'] as const)
    expect(readCsv(renderCsv(night, name))).toMatchObject([{ ...about, ...made }]);
  expect(readCsv(renderCsv(night, 'head-counts'))).toMatchObject([
    { starts_at: '2025-03-30T01:30:00+01:00', ends_at: '2025-03-30T03:30:00+02:00' },
  ]);
  expect(readCsv(renderCsv(night, 'findings'))).toMatchObject([
    { text: "'-2+3", answer: "'@SUM(A1)\nשלום 🎉" },
  ]);
});

test('the table of hours tells apart what is not recorded, what is to come, and an hour that comes twice', async () => {
  const at = (startsAt: string, visitors: number | null) => {
    const endsAt = new Date(Date.parse(startsAt) + 3_600_000).toISOString();
    return { startsAt, endsAt, visitors, shared: 0 };
  };
  const empty = reportOf([reportBooth()]);
  // Clocks in New York went back at 06:00 UTC.
  const report: Report = {
    ...empty,
    event: { ...empty.event, timeZone: 'America/New_York' },
    madeAt: '2025-11-02T06:30:00.000Z',
    hours: [
      at('2025-11-02T05:00:00Z', null),
      at('2025-11-02T06:00:00Z', 0),
      at('2025-11-02T07:00:00Z', null),
    ],
    notPlaced: { visitors: 75, approximate: true },
  };
  expect(
    readCsv(renderCsv(report, 'hours')).map(({ starts_at, visitors, state }) => [starts_at, visitors, state]),
  ).toEqual([
    ['2025-11-02T01:00:00-04:00', '', 'not recorded'],
    ['2025-11-02T01:00:00-05:00', '0', 'so far'],
    ['2025-11-02T02:00:00-05:00', '', 'still to come'],
    ['', '75', 'counted'],
  ]);
  // No apostrophe: it is no formula.
  expect(readCsv(renderCsv(report, 'hours'))[0]?.utc_offset).toBe('UTC-04:00');
  const { Hours } = await bookOf(report);
  expect(columnOf(Hours, 'State')).toEqual(['not recorded', 'so far', 'still to come', 'counted']);
  expect(columnOf(Hours, 'Utc offset').slice(0, 3)).toEqual(['UTC-04:00', 'UTC-05:00', 'UTC-05:00']);
});

test('an event without booths has all its files too', async () => {
  for (const format of summaryFormats)
    expect((await fileOf(reportOf([]), format)).length).toBeGreaterThan(100);
  const book = await bookOf(reportOf([]));
  expect(book.Booths).toHaveLength(1);
  expect(factOf(book, 'Visitors text')).toBe('not recorded');
});

const tapped = { ...reportBooth().evidence, visits: 1, visitors: 1, devices: 1, added: 1 };
const manyBooths = Array.from({ length: 200 }, (_, index) =>
  reportBooth({ slug: `booth-${index}`, name: `Project ${index}.`, figure: figure(1000 + index) }),
);

test.each([
  ['no booth', [], []],
  ['a booth without a visit', [reportBooth()], []],
  ['a booth where nobody came', [reportBooth({ figure: figure(0) })], []],
  ['one visit', [reportBooth({ figure: figure(1), evidence: tapped })], ['Visitors: 1']],
  [
    '200 booths',
    manyBooths,
    manyBooths.flatMap(({ name, figure: of }) => [name, `Visitors: ${of.visitors}`]),
  ],
])(
  'the post of an event with %s says what is known, and nothing else',
  {
    timeout: 90_000,
  },
  async (_, booths, said) => {
    const post = { ...internal, edition: 'post' } as const;
    const bytesOf = async (format: 'md' | 'html' | 'pdf') =>
      Buffer.from((await renderSummary(reportOf(booths), format, post, null)).body);
    const { pages } = await readPdf(await bytesOf('pdf'));
    const [md, html] = [(await bytesOf('md')).toString(), (await bytesOf('html')).toString()];
    for (const text of [md, html, pages.join('\n')]) {
      for (const words of said) expect(text).toContain(words);
      expect(text.match(/Visitors: /g)?.length ?? 0).toBe(said.length === 0 ? 0 : booths.length);
      expect(text).not.toMatch(/not recorded|How it was counted/);
    }
  },
);

test('a table is asked of a CSV only, and names its file', async () => {
  const hours = { ...internal, table: 'hours' } as const;
  expect((await renderSummary(night, 'csv', hours, null)).fileName).toBe(
    'atlanta-hours-simulated-provisional-2025-11-13.csv',
  );
  expect((await renderSummary(night, 'zip', internal, null)).fileName).toBe(
    'atlanta-summary-simulated-provisional-2025-11-13.zip',
  );
  expect(Object.keys(unzipSync(await fileOf(night, 'zip')))).toContain(
    'atlanta-days-simulated-provisional-2025-11-13.csv',
  );
  await expect(renderSummary(night, 'xlsx', hours, null)).rejects.toThrow(/only a CSV holds one table/);
});

test('an edition is asked of text only, and texts that nobody approved are left out of every file', async () => {
  const approved = { section: 'why', body: 'Approved text', state: 'approved' } as const;
  const draft = { section: 'contact', body: 'Draft text', state: 'draft' } as const;
  const of: Report = { ...night, sections: [approved, draft] };
  const leftOut = { ...internal, drafts: 'left-out' } as const;
  for (const format of ['csv', 'zip', 'xlsx', 'json'] as const)
    for (const edition of ['post', 'brief'] as const)
      await expect(renderSummary(of, format, { ...internal, edition }, null)).rejects.toThrow(
        `leave edition out for ${format}, or ask for md, html, pdf`,
      );
  const json = JSON.parse(String((await renderSummary(of, 'json', leftOut, null)).body));
  expect([json.sections, json.booths[0].highlight]).toEqual([[approved], null]);
  const csv = String((await renderSummary(of, 'csv', { ...leftOut, table: 'paragraphs' }, null)).body);
  expect(readCsv(csv).map(({ body }) => body)).toEqual(['Approved text']);
});

test('a PDF has the size of its paper, and on each page the event, its marks, and when it was made', {
  timeout: 90_000,
}, async () => {
  const booths = Array.from({ length: 9 }, (_, index) =>
    reportBooth({
      slug: `b-${index}`,
      name: `Booth ${index}`,
      highlight: { body: 'word '.repeat(150), state: 'ready' },
    }),
  );
  const of = { ...reportOf(booths, { simulated: true }), total: { ...figure(43), provisional: true } };
  const read = async (paper: 'a4' | 'letter', edition: 'internal' | 'post') =>
    readPdf(Buffer.from((await renderSummary(of, 'pdf', { ...internal, paper, edition }, null)).body));
  const a4 = await read('a4', 'internal');
  expect(a4.pages.length).toBeGreaterThan(1);
  expect(new Set(a4.sizes.map(String))).toEqual(new Set(['595,842']));
  expect(a4.title).toContain('Simulated · Provisional');
  for (const [index, page] of a4.pages.entries()) {
    expect(page).toContain('Simulated · Provisional');
    expect(page.replace(/\s+/g, '')).toContain('Madeon12November2025,21:30(America/New_York)');
    expect(page).toContain(`${index + 1} of ${a4.pages.length}`);
  }
  for (const { name } of booths) expect(a4.pages.join('')).toContain(name);
  const letter = await read('letter', 'post');
  expect(letter.sizes[0]).toEqual([612, 792]);
  expect(letter.pages.join('')).not.toContain('How it was counted');
});

test('briefs are one page of a PDF for each booth', { timeout: 90_000 }, async () => {
  const booths = ['Copa', 'Drasi', 'Istio'].map((name) =>
    reportBooth({
      ...{ name, slug: name.toLowerCase(), figure: figure(43) },
      highlight: { body: 'word '.repeat(150), state: 'ready' },
      findings: Array.from({ length: 9 }, () => ({
        kind: 'idea',
        text: 'An idea',
        answer: 'Yes.',
        mentions: 1,
      })),
      days: ['2025-11-11', '2025-11-12', '2025-11-13'].map((date) => ({ date, figure: figure(1) })),
      audiences: [...audiences, 'not-said'].map((audience) => ({ audience, visits: 1, visitors: 1 })),
      sectors: [...offeredSectors, 'not-said'].map((sector) => ({ sector, visits: 1, visitors: 1 })),
      topics: ['ci', 'arm', 'not-said'].map((slug) => ({ slug, label: slug, visits: 1, visitors: 1 })),
    }),
  );
  const of = reportOf(booths, { simulated: true });
  const file = await renderSummary(of, 'pdf', { ...internal, edition: 'brief' }, null);
  const { pages } = await readPdf(Buffer.from(file.body));
  expect(pages).toHaveLength(3);
  for (const [at, { name }] of booths.entries()) expect(pages[at]).toMatch(new RegExp(`^${name}$`, 'm'));
});

test('a PDF is made of texts that were not meant for paper', { timeout: 90_000 }, async () => {
  for (const body of ['x'.repeat(20_000), 'שלום '.repeat(300), '# no\n\n<b>=1+1 🎉 &', '漢字'.repeat(300)]) {
    const of = reportOf([reportBooth({ highlight: { body, state: 'ready' } })]);
    const { pages } = await readPdf(await fileOf(of, 'pdf'));
    const count = (text: string) => text.replace(/[\s\p{Cc}]/gu, '').length;
    expect(count(pages.join(''))).toBeGreaterThanOrEqual(count(body) - 20);
  }
});
