import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parse as readYaml } from 'yaml';
import { figureText } from '#contracts/figures';
import { type Report, report, summaryTables } from '#contracts/report';
import { overview } from '#contracts/start-page';
import { seedDatabase } from '#prisma/seed';
import { publishedFacts } from '../fixtures/published-facts.ts';
import { createTestApp } from '../setup/app.ts';
import { readCsv } from '../setup/csv.ts';
import { readPdf } from '../setup/pdf.ts';
import { readWorkbook } from '../setup/workbook.ts';

const { request, as, db, sql, options } = await createTestApp();
await seedDatabase({ sql, clock: options.clock }, 'all');
const manager = await as('manager');

async function readReport(event: string, query = '', who = manager): Promise<Report> {
  const answer = await request.get(`/api/v1/events/${event}/report${query}`).set(who);
  expect(answer.status).toBe(200);
  return report.parse(answer.body);
}

const summary = (event: string, format: string, query = '') =>
  request.get(`/api/v1/events/${event}/summary.${format}${query}`).set(manager);

const boothOf = ({ booths }: Report, slug: string) => {
  const booth = booths.find((one) => one.slug === slug);
  if (booth === undefined) throw new Error(`no booth ${slug}`);
  return booth;
};

describe('the report of KubeCon NA 2025', () => {
  test('says what was published and nothing else', async () => {
    const kubecon = await readReport('kubecon-na-2025');
    const figures = Object.fromEntries(kubecon.booths.map(({ slug, figure }) => [slug, figureText(figure)]));
    expect(figures).toEqual({
      containerd: 'not recorded',
      copacetic: '~75',
      drasi: '~70',
      flatcar: 'not recorded',
      headlamp: 'not recorded',
      'inspektor-gadget': '~25',
      istio: 'not recorded',
      'notary-project': 'not recorded',
      'opa-gatekeeper': 'not recorded',
      oras: 'not recorded',
    });
    expect(figureText(kubecon.total)).toBe('~170');
    expect(kubecon.countedBooths).toBe(3);
    expect(kubecon.notPlaced).toEqual({ visitors: 170, approximate: true });
    expect(kubecon.hours).toEqual([]);
  });

  test('names representatives in the order of the post, three people for two booths', async () => {
    const kubecon = await readReport('kubecon-na-2025');
    const names = (slug: string) => boothOf(kubecon, slug).representatives.map(({ name }) => name);
    expect(names('istio')).toEqual([
      'Keith Mattix',
      'Jackie Maertens',
      'Steven Jin Xuan',
      'Niranjan Shankar',
      'Mike Morris',
    ]);
    expect(names('notary-project')).toEqual(['Feynman Zhou', 'Yi Zha', 'Toddy Mladenov']);
    expect(names('oras')).toEqual(names('notary-project'));
    expect(names('inspektor-gadget')).toContain('Mauricio Vásquez Bernal');
  });

  test('says how each figure was counted, and what visitors said', async () => {
    const copacetic = boothOf(await readReport('kubecon-na-2025'), 'copacetic');
    expect(copacetic.evidence.headCounts).toMatchObject([
      { source: 'published', approximate: true, likely: 75, low: null, wording: 'roughly 75', isUsed: true },
    ]);
    expect(copacetic.findings.map(({ text }) => text)).toContain('Patch images inside the cluster');
    expect(copacetic.highlight?.state).toBe('approved');
  });
});

