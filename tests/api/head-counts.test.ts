import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { createBooth } from '../fixtures/atlanta.ts';
import { callsAs } from '../fixtures/calls.ts';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createTestApp, TEST_NOW } from '../setup/app.ts';
import { readCsv } from '../setup/csv.ts';

const app = await createTestApp();
const { event, copa, drasi } = await createPavilion(app.db);
const manager = callsAs(app, await app.as('manager'));
const leadOfCopa = callsAs(app, await app.as('lead', copa.id));
const path = `/events/${event.slug}/head-counts`;

const published = {
  source: 'published',
  approximate: true,
  likely: 75,
  wording: 'roughly 75',
  sourceUrl: 'https://example.org/pavilion',
};

describe('head counts', () => {
  test('a published figure speaks of the whole event, with no invented range', async () => {
    const made = await leadOfCopa.create(path, { boothId: copa.id, ...published });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      ...published,
      low: null,
      high: null,
      startsAt: null,
      endsAt: null,
      tappedAt: TEST_NOW.toISOString(),
    });
    const kept = await app.db.headCount.findUniqueOrThrow({ where: { id: made.body.id } });
    expect(kept).toMatchObject({
      occurredAt: TEST_NOW,
      receivedAt: TEST_NOW,
      accountId: null,
      deviceId: null,
    });
    expect(kept.tokenId).not.toBeNull();
    expect(kept.contentHash).toHaveLength(32);
  });

  test('two of one booth are told apart by who entered them, and when', async () => {
    const tablet = await createTablet(app.db, event.id, [drasi.id], 'Tablet 3');
    const stamp = { id: uuidv7(), boothId: drasi.id, tappedAt: TEST_NOW.toISOString() };
    const tapped = { ...stamp, type: 'head-count', source: 'judged', approximate: true, likely: 60 };
    expect((await send(app.request, tablet, [tapped])).body.receipts).toMatchObject([{ outcome: 'stored' }]);
    const typed = await manager.create(path, { boothId: drasi.id, ...published });
    const receivedAt = TEST_NOW.toISOString();
    const byToken = { kind: 'token', name: expect.stringMatching(/./) };
    expect(typed.body).toMatchObject({ receivedAt, by: byToken });
    const { body } = await manager.read(`${path}?boothId=${drasi.id}`);
    const listed = body.items.map(({ likely, by }: { likely: number; by: unknown }) => [likely, by]);
    expect(new Map(listed)).toEqual(
      new Map([
        [60, { kind: 'device', name: 'Tablet 3' }],
        [75, byToken],
      ]),
    );
    const stale = await manager.change(`/head-counts/${typed.body.id}`, 7, { likely: 80 });
    expect(stale.body).toMatchObject({ code: 'stale', current: { by: byToken } });
    for (const { id } of body.items) await manager.archive(`/head-counts/${id}`, 1);
  });

  test('one of a stretch has its times, its range, and can be corrected', async () => {
    const made = await leadOfCopa.create(path, {
      boothId: copa.id,
      source: 'clicker',
      approximate: false,
      likely: 43,
      startsAt: wednesday('10:30'),
      endsAt: wednesday('12:00'),
    });
    expect(made.body).toMatchObject({
      startsAt: wednesday('10:30'),
      endsAt: wednesday('12:00'),
      wording: '',
    });
    const changed = await leadOfCopa.change(`/head-counts/${made.body.id}`, 1, {
      approximate: true,
      likely: 45,
      low: 40,
      high: 50,
    });
    expect(changed.body).toMatchObject({ likely: 45, low: 40, high: 50, source: 'clicker', version: 2 });
    const whole = await leadOfCopa.change(`/head-counts/${made.body.id}`, 2, {
      startsAt: null,
      endsAt: null,
      low: null,
    });
    expect(whole.body).toMatchObject({ startsAt: null, endsAt: null, low: null, high: 50 });
    expect((await leadOfCopa.change(`/head-counts/${made.body.id}`, 3, { likely: 51 })).body.code).toBe(
      'invalid-input',
    );
  });

  test.each([
    ['the low end is above the figure', { low: 76 }, 'invalid-input', 'body.low'],
    ['the high end is below the figure', { high: 74 }, 'invalid-input', 'body.high'],
    ['there is a start and no end', { startsAt: wednesday('10:30') }, 'invalid-input', 'body.endsAt'],
    ['there is an end and no start', { endsAt: wednesday('10:30') }, 'invalid-input', 'body.startsAt'],
    [
      'the end comes first',
      { startsAt: wednesday('12:00'), endsAt: wednesday('11:00') },
      'in-wrong-order',
      undefined,
    ],
    [
      'it begins in the future',
      { startsAt: wednesday('14:10'), endsAt: wednesday('14:20') },
      'in-the-future',
      'body.startsAt',
    ],
    ['it is exact and has a range', { approximate: false, low: 70 }, 'invalid-input', 'body.low'],
    [
      'it is of another month',
      { startsAt: '2025-12-12T12:00:00Z', endsAt: '2025-12-12T13:00:00Z' },
      'outside-event',
      undefined,
    ],
  ])('is refused when %s', async (_, given, code, where) => {
    const refused = await manager.create(path, { boothId: copa.id, ...published, ...given });
    expect(refused.status).toBe(400);
    expect(refused.body.code).toBe(code);
    expect(refused.body.issues?.[0].path).toBe(where);
  });

  test('one of a stretch that has begun and is not over is taken, and cannot be moved ahead', async () => {
    const running = { startsAt: wednesday('13:30'), endsAt: wednesday('14:30') };
    const made = await manager.create(path, { boothId: drasi.id, ...published, ...running });
    expect(made.status).toBe(201);
    const ahead = { startsAt: wednesday('14:10') };
    const refused = await manager.change(`/head-counts/${made.body.id}`, 1, ahead);
    expect(refused.body.code).toBe('in-the-future');
    const ranged = await manager.change(`/head-counts/${made.body.id}`, 1, { low: 70 });
    const exact = await manager.change(`/head-counts/${made.body.id}`, 2, { approximate: false });
    expect([ranged.status, exact.status, exact.body.code]).toEqual([200, 400, 'invalid-input']);
    await manager.archive(`/head-counts/${made.body.id}`, 2);
  });

  test('leads write for their own booth; archiving takes a figure back', async () => {
    const refused = await leadOfCopa.create(path, { boothId: drasi.id, ...published });
    expect(refused.body.code).toBe('not-your-booth');
    const { body: figure } = await manager.create(path, { boothId: drasi.id, ...published });
    expect((await leadOfCopa.read(`/head-counts/${figure.id}`)).status).toBe(403);
    expect((await manager.archive(`/head-counts/${figure.id}`, 1)).body.archivedAt).not.toBeNull();
    expect((await manager.read(`${path}?boothId=${drasi.id}`)).body.items).toEqual([]);
    const all = await manager.read(`${path}?boothId=${drasi.id}&archived=true`);
    expect(all.body.items).toContainEqual(expect.objectContaining({ id: figure.id }));
  });
});

