import { describe, expect, test } from 'vitest';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { createTablet, receiptsOf, send, visit } from '../fixtures/devices.ts';
import { createRepresentative } from '../fixtures/people.ts';
import { createTestApp } from '../setup/app.ts';

const { db, request, as, time, sql } = await createTestApp();
const atlanta = await createEvent(db);
const amsterdam = await createEvent(db, 'amsterdam');
const copa = await createBooth(db, atlanta.id, 'Copa');
const drasi = await createBooth(db, atlanta.id, 'Drasi');
const flux = await createBooth(db, amsterdam.id, 'Flux');
const [manager, leadOfCopa] = [await as('manager'), await as('lead', copa.id)];

type Headers = { Authorization: string };
const list = (by: Headers, query = '') => request.get(`/api/v1/events/atlanta/devices${query}`).set(by);
const move = (by: Headers, id: string, version: number, boothIds: string[]) =>
  request.put(`/api/v1/devices/${id}/placement`).set(by).set('If-Match', String(version)).send({ boothIds });
const revoke = (by: Headers, id: string, version: number) =>
  request.put(`/api/v1/devices/${id}/revocation`).set(by).set('If-Match', String(version));
const current = (headers: Headers) => request.get('/api/v1/devices/current').set(headers);

async function createPhone(boothIds: string[]) {
  const person = await createRepresentative(
    db,
    'Toddy Mladenov',
    [copa, drasi].filter(({ id }) => boothIds.includes(id)),
  );
  const phone = await createTablet(db, atlanta.id, boothIds, 'Toddy’s phone');
  await db.device.update({ where: { id: phone.id }, data: { kind: 'phone', personId: person.id } });
  return phone;
}

describe('the list of devices', () => {
  test('shows where each counts and what it said last, and no secret', async () => {
    const tablet = await createTablet(db, atlanta.id, [copa.id], 'A tablet');
    const report = { deviceId: tablet.id, clientVersion: '1.4.0' };
    await db.deviceReport.createMany({
      data: [
        { ...report, reportedAt: new Date('2025-11-12T18:00:00Z'), unsent: 40, clockOffsetMs: 0 },
        {
          ...{ ...report, reportedAt: new Date('2025-11-12T18:30:00Z'), unsent: 3, clockOffsetMs: -900 },
          storage: { persisted: false, usedBytes: 40_000, quotaBytes: 2_000_000 },
        },
      ],
    });
    const { body, text } = await list(manager);
    expect(body.items.find((row: { id: string }) => row.id === tablet.id)).toMatchObject({
      kind: 'tablet',
      name: 'A tablet',
      personId: null,
      boothIds: [copa.id],
      revokedAt: null,
      lastSeenAt: null,
      unsent: 3,
      clientVersion: '1.4.0',
      clockOffsetMs: -900,
      storage: { persisted: false, usedBytes: 40_000, quotaBytes: 2_000_000 },
    });
    expect(text).not.toMatch(/token/i);
  });

  test('holds the own booths’ devices for a lead, and one booth’s when asked', async () => {
    const own = await createTablet(db, atlanta.id, [copa.id], 'At Copa');
    const other = await createTablet(db, atlanta.id, [drasi.id], 'At Drasi');
    const idsOf = async (by: Headers, query = '') =>
      (await list(by, query)).body.items.map((row: { id: string }) => row.id);
    expect(await idsOf(leadOfCopa)).toContain(own.id);
    expect(await idsOf(leadOfCopa)).not.toContain(other.id);
    expect(await idsOf(manager, `?boothId=${drasi.id}`)).toEqual([other.id]);
    expect(await idsOf(leadOfCopa, `?boothId=${drasi.id}`)).toEqual([]);
    const foreign = await request.get(`/api/v1/devices/${other.id}`).set(leadOfCopa);
    expect(foreign.body.code).toBe('not-your-booth');
  });
});

