import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { notRecorded } from '#contracts/figures';
import { comparison, type Report, summaryFormats, summaryTables } from '#contracts/report';
import { totalOf } from '#server/counting/rules';
import { comparisonOf } from '#server/summary/comparison';
import { renderComparison } from '#server/summary/rules';
import { reportBooth, reportOf } from '../fixtures/report.ts';
import { readCsv } from '../setup/csv.ts';
import { readPdf } from '../setup/pdf.ts';
import { readWorkbook } from '../setup/workbook.ts';

const choices = { edition: 'internal', drafts: 'marked', frontMatter: false, paper: 'a4' } as const;

type Given = Partial<Parameters<typeof reportBooth>[0] & object>;
const boothOf = (project: string, visitors: number | null, given: Given = {}) =>
  reportBooth({
    ...{ slug: project.toLowerCase(), name: project },
    project: { ...reportBooth().project, slug: project.toLowerCase(), name: project },
    figure: { ...notRecorded, visitors },
    ...given,
  });

function counted(booths: Report['booths'], given: Partial<Report['event']> = {}): Report {
  const over = { madeAt: '2025-11-15T02:30:00.000Z' };
  return { ...reportOf(booths, given), ...over, ...totalOf(booths.map(({ figure }) => figure)) };
}

const fileOf = async (here: Report, there: Report, format: (typeof summaryFormats)[number]) => {
  const beside = { here, there, comparison: comparisonOf(here, there) };
  const file = await renderComparison(beside, format, choices, null);
  return { name: file.fileName, bytes: Buffer.from(file.body) };
};
const rowsOf = (markdown: string) => markdown.split('\n').filter((line) => line.startsWith('|'));

const about = { ...notRecorded, approximate: true };
const paris = counted(
  [
    boothOf('Copa', 43),
    boothOf('Drasi', 50),
    boothOf('Istio', 0),
    boothOf('ORAS', null),
    boothOf('Radius', 9, { figure: { ...notRecorded, visitors: 9, recordedDays: 2, days: 3 } }),
    boothOf('Flatcar', 12),
  ],
  { slug: 'paris', name: 'Paris', simulated: true },
);
const atlanta = counted(
  [
    boothOf('Copa', 75, { slug: 'copacetic', name: 'Copacetic', figure: { ...about, visitors: 75 } }),
    boothOf('Drasi', 38),
    boothOf('Istio', 4),
    boothOf('ORAS', 10),
    boothOf('Radius', 5),
    boothOf('Headlamp', null),
  ],
  { name: 'Atlanta' },
);

