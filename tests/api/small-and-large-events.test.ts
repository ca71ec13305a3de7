import { describe, expect, test } from 'vitest';
import { figureText } from '#contracts/figures';
import { report, summaryFormats, summaryTables } from '#contracts/report';
import { overview } from '#contracts/start-page';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createTestApp } from '../setup/app.ts';
import { readCsv } from '../setup/csv.ts';
import { readPdf } from '../setup/pdf.ts';
import { readWorkbook } from '../setup/workbook.ts';

const { db, request, as } = await createTestApp();
const manager = await as('manager');
const get = (path: string) => request.get(`/api/v1${path}`).set(manager);
const MANY = 200;

async function createLarge() {
  const { id } = await createEvent(db, 'large');
  const booths = [];
  for (let number = 1; number <= MANY; number += 1)
    booths.push(await createBooth(db, id, `Project ${String(number).padStart(3, '0')}`));
  const tablet = await createTablet(
    db,
    id,
    booths.map((booth) => booth.id),
  );
  await send(
    request,
    tablet,
    booths.map((booth, place) => visit(booth.id, { partySize: 1 + (place % 5) })),
  ).expect(200);
  const at = new Date('2025-11-12T18:00:00Z');
  const fact = (boothId: string) => ({
    ...{ id: crypto.randomUUID(), eventId: id, boothId, contentHash: new Uint8Array([1]) },
    ...{ tappedAt: at, occurredAt: at, receivedAt: at },
  });
  await db.feedback.createMany({
    data: booths.flatMap((booth) =>
      ['Does it run on Windows nodes?', 'A chart, please.'].map((text) => ({
        ...fact(booth.id),
        ...{ kind: 'question', text },
      })),
    ),
  });
  await db.followUp.createMany({
    data: booths.map((booth) => ({ ...fact(booth.id), what: `Write to ${booth.name}` })),
  });
  return booths;
}

await createEvent(db, 'no-booth');
const quiet = await createEvent(db, 'no-visit');
await createBooth(db, quiet.id, 'Copa');
const one = await createEvent(db, 'one-visit');
const busy = await createBooth(db, one.id, 'Copa');
await send(request, await createTablet(db, one.id, [busy.id]), [visit(busy.id)]).expect(200);
const booths = await createLarge();

describe.each([
  ['no-booth', 0, null],
  ['no-visit', 1, null],
  ['one-visit', 1, 1],
  ['large', MANY, booths.reduce((sum, _, place) => sum + 1 + (place % 5), 0)],
] as const)('an event: %s', (event, count, total) => {
  const path = `/events/${event}`;

  test('has its row on the start page', async () => {
    const { events } = overview.parse((await get('/overview').expect(200)).body);
    const found = events.find(({ slug }) => slug === event);
    expect([found?.booths.length, found?.total.visitors]).toEqual([count, total]);
  });

  test('has its boards and their files', async () => {
    const { body } = await get(`${path}/feedback-board`).expect(200);
    const said = event === 'large' ? 2 * MANY : 0;
    expect(body.groups).toHaveLength(said);
    expect(body.alike.length).toBeLessThanOrEqual(50);
    expect(readCsv((await get(`${path}/feedback.csv`).expect(200)).text)).toHaveLength(said);
    expect(readCsv((await get(`${path}/follow-ups.csv`).expect(200)).text)).toHaveLength(said / 2);
  });

  test('has every format, table and edition, with the same total', { timeout: 120_000 }, async () => {
    const words = figureText(report.parse((await get(`${path}/report`)).body).total);
    expect(words).toBe(total === null ? 'not recorded' : String(total));
    for (const format of summaryFormats) {
      const { body } = await get(`${path}/summary.${format}`).responseType('blob').expect(200);
      const text = { md: `Visitors: ${words}`, html: `Visitors: ${words}` }[format as string];
      if (text !== undefined)
        expect([format, Buffer.from(body).toString()]).toEqual([format, expect.stringContaining(text)]);
      if (format === 'json') expect(report.parse(JSON.parse(body)).booths).toHaveLength(count);
      if (format === 'pdf')
        expect((await readPdf(body)).pages.join(' ').replace(/\s+/g, ' ')).toContain(`Visitors: ${words}`);
      if (format === 'xlsx') expect(readWorkbook(body).Event).toContainEqual(['Visitors text', words]);
    }
    for (const table of summaryTables) await get(`${path}/summary.csv?table=${table}`).expect(200);
    for (const edition of ['post', 'brief'])
      for (const format of ['md', 'html', 'pdf'])
        await get(`${path}/summary.${format}?edition=${edition}`).expect(200);
  });
});

test('of 200 booths all can be asked for by name, and one more is refused in words', async () => {
  const query = (slugs: readonly string[]) => slugs.map((slug) => `booth=${slug}`).join('&');
  const slugs = booths.map(({ slug }) => slug);
  const all = await get(`/events/large/report?${query(slugs.toReversed())}`).expect(200);
  expect(all.body.booths.map(({ slug }: { slug: string }) => slug)).toEqual(slugs.toReversed());
  const more = await get(`/events/large/report?${query([...slugs, 'copa'])}`);
  expect([more.status, more.body.detail]).toEqual([400, expect.stringContaining('at most 200 booths')]);
});