describe('the summary', () => {
  test('as Markdown says for each project who, how many and how it was counted', async () => {
    const answer = await summary('kubecon-na-2025', 'md');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="kubecon-na-2025-summary-2025-11-12.md"',
    );
    const text = answer.text;
    expect(text).toMatch(
      /### Copacetic\n\nRepresentative: Joshua Duffney\n\nVisitors: \*\*~75\*\*\n\nHow it was counted: ~75 by a published head count \(“roughly 75”\), no times\./,
    );
    expect(text).toContain('Representatives: Feynman Zhou, Yi Zha and Toddy Mladenov');
    expect(text.match(/Visitors: \*\*not recorded\*\*/g)).toHaveLength(7);
    expect(text).toContain('**Visitors: ~170**, counted at 3 of 10 booths.');
    expect(text).toContain('12 November 2025, 14:00 (America/New_York)');
    expect(text).not.toContain('Simulated');
    expect(text).not.toContain('Counting rule');
  });

  test('of one booth, asked for or a lead’s own, says so, and that the others are left out', async () => {
    const title = /^# Copacetic at KubeCon \+ CloudNativeCon NA 2025: summary of one booth\n/;
    const rest = 'counted at 1 of 1 booth. The event has 10 booths; the others are not part of this summary.';
    const asked = await summary('kubecon-na-2025', 'md', '?booth=copacetic');
    expect([asked.text.match(title)?.length, asked.text.includes(rest)]).toEqual([1, true]);
    const { id } = await db.booth.findFirstOrThrow({ where: { slug: 'copacetic' } });
    const lead = await as('lead', id);
    const own = await request.get('/api/v1/events/kubecon-na-2025/summary.md').set(lead);
    expect([own.text.match(title)?.length, own.text.includes(rest)]).toEqual([1, true]);
    expect(own.headers['content-disposition']).toContain('kubecon-na-2025-1-of-10-booths-summary-');
    expect((await readReport('kubecon-na-2025', '', lead)).boothsOfEvent).toBe(10);
    const whole = await summary('kubecon-na-2025', 'md');
    expect(whole.text).toMatch(/^# KubeCon \+ CloudNativeCon NA 2025: summary of the pavilion\n/);
    expect(whole.text).not.toContain('not part of this summary');
  });

  test('marks what nobody approved, or leaves it out', async () => {
    const { text } = await summary('pavilion-rehearsal', 'md');
    expect(text).toContain('> Ready, not approved yet.\n\nMosswire met its first users from industry.');
    const approved = (await summary('pavilion-rehearsal', 'md', '?drafts=left-out')).text;
    expect(approved).not.toContain('Mosswire met its first users');
    expect(approved).toContain('Packaging was the topic of the mornings.');
  });

  test('as a post holds the booths that were chosen, in that order', async () => {
    const { text, headers } = await summary(
      'kubecon-na-2025',
      'md',
      '?edition=post&booth=istio&booth=drasi&booth=istio&frontMatter=true',
    );
    expect(headers['content-disposition']).toContain('kubecon-na-2025-2-of-10-booths-post-2025-11-12.md');
    expect(text).toMatch(/^---\nlayout: post\ntitle: What two projects heard at KubeCon/);
    expect(text.match(/^### .*$/gm)).toEqual(['### Istio', '### Drasi']);
    expect(text).toContain('## Why we are there');
    expect(text).not.toContain('not recorded');
    const wrong = await summary('kubecon-na-2025', 'md', '?booth=istio&booth=nowhere');
    expect([wrong.status, wrong.body.detail]).toEqual([404, 'There is no such booth "nowhere".']);
    for (const query of [
      '?booth=Not%20a%20slug',
      '?edition=brochure',
      '?frontMatter=perhaps',
      '?drafts=hidden',
    ])
      expect((await summary('kubecon-na-2025', 'md', query)).status).toBe(400);
  });

  test('is marked where the event is simulated', async () => {
    const markdown = (await summary('pavilion-rehearsal', 'md')).text;
    expect(markdown).toContain('> **Simulated.**');
    expect(markdown).toContain('- Counting rule: One tap for each person who talked to you.');
    const { text } = await summary('pavilion-rehearsal', 'csv');
    expect(readCsv(text).every((row) => row.simulated === 'yes')).toBe(true);
  });

  test.each(['kubecon-na-2025', 'pavilion-rehearsal'])('has one total in every format: %s', async (event) => {
    const asked = await readReport(event);
    const markdown = (await summary(event, 'md')).text;
    const rows = readCsv((await summary(event, 'csv')).text);
    const json = report.parse((await summary(event, 'json')).body);
    const total = asked.total.visitors ?? 0;
    expect(total).toBeGreaterThan(0);
    expect(json).toEqual(asked);
    const file = await summary(event, 'xlsx').responseType('blob');
    expect(file.headers['content-type']).toContain('spreadsheetml.sheet');
    expect(readWorkbook(file.body).Event).toContainEqual(['Visitors', total]);
    const paper = await summary(event, 'pdf', '?paper=letter').responseType('blob');
    expect(paper.headers['content-type']).toBe('application/pdf');
    const { pages, sizes } = await readPdf(paper.body);
    expect(sizes[0]).toEqual([612, 792]);
    expect(pages.join(' ').replace(/\s+/g, ' ')).toContain(`Visitors: ${figureText(asked.total)}`);
    const hours = readCsv((await summary(event, 'csv', '?table=hours')).text);
    expect(hours.reduce((sum, row) => sum + Number(row.visitors), 0)).toBe(total);
    const packed = await summary(event, 'zip').responseType('blob');
    expect(packed.headers['content-disposition']).toMatch(/-summary-[-a-z]*\d{4}-\d\d-\d\d\.zip"$/);
    const marks = event === 'pavilion-rehearsal' ? 'simulated-' : '';
    expect(Object.keys(unzipSync(packed.body))).toEqual(
      summaryTables.map((name) =>
        expect.stringMatching(
          new RegExp(`^${event}-${name}-${marks}(provisional-)?\\d{4}-\\d\\d-\\d\\d\\.csv$`),
        ),
      ),
    );
    expect(markdown).toContain(`**Visitors: ${figureText(asked.total)}**`);
    expect(markdown).toContain(`| **Total** | | | **${figureText(asked.total)}** | |`);
    expect(rows.reduce((sum, row) => sum + Number(row.visitors), 0)).toBe(total);
    expect(rows.map((row) => row.visitors_text)).toEqual(
      asked.booths.map(({ figure }) => figureText(figure)),
    );
    for (const { figure, evidence } of asked.booths) {
      const counted = evidence.headCounts.filter(({ isUsed }) => isUsed);
      const sum = counted.reduce((visitors, one) => visitors + one.counted, evidence.added);
      expect(sum).toBe(figure.visitors ?? 0);
      expect(evidence.added + evidence.beside).toBe(evidence.visitors);
    }
    expect(rows.map((row) => [row.tapped_added, row.tapped_beside])).toEqual(
      asked.booths.map(({ evidence }) => [String(evidence.added), String(evidence.beside)]),
    );
    const placed = asked.hours.reduce((sum, { visitors }) => sum + (visitors ?? 0), 0);
    expect(placed + asked.notPlaced.visitors).toBe(total);
  });

  test('can be of one booth only', async () => {
    const answer = await summary('kubecon-na-2025', 'md', '?booth=drasi');
    expect(answer.headers['content-disposition']).toContain('kubecon-na-2025-drasi-summary-2025-11-12.md');
    expect(answer.text).toContain('### Drasi');
    expect(answer.text).not.toContain('Copacetic');
    expect((await summary('kubecon-na-2025', 'md', '?booth=nowhere')).status).toBe(404);
  });

  test('of an unknown format names those there are', async () => {
    const answer = await summary('kubecon-na-2025', 'docx');
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({
      code: 'unknown-format',
      detail: expect.stringContaining('md, html, pdf, csv, zip, xlsx, json'),
    });
    expect((await summary('nowhere', 'md')).body.code).toBe('not-found');
    const table = await summary('kubecon-na-2025', 'md', '?table=hours');
    expect([table.status, table.body.detail]).toEqual([400, expect.stringContaining('ask for csv')]);
    expect((await summary('kubecon-na-2025', 'csv', '?table=people')).status).toBe(400);
  });

  test('a lead gets the own booths', async () => {
    const { id } = await db.booth.findFirstOrThrow({ where: { slug: 'istio' } });
    const lead = await as('lead', id);
    const own = await readReport('kubecon-na-2025', '', lead);
    expect(own.booths.map(({ slug }) => slug)).toEqual(['istio']);
    expect(own.total.visitors).toBeNull();
    const other = await request.get('/api/v1/events/pavilion-rehearsal/report').set(lead);
    expect(other.status).toBe(404);
    const notOwn = await request.get('/api/v1/events/kubecon-na-2025/report?booth=drasi').set(lead);
    expect(notOwn.status).toBe(404);
  });
});

describe('the published event, reproduced', async () => {
  const { text } = await summary('kubecon-na-2025', 'md', '?edition=post');
  const parts = new Map(
    text.split(/^#+ /m).map((part) => {
      const [title = '', ...rest] = part.split('\n');
      return [title, rest.join('\n')];
    }),
  );

  test.each(publishedFacts)('%s: %s', (_, place, words) => {
    expect([...parts.keys()]).toContain(place);
    // A paragraph is one line; what stands in several of them may lie across.
    const part = parts.get(place) ?? '';
    expect(words.flags === 'm' ? part : part.replaceAll(/\s+/g, ' ')).toMatch(words);
  });

  test('names the areas and the projects in its front matter', async () => {
    const site = (await summary('kubecon-na-2025', 'md', '?edition=post&frontMatter=true')).text;
    const { categories, tags, date } = readYaml(site.split(/^---$/m)[1] ?? '');
    expect(categories).toEqual(['Security', 'DevOps', 'AI and ML', 'Azure']);
    expect(tags).toEqual([...parts.keys()].slice(5, 15));
    expect(date).toBe('2025-11-12T19:00:00.000Z');
  });

  test('has its parts in the order of the post, and nothing about staffing or what is not recorded', () => {
    expect([...parts.keys()].slice(1)).toEqual([
      ...[
        'What ten projects heard at KubeCon + CloudNativeCon NA 2025',
        'What the pavilion is',
        'Why we are there',
      ],
      ...['Projects', 'containerd', 'Copacetic', 'Drasi', 'Flatcar Container Linux', 'Headlamp'],
      ...['Inspektor Gadget', 'Istio', 'Notary Project', 'OPA Gatekeeper', 'ORAS'],
      ...['Themes by area', 'Conclusion', 'Contact'],
    ]);
    // Gaps in the documentation are no gaps of staffing.
    expect(text).not.toMatch(/not recorded|checked in|shift was|gap of|tapped|How it was counted/);
    expect(text).toMatch(/\n<!-- KubeCon \+ CloudNativeCon NA 2025, .* Made on .* -->\n$/);
  });
});

describe('the simulated event', () => {
  test('has a figure of every form', async () => {
    const rehearsal = await readReport('pavilion-rehearsal');
    const figure = (slug: string) => figureText(boothOf(rehearsal, slug).figure);
    expect(figure('duskarrow')).toBe('not recorded');
    expect(figure('lanternfish')).toMatch(/^\d+$/);
    expect(figure('fernglass')).toMatch(/^\d+ \(1 of 2 days\)$/);
    expect(figure('cobblemint')).toBe('~103 (93–113)');
    expect(boothOf(rehearsal, 'harrowgate').days[0]).toMatchObject({
      date: '2025-11-11',
      figure: { visitors: 0 },
    });
    expect(boothOf(rehearsal, 'pebblecast').evidence.isDisputed).toBe(true);
    expect(boothOf(rehearsal, 'lanternfish').audiences.length).toBeGreaterThan(3);
    expect(boothOf(rehearsal, 'lanternfish').topics.length).toBeGreaterThan(3);
    expect(boothOf(rehearsal, 'lanternfish').evidence.devices).toBe(2);
  });

  test('shows the lift of a talk in the hour after it', async () => {
    const { booths, hours } = await readReport('pavilion-rehearsal', '?booth=lanternfish');
    expect(booths).toHaveLength(1);
    const at = (time: string) =>
      hours.find(({ startsAt }) => Date.parse(startsAt) === Date.parse(`2025-11-11T${time}-02:00`))
        ?.visitors ?? 0;
    expect(at('16:00')).toBeGreaterThan(1.5 * at('14:00'));
  });
});

describe('the start page', () => {
  test('asks of every booth: staffed, counted, paragraph', async () => {
    const answer = await request.get('/api/v1/overview').set(manager);
    const { events } = overview.parse(answer.body);
    expect(events.map(({ slug, state }) => [slug, state])).toEqual([
      ['pavilion-rehearsal', 'running'],
      ['kubecon-na-2025', 'running'],
    ]);
    const [rehearsal, kubecon] = events;
    const copacetic = kubecon?.booths.find(({ slug }) => slug === 'copacetic');
    expect(copacetic).toMatchObject({
      paragraph: 'approved',
      figure: { visitors: 75 },
      staffed: { slotMinutes: null },
    });
    expect(copacetic?.people.map(({ name }) => name)).toEqual(copacetic?.representatives);
    const disputed = events.flatMap(({ booths }) => booths.filter(({ isDisputed }) => isDisputed));
    expect(disputed.map(({ slug }) => slug)).toEqual(['pebblecast']);
    expect(events.map(({ linksCanBeMade }) => linksCanBeMade)).toEqual([true, true]);
    const yarrowdeck = rehearsal?.booths.find(({ slug }) => slug === 'yarrowdeck');
    expect(yarrowdeck?.staffed.gapMinutes).toBeGreaterThan(0);
    expect(yarrowdeck?.paragraph).toBe('none');
    const left = await request
      .post('/api/v1/events/pavilion-rehearsal/highlights')
      .set(manager)
      .send({ boothId: yarrowdeck?.boothId, state: 'approved' });
    expect(left.status).toBe(201);
    const again = overview.parse((await request.get('/api/v1/overview').set(manager)).body);
    const booths = again.events.flatMap((event) => event.booths);
    expect(booths.find(({ slug }) => slug === 'yarrowdeck')?.paragraph).toBe('left-out');
    const duskarrow = rehearsal?.booths.find(({ slug }) => slug === 'duskarrow');
    expect(duskarrow?.staffed).toMatchObject({ coveredMinutes: 0, gapMinutes: 0 });
    expect(duskarrow?.staffed.notRecordedMinutes).toBe(duskarrow?.staffed.slotMinutes);
    expect(rehearsal?.total).toEqual((await readReport('pavilion-rehearsal')).total);
  });

  test('shows a lead the own booths only', async () => {
    const { id } = await db.booth.findFirstOrThrow({ where: { slug: 'mosswire' } });
    const answer = await request.get('/api/v1/overview').set(await as('lead', id));
    const { events } = overview.parse(answer.body);
    expect(events.map(({ slug, booths }) => [slug, booths.map((booth) => booth.slug)])).toEqual([
      ['pavilion-rehearsal', ['mosswire']],
    ]);
  });
});
