import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { createTablet, send, undo, visit } from '../fixtures/devices.ts';
import { wednesday } from '../fixtures/pavilion.ts';
import { createRepresentative } from '../fixtures/people.ts';
import { createTestApp } from '../setup/app.ts';

const { db, request, as, sql, time } = await createTestApp();
const atlanta = await createEvent(db);
const amsterdam = await createEvent(db, 'amsterdam');
const manager = await as('manager');

/** Copa in the morning and Drasi in the afternoon at kiosk 5B; Notary Project alone at kiosk 6. */
const copa = await createBooth(db, atlanta.id, 'Copa');
const drasi = await createBooth(db, atlanta.id, 'Drasi');
const notary = await createBooth(db, atlanta.id, 'Notary Project');
const flux = await createBooth(db, amsterdam.id, 'Flux');
const shared = await createKiosk('5B');
await createSlot(copa, shared, '10:30', '13:30');
await createSlot(drasi, shared, '14:00', '17:00');
await createSlot(notary, await createKiosk('6'), '10:30', '17:00');

function createKiosk(label: string) {
  return db.kiosk.create({ data: { eventId: atlanta.id, label } });
}

type Row = { id: string };
function createSlot(booth: Row, kiosk: Row, from: string, until: string) {
  const times = { startsAt: wednesday(from), endsAt: wednesday(until) };
  return db.slot.create({ data: { eventId: atlanta.id, boothId: booth.id, kioskId: kiosk.id, ...times } });
}

const tabletAt = (...booths: Row[]) =>
  createTablet(
    db,
    atlanta.id,
    booths.map(({ id }) => id),
  );

async function phoneAt(booth: typeof copa) {
  const phone = await tabletAt(booth);
  const person = await createRepresentative(db, 'Toddy Mladenov', [booth]);
  await db.device.update({ where: { id: phone.id }, data: { kind: 'phone', personId: person.id } });
  return phone;
}

/** A booth of its own at kiosk 5B, in the evening. */
let hour = 18;
async function anotherNeighbour(name: string) {
  const booth = await createBooth(db, atlanta.id, name);
  const slot = await createSlot(booth, shared, `${hour}:00`, `${hour}:30`);
  hour += 1;
  return { booth, slot };
}

type Headers = { Authorization: string };
const current = (device: Headers) =>
  request.get('/api/v1/devices/current').set('Authorization', device.Authorization);
const goTo = (device: Headers, boothId: string) =>
  request
    .put('/api/v1/devices/current/placement')
    .set('Authorization', device.Authorization)
    .send({ boothId });
const names = (booths: { name: string }[]) => booths.map(({ name }) => name);

async function outcomesOf(device: Headers, ...items: unknown[]) {
  const { body } = await send(request, device, items);
  return body.receipts.map((one: { outcome: string; code?: string }) => one.code ?? one.outcome);
}

const openPlaces = async (deviceId: string) => {
  const rows = await db.devicePlacement.findMany({ where: { deviceId, endedAt: null } });
  return rows.map(({ boothId }) => boothId);
};

