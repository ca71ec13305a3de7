import { connect } from 'node:net';
import { uuidv7 } from 'uuidv7';
import { describe, expect, test, vi } from 'vitest';
import { figureText } from '#contracts/figures';
import type { Now } from '#contracts/now';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { createTablet, send, undo, visit } from '../fixtures/devices.ts';
import { createTestApp, TEST_NOW } from '../setup/app.ts';
import { listen, openDashboard } from '../setup/live.ts';

const first = await createTestApp();
const second = await createTestApp({ databaseUrl: first.databaseUrl });
const { request, db, sql, as } = first;
const atlanta = await createEvent(db);
const copa = await createBooth(db, atlanta.id, 'Copa');
const tablet = await createTablet(db, atlanta.id, [copa.id], 'Copa tablet');
const manager = await as('manager');
const [firstUrl, secondUrl] = [await listen(first.app), await listen(second.app)];
const liveOf = (base: string) => `${base}/api/v1/events/atlanta/live`;
const WAIT = { timeout: 8_000, interval: 20 };

const readNow = async (query = '', headers = manager): Promise<Now> =>
  (await request.get(`/api/v1/events/atlanta/now${query}`).set(headers)).body;
const boothOf = (now: Now, boothId: string) => now.booths.find((booth) => booth.boothId === boothId);
const slotToday = (boothId: string) =>
  db.slot.create({
    data: { eventId: atlanta.id, boothId, startsAt: '2025-11-12T15:30:00Z', endsAt: '2025-11-12T22:00:00Z' },
  });