describe('two events side by side', () => {
  test('a renamed project is one, ~75 stays ~75, and a difference is told only where both are known whole', async () => {
    const { name, bytes } = await fileOf(paris, atlanta, 'md');
    expect(name).toBe('paris-compared-with-atlanta-simulated-2025-11-14.md');
    const text = bytes.toString();
    expect(text).toMatch(
      /^# Paris, compared with Atlanta\n\n> \*\*Simulated\.\*\* .* of Paris are invented\./,
    );
    expect(rowsOf(text).map((row) => row.replaceAll(/ +/g, ' '))).toEqual([
      '| Project | Paris | Atlanta | Difference |',
      '| - | -: | -: | -: |',
      '| Copa | 43 | ~75 | about −32 |',
      '| Drasi | 50 | 38 | +12 |',
      '| Flatcar | 12 | no booth | |',
      '| Headlamp | no booth | not recorded | |',
      '| Istio | 0 | 4 | −4 |',
      '| ORAS | not recorded | 10 | cannot tell |',
      '| Radius | 9 (2 of 3 days) | 5 | cannot tell |',
      '| **Total** | **114** | **~132** | **cannot tell** |',
    ]);
    expect(text).toContain(
      '**Counted whole at both: 3 projects.** Visitors: 93 at Paris, ~117 at Atlanta; difference about −24.',
    );
    expect(text).toContain('counted at 5 of 6 booths, 1 of them for part of the days');
    expect(text).toContain('- Atlanta, as Copacetic: **~75**; nothing was recorded.');
  });

  test('the tables are one CSV, a workbook, and a zip with every table of both; numbers stay numbers', async () => {
    const csv = (await fileOf(paris, atlanta, 'csv')).bytes.toString();
    expect(readCsv(csv)).toHaveLength(7);
    expect(readCsv(csv)[0]).toMatchObject({
      ...{ event: 'paris', with_event: 'atlanta', simulated: 'yes', with_simulated: 'no', project: 'copa' },
      ...{ booth: 'copa', with_booth: 'copacetic', visitors: '43', with_visitors: '75' },
      ...{ with_visitors_text: '~75', difference: '-32', difference_approximate: 'yes' },
    });
    expect(readCsv(csv)[2]).toMatchObject({
      project: 'flatcar',
      with_booth: '',
      with_visitors: '',
      difference: '',
    });
    const book = readWorkbook((await fileOf(paris, atlanta, 'xlsx')).bytes);
    expect(Object.keys(book)).toEqual(['Comparison', 'Events']);
    expect(book.Comparison?.[1]).toEqual(expect.arrayContaining(['copa', 43, 75, '~75', -32]));
    expect(book.Events).toContainEqual(['Event name', 'Paris', 'Atlanta']);
    const files = unzipSync((await fileOf(paris, atlanta, 'zip')).bytes);
    expect(Object.keys(files)).toHaveLength(1 + 2 * summaryTables.length);
    const [name = ''] = Object.keys(files);
    expect(name).toMatch(/^paris-compared-with-atlanta-simulated-\d{4}-\d\d-\d\d\.csv$/);
    const inZip = strFromU8(files[name] ?? new Uint8Array());
    expect(readCsv(inZip)).toEqual(readCsv(csv));
  });

  test('while one of them runs nothing of it is whole, and the file says so', async () => {
    const running = { ...paris, madeAt: '2025-11-12T15:00:00Z', isOver: false };
    const text = (await fileOf(running, atlanta, 'md')).bytes.toString();
    expect(text).toContain('not over, so that no difference can be told yet');
    expect(text).toContain('Paris is not over, and figures are of what has been');
    const { difference, both, projects } = comparisonOf(running, atlanta);
    expect(
      [difference, both.difference, ...projects.map((one) => one.difference)].map(({ visitors }) => visitors),
    ).toEqual(Array.from({ length: projects.length + 2 }, () => null));
    expect(both.projects).toBe(0);
  });

  test('an event without booths has all files too, and names both when they are called the same', async () => {
    for (const format of summaryFormats)
      expect(
        (await fileOf(reportOf([]), reportOf([], { slug: 'other' }), format)).bytes.length,
      ).toBeGreaterThan(40);
    const text = (
      await fileOf(reportOf([]), reportOf([], { startsOn: '2025-11-09' }), 'md')
    ).bytes.toString();
    expect(text).toContain('(10 November 2025 to 13 November 2025), compared with KubeCon');
    expect(text).toContain('No booth is set up at either event.');
  });

  test.each([
    ['an edition', { ...choices, edition: 'post' }, /no edition "post"/],
    ['a table', { ...choices, table: 'days' }, /one table; leave table out/],
  ] as const)('%s of a comparison is refused', async (_, asked, why) => {
    const beside = { here: paris, there: atlanta, comparison: comparisonOf(paris, atlanta) };
    await expect(renderComparison(beside, 'csv', asked, null)).rejects.toThrow(why);
  });
});

const anyBooths = fc
  .uniqueArray(fc.constantFrom('Copa', 'Drasi', 'Istio', 'ORAS', 'Radius'), { maxLength: 5 })
  .chain((projects) =>
    fc.tuple(
      ...projects.map((project) =>
        fc
          .record({ visitors: fc.option(fc.nat(90)), approximate: fc.boolean() })
          .map((given) => boothOf(project, null, { figure: { ...notRecorded, ...given } })),
      ),
    ),
  );

test('all formats of a comparison carry the same figures, whatever the events', {
  timeout: 30_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(anyBooths, anyBooths, async (ours, theirs) => {
      const [here, there] = [counted(ours, { slug: 'paris', name: 'Paris' }), counted(theirs)];
      const json = comparison.parse(JSON.parse((await fileOf(here, there, 'json')).bytes.toString()));
      expect([json.here.total, json.there.total]).toEqual([here.total, there.total]);
      expect(json.both.difference.visitors ?? 0).toBe(
        json.projects.reduce((sum, { difference }) => sum + (difference.visitors ?? 0), 0),
      );
      const told = json.projects.map((one) => [
        one.here?.figure.visitors,
        one.there?.figure.visitors,
        one.difference.visitors,
      ]);
      const csv = readCsv((await fileOf(here, there, 'csv')).bytes.toString());
      const asTold = (cells: unknown[]) => cells.map((cell) => String(cell ?? ''));
      expect(csv.map((row) => [row.visitors, row.with_visitors, row.difference])).toEqual(told.map(asTold));
      const [heads = [], ...rows] = readWorkbook((await fileOf(here, there, 'xlsx')).bytes).Comparison ?? [];
      const columns = ['Visitors', 'With visitors', 'Difference'].map((head) => heads.indexOf(head));
      expect(rows.map((row) => asTold(columns.map((at) => row[at])))).toEqual(told.map(asTold));
    }),
    { numRuns: 15 },
  );
});

test('the PDF and the HTML of a comparison say what its Markdown says', { timeout: 30_000 }, async () => {
  const { pages } = await readPdf((await fileOf(paris, atlanta, 'pdf')).bytes);
  const html = (await fileOf(paris, atlanta, 'html')).bytes.toString();
  for (const words of [
    'Paris, compared with Atlanta',
    'about −32',
    'cannot tell',
    'no booth',
    '9 (2 of 3 days)',
  ]) {
    expect(pages.join(' ').replaceAll(/\s+/g, ' ')).toContain(words);
    expect(html).toContain(words);
  }
});
