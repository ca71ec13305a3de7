import { expect, test } from 'vitest';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createTestApp } from '../setup/app.ts';
import { readCsv } from '../setup/csv.ts';

const { db, request, as } = await createTestApp();
const { event, copa, ana } = await createPavilion(db);
const manager = await as('manager');
const of = { eventId: event.id, boothId: copa.id };
const slot = { startsAt: wednesday('10:30'), endsAt: wednesday('17:00') };
await db.event.update({ where: { id: event.id }, data: { simulated: true } });
await db.slot.create({ data: { ...of, ...slot } });
await db.shift.create({ data: { ...of, ...slot, minimum: 1, target: 2 } });
await db.representative.create({ data: { ...of, personId: ana.id } });
await request
  .post(`/api/v1/events/${event.slug}/feedback`)
  .set(manager)
  .send({ boothId: copa.id, kind: 'praise', text: 'It works' })
  .expect(201);
await request
  .post(`/api/v1/events/${event.slug}/follow-ups`)
  .set(manager)
  .send({ boothId: copa.id, what: 'Send the slides', owner: 'Ana Medina' })
  .expect(201);
const tablet = await createTablet(db, event.id, [copa.id]);
await send(request, tablet, [visit(copa.id)]).expect(200);

/** Of these a device may still hold a part. */
const counted = [
  ...['visits', 'feedback', 'follow-ups', 'coverage', 'engagement/ranking', 'engagement/hours'],
  ...['summary', 'summary.hours'],
];
const others = ['tables/shifts', 'tables/representatives', 'tables/grid'];

async function fetchFile(name: string) {
  const [path = '', table] = name.split('.');
  const answer = await request
    .get(`/api/v1/events/${event.slug}/${path}.csv`)
    .query(table === undefined ? {} : { table })
    .set(manager)
    .buffer(true)
    .expect(200);
  return { name: answer.headers['content-disposition'], rows: readCsv(answer.text) };
}

const isMarked = (row: Record<string, string> | undefined) =>
  [row?.provisional, row?.total_provisional].includes('yes');

test('every file says of which event and zone it is, when it was made, and that it is simulated, in its name too', async () => {
  for (const each of [...counted, ...others]) {
    const { name, rows } = await fetchFile(each);
    expect([each, name]).toEqual([each, expect.stringMatching(/atlanta-.*-simulated-2025-11-12\.csv"$/)]);
    expect(rows, each).not.toEqual([]);
    // The columns of a grid are booths; its head names the zone.
    if (each === 'tables/grid') expect(Object.keys(rows[0] ?? {})[1]).toBe('Time, America/New_York');
    else
      for (const row of rows)
        expect([
          ...[row.event_name ?? row.Event, row.time_zone ?? row.Zone, row.simulated ?? row.Simulated],
          (row.made_at ?? row.Made)?.slice(0, 10),
        ]).toEqual([event.name, 'America/New_York', 'yes', '2025-11-12']);
  }
});

test('a file of what was counted is provisional while a device has not sent everything, in its name too', async () => {
  const report = { deviceId: tablet.id, clientVersion: '1.0.0', unsent: 12 };
  await db.deviceReport.create({ data: { ...report, reportedAt: wednesday('14:10') } });
  for (const each of counted) {
    const { name, rows } = await fetchFile(each);
    expect([each, name, isMarked(rows[0])]).toEqual([
      ...[each, expect.stringContaining('-simulated-provisional-2025-11-12.csv'), true],
    ]);
  }
  for (const each of others) expect((await fetchFile(each)).name).not.toContain('provisional');
  const pdf = await request.get(`/api/v1/events/${event.slug}/coverage.pdf?booth=copa`).set(manager);
  expect(pdf.headers['content-disposition']).toContain(
    'atlanta-copa-coverage-simulated-provisional-2025-11-12.pdf',
  );
});