describe('a tablet that took over without network', () => {
  test('sends what was tapped for the other booth of its kiosk, and every figure is that booth’s', async () => {
    const tablet = await tabletAt(copa);
    const [morning, afternoon] = [visit(copa.id), visit(drasi.id, { partySize: 3 })];
    const note = {
      ...{ id: uuidv7(), type: 'shift-note', boothId: drasi.id, tappedAt: time.now.toISOString() },
      text: 'The cable is under the table.',
    };
    const { body } = await send(request, tablet, [morning, afternoon, note, undo(morning)]);
    expect(body.receipts.map((one: { outcome: string }) => one.outcome)).toEqual(Array(4).fill('stored'));
    const ofBooth = (boothId: string) =>
      body.figures.find((figure: { boothId: string }) => figure.boothId === boothId)?.visitorsToday;
    expect([ofBooth(copa.id), ofBooth(drasi.id)]).toEqual([0, 3]);
    const row = await db.visit.findUniqueOrThrow({ where: { id: afternoon.id } });
    expect([row.boothId, row.deviceId]).toEqual([drasi.id, tablet.id]);
    expect(await outcomesOf(tablet, afternoon)).toEqual(['repeat']);
  });

  test('counts for a neighbour of a booth where it was before', async () => {
    const tablet = await tabletAt(copa);
    await db.devicePlacement.updateMany({ where: { deviceId: tablet.id }, data: { endedAt: time.now } });
    await db.devicePlacement.create({
      data: { deviceId: tablet.id, eventId: atlanta.id, boothId: notary.id },
    });
    expect(await outcomesOf(tablet, visit(drasi.id), visit(notary.id))).toEqual(['stored', 'stored']);
  });

  test('may not count for a booth of another kiosk, of another event, or one whose slot there is gone', async () => {
    const { booth, slot } = await anotherNeighbour('Kubewarden');
    const tablet = await tabletAt(copa);
    expect(await outcomesOf(tablet, visit(notary.id), visit(flux.id), visit(booth.id))).toEqual([
      'not-placed',
      'wrong-event',
      'stored',
    ]);
    await db.slot.update({ where: { id: slot.id }, data: { archivedAt: time.now } });
    expect(await outcomesOf(tablet, visit(booth.id), visit(copa.id))).toEqual(['not-placed', 'stored']);
  });

  test('hears that the other booth is in the archive', async () => {
    const { booth } = await anotherNeighbour('Retired');
    await db.booth.update({ where: { id: booth.id }, data: { archivedAt: time.now } });
    expect(await outcomesOf(await tabletAt(copa), visit(booth.id))).toEqual(['archived-booth']);
  });

  test('is a tablet: a phone, and a token of a lead, count for their own booths only', async () => {
    expect(await outcomesOf(await phoneAt(copa), visit(drasi.id), visit(copa.id))).toEqual([
      'not-placed',
      'stored',
    ]);
    expect(await outcomesOf(await as('lead', copa.id), visit(drasi.id))).toEqual(['not-placed']);
  });

  test('is not asked about when nothing needs it: a visit of its own booth costs no further statement', async () => {
    const tablet = await tabletAt(copa);
    const statements = async (boothId: string) => {
      const texts: string[] = [];
      const former = sql.options.debug;
      sql.options.debug = (_, text) => texts.push(text);
      await send(request, tablet, [visit(boothId)]);
      sql.options.debug = former;
      return texts;
    };
    const [own, neighbours] = [await statements(copa.id), await statements(drasi.id)];
    expect(own.filter((text) => text.includes('device_placements'))).toEqual([]);
    expect(neighbours.filter((text) => text.includes('device_placements'))).toHaveLength(1);
    expect(own.length).toBeGreaterThan(3);
  });
});

describe('what a tablet needs while there is no network', () => {
  test('holds the other booths of its kiosk, as it holds its own', async () => {
    const { body } = await current(await tabletAt(drasi));
    expect(names(body.booths)).toEqual(['Drasi']);
    const other = body.neighbours.find((booth: { name: string }) => booth.name === 'Copa');
    expect(other).toEqual({
      ...{ id: copa.id, slug: 'copa', name: 'Copa', goal: null, kiosk: null, topics: [] },
      slots: [{ startsAt: wednesday('10:30'), endsAt: wednesday('13:30'), kiosk: '5B' }],
    });
    expect(names(body.neighbours)).not.toContain('Notary Project');
    expect(names(body.neighbours)).not.toContain('Drasi');
  });

  test('holds none once its own booth left the kiosk, and nothing is counted for them', async () => {
    const { booth, slot } = await anotherNeighbour('Harbor');
    await db.slot.update({ where: { id: slot.id }, data: { archivedAt: time.now } });
    const tablet = await tabletAt(booth);
    expect((await current(tablet)).body.neighbours).toEqual([]);
    expect(await outcomesOf(tablet, visit(copa.id))).toEqual(['not-placed']);
  });

  test('holds no booth that is in the archive or lost its slot, and none for a phone or a kiosk of one’s own', async () => {
    const { booth, slot } = await anotherNeighbour('Falco');
    const tablet = await tabletAt(copa);
    expect(names((await current(tablet)).body.neighbours)).toContain('Falco');
    await db.slot.update({ where: { id: slot.id }, data: { archivedAt: time.now } });
    expect(names((await current(tablet)).body.neighbours)).not.toContain('Falco');
    await db.slot.update({ where: { id: slot.id }, data: { archivedAt: null } });
    await db.booth.update({ where: { id: booth.id }, data: { archivedAt: time.now } });
    expect(names((await current(tablet)).body.neighbours)).not.toContain('Falco');
    expect((await current(await phoneAt(copa))).body.neighbours).toEqual([]);
    expect((await current(await tabletAt(notary))).body.neighbours).toEqual([]);
  });
});