describe('now', () => {
  test("the last tap of a past day's view is of that day, of today's view the last of all", async () => {
    const booth = await createBooth(db, atlanta.id, 'Two days');
    const device = await createTablet(db, atlanta.id, [booth.id], 'Tablet of two days');
    const taps = ['2025-11-10T21:00:00.000Z', '2025-11-11T16:30:00.000Z'];
    await send(
      request,
      device,
      taps.map((tappedAt) => visit(booth.id, { tappedAt })),
    );
    const lastTap = async (query: string) => boothOf(await readNow(query), booth.id)?.lastTapAt;
    expect(await lastTap('?day=2025-11-10')).toBe(taps[0]);
    expect(await lastTap('?day=2025-11-11')).toBe(taps[1]);
    expect(await lastTap('?day=2025-11-12')).toBe(taps[1]);
    expect(await lastTap('?day=2025-11-13')).toBeNull();
    expect(await lastTap('?day=all')).toBe(taps[1]);
  });

  test('a day without a slot on which somebody was counted is a day of the record', async () => {
    const booth = await createBooth(db, atlanta.id, 'Slot today only');
    const device = await createTablet(db, atlanta.id, [booth.id], 'Tablet of a day without a slot');
    await slotToday(booth.id);
    await send(request, device, [visit(booth.id, { tappedAt: '2025-11-11T17:00:00Z' })]);
    const figure = boothOf(await readNow('?day=all'), booth.id)?.figure;
    expect(figure && figureText(figure)).toBe('1 (1 of 2 days)');
  });

  test('tells 75, ~75, 75 (2 of 3 days), not recorded and 0 apart', async () => {
    const names = ['Tapped', 'Judged', 'Partial', 'Silent', 'Empty'];
    const booths = await Promise.all(names.map((name) => createBooth(db, atlanta.id, name)));
    const [tapped, judged, partial, silent, empty] = booths.map(({ id }) => id);
    if (!(tapped && judged && partial && silent && empty)) throw new Error('a booth is missing');
    const device = await createTablet(
      db,
      atlanta.id,
      booths.map(({ id }) => id),
      'Tablet of all',
    );
    for (const day of ['11', '12', '13'])
      await db.slot.create({
        data: {
          eventId: atlanta.id,
          boothId: partial,
          startsAt: `2025-11-${day}T16:00:00Z`,
          endsAt: `2025-11-${day}T18:00:00Z`,
        },
      });
    await send(request, device, [
      visit(tapped, { partySize: 75 }),
      {
        id: uuidv7(),
        type: 'head-count',
        boothId: judged,
        tappedAt: TEST_NOW.toISOString(),
        source: 'judged',
        approximate: true,
        likely: 75,
      },
      visit(partial, { partySize: 40 }),
      visit(partial, { partySize: 35, tappedAt: '2025-11-11T17:00:00Z' }),
      {
        id: uuidv7(),
        type: 'check-in',
        boothId: empty,
        tappedAt: TEST_NOW.toISOString(),
        name: 'Maintainer D',
      },
    ]);
    first.time.now = new Date('2025-11-13T20:00:00Z');
    const now = await readNow('?day=all');
    first.time.now = TEST_NOW;
    const printed = [tapped, judged, partial, silent, empty].map((id) => {
      const booth = boothOf(now, id);
      return booth && figureText(booth.figure);
    });
    expect(printed).toEqual(['75', '~75', '75 (2 of 3 days)', 'not recorded', '0']);
  });

  test('says who is here, until they check out or their shift ends', async () => {
    const booth = await createBooth(db, atlanta.id, 'Istio');
    const device = await createTablet(db, atlanta.id, [booth.id], 'Istio tablet');
    const person = await db.person.create({ data: { name: 'Maintainer B' } });
    await db.shift.create({
      data: {
        eventId: atlanta.id,
        boothId: booth.id,
        startsAt: '2025-11-12T18:00:00Z',
        endsAt: '2025-11-12T20:00:00Z',
        minimum: 1,
        target: 2,
      },
    });
    const common = { boothId: booth.id, tappedAt: '2025-11-12T18:05:00Z' };
    await send(request, device, [
      { id: uuidv7(), type: 'check-in', personId: person.id, ...common },
      { id: uuidv7(), type: 'check-in', name: 'A walk-up', ...common },
      { id: uuidv7(), type: 'check-out', name: 'A walk-up', ...common, tappedAt: '2025-11-12T18:30:00Z' },
    ]);
    expect(boothOf(await readNow(), booth.id)).toMatchObject({
      here: [{ name: 'Maintainer B' }],
      minimum: 1,
      target: 2,
    });
    first.time.now = new Date('2025-11-12T20:01:00Z');
    expect(boothOf(await readNow(), booth.id)?.here).toEqual([]);
    first.time.now = TEST_NOW;
  });

  test('the days to choose from add up to the whole event, the day before it included', async () => {
    const berlin = await createEvent(db, 'berlin');
    await db.eventDay.deleteMany({ where: { eventId: berlin.id } });
    const booth = await createBooth(db, berlin.id, 'Early');
    const early = await createTablet(db, berlin.id, [booth.id], 'Early tablet');
    const read = async (day: string): Promise<Now> =>
      (await request.get(`/api/v1/events/berlin/now?day=${day}`).set(manager)).body;
    const within = ['2025-11-10', '2025-11-11', '2025-11-12', '2025-11-13'];
    expect((await read('all')).days).toEqual(within);
    const at = (tappedAt: string) => visit(booth.id, { tappedAt });
    const undone = at('2025-11-09T16:30:00Z');
    await send(request, early, [undone, undo(undone)]);
    expect((await read('all')).days).toEqual(within);
    await send(request, early, [at('2025-11-09T16:00:00Z'), at('2025-11-11T16:00:00Z')]);
    const whole = await read('all');
    expect(whole.days).toEqual(['2025-11-09', ...within]);
    const days = await Promise.all(whole.days.map(read));
    const sum = days.reduce((all, { total }) => all + (total.visitors ?? 0), 0);
    expect([sum, whole.total.visitors]).toEqual([2, 2]);
    expect((await readNow('?day=all')).days).toEqual(
      expect.arrayContaining(['2025-11-11', '2025-11-12', '2025-11-13']),
    );
  });

  test('puts visitors into the hours of the event, and head counts without times apart', async () => {
    const now = await readNow('?day=2025-11-12');
    const sum = now.hours.reduce((visitors, hour) => visitors + (hour.visitors ?? 0), 0);
    expect(sum + now.notPlaced.visitors).toBe(now.total.visitors);
    expect(now.hours[0]?.startsAt).toBe('2025-11-12T15:00:00.000Z');
    const whole = await readNow('?day=all');
    expect(whole.notPlaced).toEqual({ visitors: 75, approximate: true });
    expect(whole.hours.reduce((visitors, hour) => visitors + (hour.visitors ?? 0), 0) + 75).toBe(
      whole.total.visitors,
    );
  });

  test('is provisional while a device says that it has unsent items', async () => {
    const booth = await createBooth(db, atlanta.id, 'Behind');
    const device = await createTablet(db, atlanta.id, [booth.id], 'Slow tablet');
    await send(request, device, [visit(booth.id)], { unsent: 13, clientVersion: '1.0.0' });
    await vi.waitFor(async () => {
      const now = await readNow();
      expect(boothOf(now, booth.id)?.figure.provisional).toBe(true);
      expect(now.devices.find(({ id }) => id === device.id)).toMatchObject({ unsent: 12, isBehind: true });
    }, WAIT);
    first.time.now = new Date(TEST_NOW.getTime() + 1_000);
    await send(request, device, [visit(booth.id)], { unsent: 1, clientVersion: '1.0.0' });
    await vi.waitFor(
      async () => expect(boothOf(await readNow(), booth.id)?.figure.provisional).toBe(false),
      WAIT,
    );
  });

  test('says why a booth has no figure: it has no slot that day, its slot is to come, or nobody recorded', async () => {
    const slotOf = async (name: string, startsAt: string, endsAt: string) => {
      const booth = await createBooth(db, atlanta.id, name);
      await db.slot.create({ data: { eventId: atlanta.id, boothId: booth.id, startsAt, endsAt } });
      return booth.id;
    };
    const tuesday = await slotOf('Tuesday only', '2025-11-11T16:00:00Z', '2025-11-11T18:00:00Z');
    const morning = await slotOf('Morning', '2025-11-12T15:30:00Z', '2025-11-12T18:00:00Z');
    const evening = await slotOf('Evening', '2025-11-12T20:00:00Z', '2025-11-12T22:00:00Z');
    const nones = async (query: string) => {
      const now = await readNow(query);
      return [tuesday, morning, evening].map((id) => boothOf(now, id)?.none);
    };
    expect(await nones('?day=2025-11-12')).toEqual(['no-slot', 'not-recorded', 'to-come']);
    expect(await nones('?day=2025-11-11')).toEqual(['not-recorded', 'no-slot', 'no-slot']);
    expect(await nones('?day=all')).toEqual(['not-recorded', 'not-recorded', 'to-come']);
    const device = await createTablet(db, atlanta.id, [tuesday], 'Tuesday tablet');
    await send(request, device, [visit(tuesday)]);
    expect(await nones('?day=2025-11-12')).toEqual([null, 'not-recorded', 'to-come']);
  });

  test('shows a lead the own booths only', async () => {
    const now = await readNow('', await as('lead', copa.id));
    expect(now.booths.map(({ boothId }) => boothId)).toEqual([copa.id]);
  });
});

