import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { type Engagement, engagement } from '#contracts/engagement';
import { createBooth } from '../fixtures/atlanta.ts';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createTestApp } from '../setup/app.ts';
import { readCsv } from '../setup/csv.ts';

const { request, as, db } = await createTestApp();
const { event, drasi } = await createPavilion(db);
const manager = await as('manager');

const ask = (slug: string, query: object, table = '') =>
  request.get(`/api/v1/events/${slug}/engagement${table}`).query(query).set(manager);
async function read(slug: string, query: object = {}): Promise<Engagement> {
  const answer = await ask(slug, query);
  expect([answer.status, answer.body.detail]).toEqual([200, undefined]);
  return engagement.parse(answer.body);
}

describe('in the night in which clocks go back', async () => {
  const chicago = await db.event.create({
    data: {
      ...{ slug: 'chicago', name: 'KubeCon NA 2023', timeZone: 'America/Chicago' },
      ...{ startsOn: new Date('2023-11-05'), endsOn: new Date('2023-11-06'), versionCounter: { create: {} } },
      days: {
        create: [
          // From 00:30 to 05:00, which is five and a half hours.
          { date: new Date('2023-11-05'), opensAt: '2023-11-05T05:30:00Z', closesAt: '2023-11-05T11:00:00Z' },
          { date: new Date('2023-11-06'), opensAt: '2023-11-06T06:30:00Z', closesAt: '2023-11-06T12:00:00Z' },
        ],
      },
    },
  });
  const booth = await createBooth(db, chicago.id, 'Night');
  const tablet = await createTablet(db, chicago.id, [booth.id], 'Tablet of the night');
  const taps = [
    ['2023-11-05T06:15:00Z', 2],
    ['2023-11-05T07:15:00Z', 3],
    ['2023-11-06T05:50:00Z', 4],
    ['2023-11-06T06:45:00Z', 5],
  ] as const;
  const sent = await send(
    request,
    tablet,
    taps.map(([tappedAt, partySize]) => visit(booth.id, { tappedAt, partySize })),
  );
  expect(sent.body.receipts).toMatchObject(taps.map(() => ({ outcome: 'stored' })));

  test('a day has 25 hours, and the hour that comes twice is two', async () => {
    const { total, hours } = await read('chicago', { day: '2023-11-05' });
    expect(total.visitors).toBe(9);
    const byHour = hours.filter(({ visitors }) => visitors !== null);
    expect(byHour.map(({ startsAt, visitors }) => [startsAt, visitors])).toEqual([
      ['2023-11-05T06:00:00.000Z', 2],
      ['2023-11-05T07:00:00.000Z', 3],
      ['2023-11-06T05:00:00.000Z', 4],
    ]);
    const file = await ask('chicago', { day: '2023-11-05' }, '/hours.csv');
    const starts = readCsv(file.text).map(({ starts_at }) => starts_at);
    expect(starts).toContain('2023-11-05T01:00:00-05:00');
    expect(starts).toContain('2023-11-05T01:00:00-06:00');
  });

  test.each([
    ['the first of the two', '2023-11-05T06:00:00Z', '2023-11-05T07:00:00Z', 2],
    ['the second', '2023-11-05T07:00:00Z', '2023-11-05T08:00:00Z', 3],
    ['from within the one into the other', '2023-11-05T06:15:00.001Z', '2023-11-05T07:15:00.001Z', 3],
  ])('a range may be %s', async (_, from, to, visitors) => {
    expect((await read('chicago', { from, to })).total.visitors).toBe(visitors);
  });

  test('the day after is aligned by time since the opening, not by the clock', async () => {
    const { comparison } = await read('chicago', { day: '2023-11-06', compare: 'previous-day' });
    expect(comparison?.hours.map(({ hour, visitors, other }) => [hour, visitors, other])).toEqual([
      ...[
        [0, 5, 2],
        [1, null, 3],
      ],
      ...[2, 3, 4, 5].map((hour) => [hour, null, null]),
    ]);
    expect(comparison).toMatchObject({
      both: { minutes: null, difference: -4 },
      otherElsewhere: { visitors: 4, approximate: false },
    });
  });
});

describe('a range', () => {
  test.each([
    ['before the event', { from: '1999-01-01T00:00:00Z', to: '1999-01-02T00:00:00Z' }],
    ['after it', { from: '2199-01-01T00:00:00Z' }],
    ['of a day long after it', { day: '2030-02-28' }],
    [
      'of a millisecond',
      { from: wednesday('11:00'), to: new Date(Date.parse(wednesday('11:00')) + 1).toISOString() },
    ],
  ])('%s has no figure and is answered', async (_, query) => {
    const of = await read('atlanta', query);
    expect([of.total.visitors, of.countedBooths, of.notPlaced.visitors]).toEqual([null, 0, 0]);
    for (const table of ['hours', 'ranking', 'days', 'shifts'])
      expect((await ask('atlanta', query, `/${table}.csv`)).status).toBe(200);
  });

  test('stands in the name of its file, on the clock of the event', async () => {
    const nameOf = async (query: object) =>
      (await ask('atlanta', query, '/hours.csv')).headers['content-disposition'];
    const range = { from: wednesday('10:15'), to: wednesday('19:30') };
    expect(await nameOf(range)).toContain(
      '"atlanta-engagement-hours-from-2025-11-12-1015-to-2025-11-12-1930.csv"',
    );
    expect(await nameOf({ to: range.to })).toContain('"atlanta-engagement-hours-to-2025-11-12-1930.csv"');
  });
});

test('what is not placed in time is as approximate in its files as on the page', async () => {
  const counted = { boothId: drasi.id, source: 'published', approximate: true, likely: 75 };
  const entered = await request.post('/api/v1/events/atlanta/head-counts').set(manager).send(counted);
  expect(entered.status).toBe(201);
  const arrived = {
    id: uuidv7(),
    boothId: drasi.id,
    type: 'check-in',
    tappedAt: wednesday('11:05'),
    name: 'Ana',
  };
  await send(request, await createTablet(db, event.id, [drasi.id]), [arrived]);
  for (const table of ['hours', 'booth-hours']) {
    const rows = readCsv((await ask('atlanta', { booth: 'drasi' }, `/${table}.csv`)).text);
    expect(rows.filter(({ starts_at }) => starts_at === 'not placed in time')).toMatchObject([
      { visitors: '75', approximate: 'yes' },
    ]);
  }
});
