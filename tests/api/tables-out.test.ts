import { expect, test } from 'vitest';
import type { TablePreview } from '#contracts/tables';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { countRows } from '../fixtures/rows.ts';
import { createTestApp } from '../setup/app.ts';
import { readCsv } from '../setup/csv.ts';

const { db, sql, request, as } = await createTestApp();
const { event, copa, drasi, ana, ben } = await createPavilion(db);
const [manager, leadOfCopa] = [await as('manager'), await as('lead', copa.id)];

/** Everything that is hard to write down: nights, namesakes, formulas, somebody in the archive, nobody at all. */
const namesake = await db.person.create({ data: { name: 'Ana Medina', affiliation: 'Elsewhere' } });
const formula = await db.person.create({ data: { name: '=HYPERLINK("http://x")', affiliation: '+1, Inc.' } });
const gone = await db.person.create({ data: { name: 'Gone Away' } });
const several = await db.person.create({ data: { name: 'Sam Poe, PhD & MSc' } });
const shiftOf = async (boothId: string, from: string, to: string, personIds: string[], minimum = 1) => {
  const shift = await db.shift.create({
    data: { eventId: event.id, boothId, startsAt: from, endsAt: to, minimum, target: Math.max(2, minimum) },
  });
  const data = personIds.map((personId) => ({ eventId: event.id, boothId, shiftId: shift.id, personId }));
  await db.assignment.createMany({ data });
};
await shiftOf(copa.id, wednesday('10:30'), wednesday('13:30'), [ana.id, ben.id], 2);
await shiftOf(drasi.id, wednesday('10:30'), wednesday('13:30'), [namesake.id, several.id]);
await shiftOf(drasi.id, wednesday('13:30'), wednesday('17:00'), [formula.id, gone.id]);
await shiftOf(copa.id, wednesday('22:00'), '2025-11-13T07:15:30.000Z', []);
await shiftOf(copa.id, wednesday('08:00'), '2025-11-13T13:00:00.000Z', [ben.id]);
await db.representative.createMany({
  data: [ana, formula].map(({ id }) => ({ eventId: event.id, boothId: copa.id, personId: id })),
});
await db.person.update({ where: { id: gone.id }, data: { archivedAt: new Date() } });

const fetchFile = (table: string, format: string, who = manager) => {
  const path = table === 'people' ? `people.${format}` : `events/atlanta/tables/${table}.${format}`;
  return request.get(`/api/v1/${path}`).set(who).responseType('blob');
};
const look = async (bytes: Buffer): Promise<TablePreview> => {
  const source = { kind: 'file', name: 'again', base64: bytes.toString('base64') };
  return (
    await request.post('/api/v1/events/atlanta/tables/preview').set(manager).send({ source }).expect(200)
  ).body;
};

const kinds = ['grid', 'shifts', 'representatives', 'people'] as const;
const all = kinds.flatMap((table) => (['csv', 'xlsx'] as const).map((format) => [table, format] as const));

test.each(all)(
  '%s as %s can be read in again unchanged, and there is nothing to do',
  async (table, format) => {
    const before = await countRows(sql);
    const file = await fetchFile(table, format).expect(200);
    const seen = await look(file.body);
    expect(seen.problems).toEqual([]);
    expect(seen.layout.kind).toBe(table);
    expect(seen.made).toEqual({ people: 0, booths: 0, representatives: 0, shifts: 0, assignments: 0 });
    if (table === 'grid' || table === 'shifts')
      expect(seen.there).toMatchObject({ shifts: 5, assignments: 7 });
    if (table === 'representatives') expect(seen.there).toMatchObject({ representatives: 2 });
    expect(await countRows(sql)).toBe(before);
  },
);

test('a file says of which event and zone it is and when it was made, and holds no formula', async () => {
  const file = await fetchFile('representatives', 'csv').expect(200);
  expect(file.headers['content-disposition']).toBe(
    'attachment; filename="atlanta-representatives-2025-11-12.csv"',
  );
  const text = file.body.toString('utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  const rows = readCsv(text);
  expect(rows.find((row) => row.Name?.includes('HYPERLINK'))).toMatchObject({
    ...{ Booth: 'Copa', Name: `'=HYPERLINK("http://x")`, Affiliation: `'+1, Inc.` },
    ...{ Event: event.name, Zone: 'America/New_York', Simulated: 'no', Made: '2025-11-12T19:00:00.000Z' },
  });
  const grid = await fetchFile('grid', 'csv').expect(200);
  expect(readCsv(grid.body.toString('utf8'))[1]).toEqual({
    ...{ Date: '2025-11-12', 'Time, America/New_York': '10:30–13:30' },
    ...{ Copa: 'Ana Medina\nBen Okoro', Drasi: 'Ana Medina\nSam Poe, PhD & MSc' },
  });
});

test('a lead takes out the own booths; an unknown format names those that there are', async () => {
  const lead = await fetchFile('shifts', 'csv', leadOfCopa).expect(200);
  expect(new Set(readCsv(lead.body.toString('utf8')).map(({ Booth }) => Booth))).toEqual(new Set(['Copa']));
  const pdf = await request.get('/api/v1/events/atlanta/tables/shifts.pdf').set(manager).expect(404);
  expect(pdf.body).toMatchObject({ code: 'unknown-format', detail: expect.stringContaining('csv and xlsx') });
  const other = await request.get('/api/v1/events/atlanta/tables/visitors.csv').set(manager);
  expect([other.status, other.body.code]).toEqual([400, 'invalid-input']);
});