describe('live', () => {
  test('a tap arrives on a dashboard, and its undo too', async () => {
    const dashboard = await openDashboard(liveOf(firstUrl), manager);
    await vi.waitFor(() => expect(dashboard.messages.length).toBeGreaterThan(0), WAIT);
    const before = boothOf(await readNow(), copa.id)?.figure.visitors ?? 0;
    const one = visit(copa.id, { partySize: 3 });
    await send(request, tablet, [one]);
    await vi.waitFor(
      () => expect(boothOf(dashboard.newest() as Now, copa.id)?.figure.visitors).toBe(before + 3),
      WAIT,
    );
    await send(request, tablet, [undo(one)]);
    await vi.waitFor(
      () => expect(boothOf(dashboard.newest() as Now, copa.id)?.figure.visitors ?? 0).toBe(before),
      WAIT,
    );
  });

  test('two servers on one database show the same figures', async () => {
    const dashboards = await Promise.all([
      openDashboard(liveOf(firstUrl), manager),
      openDashboard(liveOf(secondUrl), manager),
    ]);
    await slotToday(copa.id);
    await send(request, tablet, [visit(copa.id, { partySize: 7 })]);
    await vi.waitFor(() => {
      const [a, b] = dashboards.map((dashboard) => boothOf(dashboard.newest() as Now, copa.id)?.figure);
      expect(a?.visitors).toBeGreaterThanOrEqual(7);
      expect(b).toEqual(a);
    }, WAIT);
  });

  test('a change whose NOTIFY was lost is seen all the same', async () => {
    const dashboard = await openDashboard(liveOf(secondUrl), manager);
    await vi.waitFor(() => expect(dashboard.messages.length).toBeGreaterThan(0), WAIT);
    const before = boothOf(dashboard.newest() as Now, copa.id)?.figure.visitors ?? 0;
    await sql.begin(async (tx) => {
      await tx`
        insert into visits (id, event_id, booth_id, device_id, tapped_at, received_at, occurred_at, party_size, standing_size, topic_ids, content_hash)
        values (${uuidv7()}, ${atlanta.id}, ${copa.id}, ${tablet.id}, ${TEST_NOW}, ${TEST_NOW}, ${TEST_NOW}, 2, 2, '{}', 'x')`;
      await tx`update event_versions set version = version + 1 where event_id = ${atlanta.id}`;
    });
    await vi.waitFor(
      () => expect(boothOf(dashboard.newest() as Now, copa.id)?.figure.visitors).toBe(before + 2),
      WAIT,
    );
  });

  test('a dashboard is cut off when its access is taken away', async () => {
    const viewer = await as('viewer');
    const dashboard = await openDashboard(liveOf(firstUrl), viewer);
    await vi.waitFor(() => expect(dashboard.messages.length).toBeGreaterThan(0), WAIT);
    await db.token.updateMany({ where: { role: 'viewer' }, data: { revokedAt: TEST_NOW } });
    first.time.now = new Date(TEST_NOW.getTime() + 6_000);
    await vi.waitFor(() => expect(dashboard.state.isOpen).toBe(false), { timeout: 12_000, interval: 50 });
    expect((await fetch(liveOf(firstUrl), { headers: viewer })).status).toBe(401);
    first.time.now = TEST_NOW;
  });

  test('a stream in which nothing happens says that it is still there', async () => {
    const dashboard = await openDashboard(liveOf(firstUrl), manager);
    await vi.waitFor(() => expect(dashboard.state.alive).toBeGreaterThan(0), WAIT);
    dashboard.close();
  });

  test('whoever asks for its headers only is answered, and does not wait for the end of a stream', async () => {
    const answer = await fetch(liveOf(firstUrl), { method: 'HEAD', headers: manager });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    expect(await answer.text()).toBe('');
  });

  test('a client that never reads is dropped, the others go on', async () => {
    const wide = await createEvent(db, 'wide');
    const project = await db.project.create({ data: { slug: 'wide', name: 'Wide' } });
    const counted = await createBooth(db, wide.id, 'Counted');
    await db.$executeRaw`drop index booths_one_per_project`;
    await db.booth.createMany({
      data: Array.from({ length: 500 }, (_, index) => ({
        eventId: wide.id,
        projectId: project.id,
        slug: `b-${index}`,
        name: `Booth ${index}`,
      })),
    });
    const device = await createTablet(db, wide.id, [counted.id], 'Wide tablet');
    const path = '/api/v1/events/wide/live';
    const { port, hostname } = new URL(firstUrl);
    const deaf = connect(Number(port), hostname).pause();
    deaf.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: ${manager.Authorization}\r\n\r\n`);
    const dropped = new Promise<boolean>((resolve) =>
      deaf.once('close', () => resolve(true)).once('error', () => resolve(true)),
    );
    const dashboard = await openDashboard(`${firstUrl}${path}`, manager);
    for (let round = 0; round < 60; round += 1) {
      await send(request, device, [visit(counted.id)]);
      await new Promise((resolve) => setTimeout(resolve, 110));
    }
    deaf.resume();
    expect(await dropped).toBe(true);
    await vi.waitFor(
      () => expect(boothOf(dashboard.newest() as Now, counted.id)?.figure.visitors).toBe(60),
      WAIT,
    );
    expect((await request.get('/healthz')).status).toBe(200);
  }, 40_000);
});