describe('a tablet', () => {
  test('is renamed', async () => {
    const tablet = await createTablet(db, atlanta.id, [copa.id]);
    const path = `/api/v1/devices/${tablet.id}`;
    const renamed = await request.patch(path).set(leadOfCopa).set('If-Match', '1').send({ name: 'Blue one' });
    expect(renamed.body).toMatchObject({ name: 'Blue one', version: 2 });
    const stale = await request.patch(path).set(leadOfCopa).set('If-Match', '1').send({ name: 'Red one' });
    const { body: current } = await request.get(path).set(leadOfCopa);
    expect(stale.body).toMatchObject({ code: 'stale', current: { name: 'Blue one' } });
    expect(stale.body.current).toEqual(current);
    expect(stale.text).not.toMatch(/token/i);
  });

  test('moves to another booth; what was tapped at the old one still counts there', async () => {
    const tablet = await createTablet(db, atlanta.id, [copa.id]);
    const moved = await move(manager, tablet.id, 1, [drasi.id]);
    expect(moved.body).toMatchObject({ boothIds: [drasi.id], version: 2 });
    const placements = await db.devicePlacement.findMany({
      where: { deviceId: tablet.id },
      orderBy: { placedAt: 'desc' },
    });
    expect(placements.map(({ boothId, endedAt }) => [boothId, endedAt])).toEqual(
      expect.arrayContaining([
        [copa.id, time.now],
        [drasi.id, null],
      ]),
    );
    const receipts = await receiptsOf(send(request, tablet, [visit(copa.id), visit(drasi.id)]));
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['stored', 'stored']);
    expect((await current(tablet)).body.booths.map((booth: { name: string }) => booth.name)).toEqual([
      'Drasi',
    ]);
    expect((await move(manager, tablet.id, 2, [copa.id])).body.boothIds).toEqual([copa.id]);
  });

  test('stands at one booth, of its own event, that is not archived', async () => {
    const tablet = await createTablet(db, atlanta.id, [copa.id]);
    const several = await move(manager, tablet.id, 1, [copa.id, drasi.id]);
    expect(several.body.issues[0].path).toBe('body.boothIds');
    expect((await move(manager, tablet.id, 1, [flux.id])).body.code).toBe('wrong-event');
    const closed = await createBooth(db, atlanta.id, 'Closed');
    await db.booth.update({ where: { id: closed.id }, data: { archivedAt: time.now } });
    expect((await move(manager, tablet.id, 1, [closed.id])).body.code).toBe('archived');
    expect((await move(manager, tablet.id, 7, [drasi.id])).body.code).toBe('stale');
  });

  test('is moved by a lead only between own booths', async () => {
    const own = await createTablet(db, atlanta.id, [copa.id]);
    const other = await createTablet(db, atlanta.id, [drasi.id]);
    expect((await move(leadOfCopa, own.id, 1, [drasi.id])).body.code).toBe('not-your-booth');
    expect((await move(leadOfCopa, other.id, 1, [copa.id])).body.code).toBe('not-your-booth');
    expect((await revoke(leadOfCopa, other.id, 1)).body.code).toBe('not-your-booth');
  });

  test('that was disconnected hears it with its next request', async () => {
    const tablet = await createTablet(db, atlanta.id, [copa.id]);
    expect((await current(tablet)).status).toBe(200);
    const revoked = await revoke(leadOfCopa, tablet.id, 1);
    expect(revoked.body).toMatchObject({
      revokedAt: time.now.toISOString(),
      boothIds: [copa.id],
      version: 2,
    });
    const refused = await current(tablet);
    expect(refused.status).toBe(401);
    expect(refused.body.code).toBe('device-revoked');
  });
});

test('a device that is handed back disconnects itself, and nobody else', async () => {
  const [tablet, other] = [
    await createTablet(db, atlanta.id, [copa.id]),
    await createTablet(db, atlanta.id, [copa.id]),
  ];
  const handBack = () => request.put('/api/v1/devices/current/revocation').set(tablet.headers);
  expect((await handBack()).body.revokedAt).toBe(time.now.toISOString());
  expect((await handBack()).status).toBe(401);
  expect((await send(request, tablet, [visit(copa.id)])).status).toBe(401);
  expect((await current(other.headers)).status).toBe(200);
});

test('live screens hear of every device that comes, moves, is renamed or goes', async () => {
  const heard: number[] = [];
  const listen = async () => {
    const { version } = await db.eventVersion.findUniqueOrThrow({ where: { eventId: atlanta.id } });
    heard.push(Number(version));
  };
  await listen();
  const codes = '/api/v1/events/atlanta/enrolment-codes';
  const { code } = (
    await request
      .post(codes)
      .set(manager)
      .send({ boothIds: [copa.id] })
  ).body;
  const { device } = (await request.post('/api/v1/devices/enrolment').send({ code, name: 'New' })).body;
  await listen();
  await move(manager, device.id, 1, [drasi.id]);
  await listen();
  await request.patch(`/api/v1/devices/${device.id}`).set(manager).set('If-Match', '2').send({ name: 'Old' });
  await listen();
  await revoke(manager, device.id, 3);
  await listen();
  const first = heard[0] ?? 0;
  expect(heard).toEqual([0, 1, 2, 3, 4].map((changes) => first + changes));
});