describe('a tablet goes over to the other booth of its kiosk', () => {
  test('and has the state of that booth; what it tapped before stays where it was tapped', async () => {
    const tablet = await tabletAt(copa);
    const unsent = visit(copa.id);
    const { status, body } = await goTo(tablet, drasi.id);
    expect([status, names(body.booths), names(body.neighbours)[0]]).toEqual([200, ['Drasi'], 'Copa']);
    expect(await openPlaces(tablet.id)).toEqual([drasi.id]);
    expect(await outcomesOf(tablet, unsent)).toEqual(['stored']);
    expect((await db.visit.findUniqueOrThrow({ where: { id: unsent.id } })).boothId).toBe(copa.id);
    expect((await current(tablet)).body).toEqual({ ...body, figures: expect.anything() });
  });

  test('and back; the dashboard sees each move, and the audit says that the device did it', async () => {
    const tablet = await tabletAt(copa);
    const versionOf = async () =>
      Number((await db.eventVersion.findUniqueOrThrow({ where: { eventId: atlanta.id } })).version);
    const before = await versionOf();
    await goTo(tablet, drasi.id);
    await goTo(tablet, copa.id);
    expect(await versionOf()).toBe(before + 2);
    const seen = await request.get(`/api/v1/devices/${tablet.id}`).set(manager);
    expect(seen.body).toMatchObject({ boothIds: [copa.id], version: 3 });
    const audit = await db.auditEntry.findMany({ where: { actorId: tablet.id } });
    expect(audit.map(({ actor, action, detail }) => [actor, action, detail])).toEqual([
      ['device', 'place-current-device', { fields: ['boothId'] }],
      ['device', 'place-current-device', { fields: ['boothId'] }],
    ]);
  });

  test('back to a booth where it was, also when that has no kiosk any more', async () => {
    const { booth, slot } = await anotherNeighbour('Cilium');
    const tablet = await tabletAt(booth);
    await goTo(tablet, copa.id);
    await db.slot.update({ where: { id: slot.id }, data: { archivedAt: time.now } });
    expect((await goTo(tablet, booth.id)).status).toBe(200);
  });

  test('twice, or ten times at once, is once', async () => {
    const tablet = await tabletAt(copa);
    const answers = await Promise.all(Array.from({ length: 10 }, () => goTo(tablet, drasi.id)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    const placements = await db.devicePlacement.findMany({ where: { deviceId: tablet.id } });
    expect(placements).toHaveLength(2);
    const { version } = await db.device.findUniqueOrThrow({ where: { id: tablet.id } });
    await goTo(tablet, drasi.id);
    expect((await db.device.findUniqueOrThrow({ where: { id: tablet.id } })).version).toBe(version);
  });
});

describe('a tablet does not go over', () => {
  test.each([
    ['to the booth of another kiosk', async () => notary.id, 403, 'not-placed'],
    ['to a booth of another event', async () => flux.id, 400, 'wrong-event'],
    ['to a booth that there is not', async () => uuidv7(), 404, 'not-found'],
    ['to what is no booth', async () => 'drasi', 400, 'invalid-input'],
    ['to one in the archive', archivedNeighbour, 409, 'archived'],
  ])('%s', async (_, boothId, status, code) => {
    const tablet = await tabletAt(copa);
    const answer = await goTo(tablet, await boothId());
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await openPlaces(tablet.id)).toEqual([copa.id]);
  });

  async function archivedNeighbour() {
    const { booth } = await anotherNeighbour('Archived');
    await db.booth.update({ where: { id: booth.id }, data: { archivedAt: time.now } });
    return booth.id;
  }

  test('when it is a phone: that counts for the booths of its person', async () => {
    const phone = await phoneAt(copa);
    const answer = await goTo(phone, drasi.id);
    expect([answer.status, answer.body.code]).toEqual([403, 'not-allowed']);
    expect(answer.body.detail).toContain('A phone counts for the booths of its person');
    expect(await openPlaces(phone.id)).toEqual([copa.id]);
  });

  test('when it was disconnected, even if it is still remembered', async () => {
    const tablet = await tabletAt(copa);
    await current(tablet);
    await db.device.update({ where: { id: tablet.id }, data: { revokedAt: time.now } });
    const answer = await goTo(tablet, drasi.id);
    expect([answer.status, answer.body.code]).toEqual([401, 'device-revoked']);
    expect(await openPlaces(tablet.id)).toEqual([copa.id]);
  });

  test('when the event is in the archive', async () => {
    const tablet = await tabletAt(copa);
    await db.event.update({ where: { id: atlanta.id }, data: { archivedAt: time.now } });
    const answer = await goTo(tablet, drasi.id);
    await db.event.update({ where: { id: atlanta.id }, data: { archivedAt: null } });
    expect([answer.status, answer.body.code]).toEqual([409, 'archived']);
  });
});