describe('of a time that begins or ends within a quarter of an hour', () => {
  const at = (clock: string) => wednesday(clock);
  const pages = ['now', 'report', 'summary.md'] as const;
  const figureNow = async (boothId: string) => {
    const { body } = await manager.read(`/events/${event.slug}/now?day=all`);
    return body.booths.find((booth: { boothId: string }) => booth.boothId === boothId).figure;
  };

  test('each tap is on its side of it, on every page', async () => {
    const booth = await createBooth(app.db, event.id, 'Cut');
    const tablet = await createTablet(app.db, event.id, [booth.id], 'Tablet of Cut');
    const taps = ['09:59:59', '10:02:00', '10:06:59', '10:07:00'].map((clock) =>
      visit(booth.id, {
        tappedAt: wednesday(clock.slice(0, 5)).replace(':00.000Z', `:${clock.slice(6)}.000Z`),
      }),
    );
    await send(app.request, tablet, taps, { sentAt: TEST_NOW.toISOString() });
    const clicker = { boothId: booth.id, source: 'clicker', approximate: false, likely: 9 };
    const made = await manager.create(path, { ...clicker, startsAt: at('10:00'), endsAt: at('10:07') });
    expect(made.status).toBe(201);
    expect(await figureNow(booth.id)).toMatchObject({ visitors: 9 + 2, tapped: 4 });
    for (const page of pages) expect((await manager.read(`/events/${event.slug}/${page}`)).status).toBe(200);
    expect((await manager.read('/overview')).status).toBe(200);
  });

  test('one that overlaps another is taken, and says with which one and how they share', async () => {
    const booth = await createBooth(app.db, event.id, 'Beside');
    const judged = { boothId: booth.id, source: 'judged', approximate: true, likely: 90 };
    const made = await manager.create(path, { ...judged, startsAt: at('10:30'), endsAt: at('13:30') });
    expect([made.status, made.body.overlaps]).toEqual([201, []]);
    const clicker = { boothId: booth.id, source: 'clicker', approximate: false, likely: 20 };
    const other = await manager.create(path, { ...clicker, startsAt: at('11:00'), endsAt: at('12:00') });
    expect([other.status, other.body.overlaps]).toEqual([
      201,
      [
        {
          id: made.body.id,
          words:
            'Overlaps ~90 (judged), Wed 12 Nov 10:30–13:30. This one holds for the time of both; of the other its share of the rest of its time is counted.',
        },
      ],
    ]);
    const { body } = await manager.read(`${path}?boothId=${booth.id}`);
    expect(
      body.items.map(({ overlaps }: { overlaps: { id: string; words: string }[] }) =>
        overlaps.map(({ words }) => words),
      ),
    ).toContainEqual([
      'Overlaps 20 (clicker), Wed 12 Nov 11:00–12:00. The other holds for the time of both; of this one its share of the rest of its time is counted.',
    ]);
    const moved = { startsAt: at('09:00'), endsAt: at('10:00') };
    const apart = await manager.change(`/head-counts/${other.body.id}`, 1, moved);
    expect(apart.body.overlaps).toEqual([]);
    const published = { ...judged, source: 'published', likely: 75 };
    const whole = await manager.create(path, published);
    expect(whole.body.overlaps).toEqual([]);
    const again = await manager.create(path, { ...judged, likely: 80 });
    expect(again.body.overlaps).toMatchObject([
      {
        id: whole.body.id,
        words:
          'Overlaps ~75 (published), the whole event. This one holds; the other is kept and not counted.',
      },
    ]);
    await manager.archive(`/head-counts/${again.body.id}`, 1);
    expect((await manager.read(`/head-counts/${whole.body.id}`)).body.overlaps).toEqual([]);
  });

  test('one within another holds for its own time only, and an hour of none that counts is not 0', async () => {
    const booth = await createBooth(app.db, event.id, 'Overlap');
    const enter = (given: object) => manager.create(path, { boothId: booth.id, approximate: true, ...given });
    const whole = (likely: number) => enter({ source: 'published', likely });
    await enter({ source: 'judged', likely: 90, startsAt: at('10:30'), endsAt: at('13:30') });
    const clicker = { source: 'clicker', approximate: false, likely: 20 };
    await enter({ ...clicker, startsAt: at('11:00'), endsAt: at('12:00') });
    const evidenceNow = async () => {
      const { body } = await manager.read(`/events/${event.slug}/report`);
      return body.booths.find(({ boothId }: { boothId: string }) => boothId === booth.id).evidence;
    };
    const hoursOf = async (range: string) => {
      const { body } = await manager.read(`/events/${event.slug}/engagement?booth=${booth.slug}${range}`);
      const from = body.hours.findIndex(({ startsAt }: { startsAt: string }) => startsAt >= at('10:30'));
      return body.hours.slice(from, from + 3).map(({ visitors }: { visitors: number | null }) => visitors);
    };
    expect(await figureNow(booth.id)).toMatchObject({ visitors: 80, approximate: true, low: null });
    expect((await evidenceNow()).headCounts).toMatchObject([
      { source: 'judged', likely: 90, counted: 60, isUsed: true },
      { source: 'clicker', likely: 20, counted: 20, isUsed: true },
    ]);
    for (const range of ['', '&day=2025-11-12']) expect(await hoursOf(range)).toEqual([20, 30, 15]);
    const { text } = await manager.read(`/events/${event.slug}/summary.md`);
    expect(text).toContain('of which ~60 outside of the time of a better one');

    expect((await whole(100)).status).toBe(201);
    expect(await figureNow(booth.id)).toMatchObject({ visitors: 100 });
    expect(await evidenceNow()).toMatchObject({ isDisputed: false });
    expect(await hoursOf('')).toEqual([20, 30, 15]);
    await enter({ ...clicker, likely: 30, startsAt: at('13:30'), endsAt: at('14:00') });
    expect(await figureNow(booth.id)).toMatchObject({ visitors: 100 });
    expect(await evidenceNow()).toMatchObject({ isDisputed: true });
    expect(await hoursOf('')).toEqual([null, null, null]);
    const shown = (await manager.read(`/events/${event.slug}/engagement?booth=${booth.slug}`)).body;
    const nones = shown.booths[0].hours.map(({ none }: { none: string | null }) => none);
    expect(nones).toEqual(expect.arrayContaining(['held-back', 'not-recorded', 'to-come']));
    const file = await manager.read(`/events/${event.slug}/engagement/booth-hours.csv?booth=${booth.slug}`);
    expect(file.text).toContain('"held-back"');
    const summary = await manager.read(`/events/${event.slug}/summary.csv?table=hours&booth=${booth.slug}`);
    expect(summary.text).toContain('"not shown"');
    // A part of it is never more than the whole: a day, and any range, say no more than the hours.
    const [date, from, to] = ['2025-11-12', '2025-11-12T05:00:00Z', '2025-11-12T23:00:00Z'];
    for (const part of [`day=${date}`, `from=${from}&to=${to}`]) {
      const { body } = await manager.read(`/events/${event.slug}/engagement?booth=${booth.slug}&${part}`);
      expect(body.booths).toMatchObject([
        { none: 'held-back', figure: { visitors: null, none: 'held-back' } },
      ]);
      expect(await hoursOf(`&${part}`)).toEqual([null, null, null]);
    }
    const days = await manager.read(`/events/${event.slug}/summary.csv?table=days&booth=${booth.slug}`);
    const rows = readCsv(days.text).map((row) => [row.date, row.visitors, row.visitors_text]);
    expect(rows).toEqual([
      [date, '', 'not shown'],
      ['', '100', '~100'],
    ]);
    const now = (await manager.read(`/events/${event.slug}/now?day=${date}`)).body;
    const row = now.booths.find(({ boothId }: { boothId: string }) => boothId === booth.id);
    expect(row).toMatchObject({ none: 'held-back', figure: { visitors: null } });
  });

  test('what was missed is added to the taps, those that arrive later too', async () => {
    const booth = await createBooth(app.db, event.id, 'Missed');
    const tablet = await createTablet(app.db, event.id, [booth.id], 'Tablet of Missed');
    const stretch = { startsAt: at('10:00'), endsAt: at('12:07') };
    const stamp = { id: uuidv7(), boothId: booth.id, tappedAt: at('12:07') };
    const said = { ...stamp, type: 'head-count', source: 'missed', approximate: true, likely: 5, ...stretch };
    await send(app.request, tablet, [visit(booth.id, { tappedAt: at('12:05'), partySize: 31 }), said]);
    expect(await figureNow(booth.id)).toMatchObject({ visitors: 36, approximate: true, tapped: 31 });
    await send(app.request, tablet, [visit(booth.id, { tappedAt: at('11:00'), partySize: 40 })]);
    expect(await figureNow(booth.id)).toMatchObject({ visitors: 76, tapped: 71 });
    const { body } = await manager.read(`/events/${event.slug}/report`);
    const { evidence } = body.booths.find(({ boothId }: { boothId: string }) => boothId === booth.id);
    expect(evidence).toMatchObject({ beside: 0, added: 71, isDisputed: false });
    const { text } = await manager.read(`/events/${event.slug}/summary.md`);
    expect(text).toContain('added to what was tapped');
  });

  test.each([
    ['without hours', { startsAt: null, endsAt: null }, 'Say of which hours'],
    ['exactly', { approximate: false }, 'Nobody knows exactly'],
  ])('how many were missed, said %s, is refused', async (_how, given, words) => {
    const stretch = { startsAt: at('10:00'), endsAt: at('12:00') };
    const missed = { boothId: copa.id, source: 'missed', approximate: true, likely: 5, ...stretch, ...given };
    const refused = await manager.create(path, missed);
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid-input']);
    expect(refused.body.detail).toContain(words);
    const tablet = await createTablet(app.db, event.id, [copa.id], 'Tablet of nobody');
    const item = { ...missed, id: uuidv7(), type: 'head-count', tappedAt: at('12:00') };
    const { body } = await send(app.request, tablet, [item]);
    expect(body.receipts).toMatchObject([{ outcome: 'refused', code: 'invalid' }]);
  });
});