describe('a phone', () => {
  test('counts for several booths', async () => {
    const phone = await createPhone([copa.id]);
    const moved = await move(manager, phone.id, 1, [copa.id, drasi.id]);
    expect(moved.body.boothIds.sort()).toEqual([copa.id, drasi.id].sort());
  });

  test('keeps another lead’s booth when a lead adds or takes away the own one', async () => {
    const phone = await createPhone([copa.id, drasi.id]);
    expect((await move(leadOfCopa, phone.id, 1, [copa.id])).body.code).toBe('not-your-booth');
    expect((await move(leadOfCopa, phone.id, 1, [drasi.id])).body.boothIds).toEqual([drasi.id]);
  });
});

describe('what a device needs while there is no network', () => {
  test('is the state of its current booths', async () => {
    const notary = await createBooth(db, atlanta.id, 'Notary Project');
    const kiosk = await db.kiosk.create({ data: { eventId: atlanta.id, label: '5B' } });
    await db.slot.create({
      data: {
        eventId: atlanta.id,
        boothId: notary.id,
        kioskId: kiosk.id,
        startsAt: '2025-11-12T15:30:00Z',
        endsAt: '2025-11-12T22:00:00Z',
      },
    });
    const yi = await createRepresentative(db, 'Yi Zha', [notary]);
    const shift = await db.shift.create({
      data: {
        eventId: atlanta.id,
        boothId: notary.id,
        startsAt: '2025-11-12T18:00:00Z',
        endsAt: '2025-11-12T20:00:00Z',
        assignments: { create: { personId: yi.id } },
      },
    });
    await db.topic.create({ data: { eventId: atlanta.id, slug: 'signing', label: 'Signing' } });
    await db.topic.create({
      data: { eventId: atlanta.id, boothId: drasi.id, slug: 'queries', label: 'Queries' },
    });
    const tablet = await createTablet(db, atlanta.id, [notary.id], 'Notary tablet');
    await send(request, tablet, [visit(notary.id, { partySize: 4 })]);

    const { body, headers } = await current(tablet);
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(body).toMatchObject({
      device: { id: tablet.id, name: 'Notary tablet', kind: 'tablet', personId: null },
      event: { slug: 'atlanta', timeZone: 'America/New_York', startsOn: '2025-11-10' },
      booths: [{ name: 'Notary Project', kiosk: '5B', slots: [{ kiosk: '5B' }] }],
      shifts: [{ id: shift.id, minimum: 1, target: 2, personIds: [yi.id] }],
      people: [{ id: yi.id, name: 'Yi Zha' }],
      topics: [{ slug: 'signing', label: 'Signing', boothId: null }],
      notes: [],
      figures: [{ boothId: notary.id, visitorsToday: 4, asOf: time.now.toISOString() }],
      serverVersion: '0.0.0-test',
    });
    expect(body.days.map((day: { date: string }) => day.date)).toEqual([
      '2025-11-11',
      '2025-11-12',
      '2025-11-13',
    ]);
  });

  test('is sent again only when it changed', async () => {
    const tablet = await createTablet(db, atlanta.id, [copa.id]);
    const first = await current(tablet);
    const etag = String(first.headers.etag);
    time.now = new Date(time.now.getTime() + 60_000);
    const ask = () => current(tablet).set({ 'If-None-Match': etag, 'Cache-Control': 'no-cache' });
    const same = await ask();
    expect(same.status).toBe(304);
    expect(same.text).toBe('');
    await send(request, tablet, [visit(copa.id)]);
    const changed = await ask();
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
  });

  test('leaves out a booth that was archived', async () => {
    const gone = await createBooth(db, atlanta.id, 'Gone');
    const tablet = await createTablet(db, atlanta.id, [gone.id]);
    await db.booth.update({ where: { id: gone.id }, data: { archivedAt: time.now } });
    expect((await current(tablet)).body).toMatchObject({ booths: [], figures: [], people: [] });
  });

  test('counts as contact', async () => {
    const tablet = await createTablet(db, atlanta.id, [copa.id]);
    await current(tablet);
    const [row] = await sql<{ lastSeenAt: Date; version: number }[]>`
      select last_seen_at, version from devices where id = ${tablet.id}`;
    expect(row).toEqual({ lastSeenAt: time.now, version: 1 });
  });
});
