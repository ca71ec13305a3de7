import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashSecret } from '#server/access/secrets';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createTestApp } from '../setup/app.ts';

const { db, request, as, time } = await createTestApp({ publicUrl: 'https://pavilion.example.org' });
const atlanta = await createEvent(db);
const amsterdam = await createEvent(db, 'amsterdam');
const copa = await createBooth(db, atlanta.id, 'Copa');
const drasi = await createBooth(db, atlanta.id, 'Drasi');
const flux = await createBooth(db, amsterdam.id, 'Flux');
const [manager, leadOfCopa] = [await as('manager'), await as('lead', copa.id)];
const DAY_MS = 86_400_000;

type Headers = { Authorization: string };
const make = (by: Headers, body: object) =>
  request.post('/api/v1/events/atlanta/enrolment-codes').set(by).send(body);
const codeFor = async (boothId: string, given: object = {}) =>
  (await make(manager, { boothIds: [boothId], ...given })).body;
const redeem = (code: string, name = 'Tablet 1') =>
  request.post('/api/v1/devices/enrolment').send({ code, name });
const current = (token: string) =>
  request.get('/api/v1/devices/current').set({ Authorization: `Bearer ${token}` });

describe('a code', () => {
  test('is made of characters that nobody mistakes, shown once, and opened by QR', async () => {
    const { status, body } = await make(leadOfCopa, { boothIds: [copa.id], name: 'Spare' });
    expect(status).toBe(201);
    expect(body.code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
    expect(body.url).toBe(`https://pavilion.example.org/tablet/#${body.code}`);
    expect(body).toMatchObject({ name: 'Spare', boothIds: [copa.id], usedAt: null, revokedAt: null });
    const list = await request.get('/api/v1/events/atlanta/enrolment-codes').set(leadOfCopa);
    expect(list.body.items.map((row: { id: string }) => row.id)).toEqual([body.id]);
    expect(list.text).not.toContain(body.code);
  });

  test('that carries a name gives it to the tablet', async () => {
    const { body: named } = await make(leadOfCopa, { boothIds: [copa.id], name: 'Copa, left' });
    expect((await redeem(named.code, 'Tablet')).body.device.name).toBe('Copa, left');
  });

  test.each([
    ['as shown', (code: string) => code],
    ['in lower case', (code: string) => code.toLowerCase()],
    ['without the hyphen', (code: string) => code.replace('-', '')],
    ['with spaces', (code: string) => ` ${code.replace('-', ' ').split('').join(' ')} `],
    ['with a dash', (code: string) => code.replace('-', '–')],
  ])('connects a tablet when typed %s', async (_how, typed) => {
    const { code } = await codeFor(copa.id);
    const { status, body } = await redeem(typed(code), 'Blue tablet');
    expect(status).toBe(201);
    expect(body.token).toMatch(/^pvd_/);
    expect(body.device).toMatchObject({ name: 'Blue tablet', kind: 'tablet' });
    expect(body.booths).toEqual([{ id: copa.id, slug: 'copa', name: 'Copa' }]);
    expect((await current(body.token)).body.booths[0].name).toBe('Copa');
  });

  test('connects one tablet, also when two try at the same moment', async () => {
    const before = await db.device.count();
    const { code, id } = await codeFor(copa.id);
    const answers = await Promise.all([redeem(code), redeem(code), redeem(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400]);
    expect(await db.device.count()).toBe(before + 1);
    expect((await redeem(code)).body).toMatchObject({
      code: 'invalid-code',
      detail: 'This code has connected a device already. Ask for a new one.',
    });
    const row = await db.enrolmentCode.findUniqueOrThrow({ where: { id } });
    expect(row.usedBy).toBe(answers.find(({ status }) => status === 201)?.body.device.id);
  });

  test('made a week before the event connects no more on the eighth day', async () => {
    const [early, late] = [await codeFor(copa.id), await codeFor(copa.id)];
    const made = time.now;
    time.now = new Date(made.getTime() + 7 * DAY_MS - 1);
    expect((await redeem(early.code)).status).toBe(201);
    time.now = new Date(made.getTime() + 7 * DAY_MS);
    expect((await redeem(late.code)).body.detail).toBe('This code has expired. Ask for a new one.');
    time.now = made;
  });

  test('can be taken back', async () => {
    const { id, code } = await codeFor(copa.id);
    const revoked = await request.put(`/api/v1/enrolment-codes/${id}/revocation`).set(leadOfCopa);
    expect(revoked.body.revokedAt).toBe(time.now.toISOString());
    expect((await redeem(code)).body.detail).toBe('This code was taken back. Ask for a new one.');
  });

  test('that is mistyped or strange is refused in words', async () => {
    for (const code of ['2222-2222', '', '’; drop table devices', 'a\u0000b', '👩‍💻', '--------'])
      expect((await redeem(code)).body).toMatchObject({
        code: 'invalid-code',
        detail: 'This code is not known. Check it, or ask for a new one.',
      });
  });
});

describe('what a code is for', () => {
  test('is one booth, of this event, not archived, of the lead who makes it', async () => {
    const codeOf = async (by: Headers, boothIds: string[]) => (await make(by, { boothIds })).body.code;
    expect(await codeOf(leadOfCopa, [drasi.id])).toBe('not-your-booth');
    expect(await codeOf(manager, [flux.id])).toBe('wrong-event');
    expect((await make(manager, { boothIds: [copa.id, drasi.id] })).body.issues[0].path).toBe(
      'body.boothIds',
    );
    await db.booth.update({ where: { id: drasi.id }, data: { archivedAt: time.now } });
    expect(await codeOf(manager, [drasi.id])).toBe('archived');
    await db.booth.update({ where: { id: drasi.id }, data: { archivedAt: null } });
  });

  test('ends when the booth or the event goes into the archive, and begins again after', async () => {
    const { code } = await codeFor(drasi.id);
    await db.booth.update({ where: { id: drasi.id }, data: { archivedAt: time.now } });
    expect((await redeem(code)).body).toMatchObject({
      code: 'invalid-code',
      detail: 'The booth of this code is in the archive. Ask for a new code.',
    });
    await db.booth.update({ where: { id: drasi.id }, data: { archivedAt: null } });
    expect((await redeem(code)).status).toBe(201);
  });

  test('other leads neither see nor take back', async () => {
    const { id } = await codeFor(drasi.id);
    const list = await request.get('/api/v1/events/atlanta/enrolment-codes').set(leadOfCopa);
    expect(list.body.items.map((row: { id: string }) => row.id)).not.toContain(id);
    const refused = await request.put(`/api/v1/enrolment-codes/${id}/revocation`).set(leadOfCopa);
    expect(refused.body.code).toBe('not-your-booth');
  });
});

describe('a re-issue', () => {
  test('keeps the device, gives it a new token, and ends the old one', async () => {
    const lost = await createTablet(db, atlanta.id, [copa.id], 'Lost tablet');
    expect((await request.get('/api/v1/devices/current').set(lost.headers)).status).toBe(200);
    const { code } = await codeFor(drasi.id, { deviceId: lost.id });
    const { body } = await redeem(code, 'Its replacement');
    expect(body.device).toMatchObject({ id: lost.id, name: 'Its replacement' });
    const old = await request.get('/api/v1/devices/current').set(lost.headers);
    expect(old.body.code).toBe('device-revoked');
    expect((await current(body.token)).body.booths.map((b: { name: string }) => b.name)).toEqual(['Drasi']);
    const placements = await db.devicePlacement.findMany({ where: { deviceId: lost.id } });
    expect(placements).toHaveLength(2);
  });

  test('brings a disconnected device back', async () => {
    const tablet = await createTablet(db, atlanta.id, [copa.id]);
    await db.device.update({ where: { id: tablet.id }, data: { revokedAt: time.now } });
    const { code } = await codeFor(copa.id, { deviceId: tablet.id });
    const { body } = await redeem(code);
    expect((await current(body.token)).body.device.id).toBe(tablet.id);
  });

  test('is for a device of this event that the lead looks after', async () => {
    const elsewhere = await createTablet(db, amsterdam.id, [flux.id]);
    const wrong = await make(manager, { boothIds: [copa.id], deviceId: elsewhere.id });
    expect(wrong.body.code).toBe('wrong-event');
    const other = await createTablet(db, atlanta.id, [drasi.id]);
    const foreign = await make(leadOfCopa, { boothIds: [copa.id], deviceId: other.id });
    expect(foreign.body.code).toBe('not-your-booth');
    const unknown = await make(manager, { boothIds: [copa.id], deviceId: copa.id });
    expect(unknown.body.code).toBe('not-found');
  });
});

describe('an attempt whose answer was lost', () => {
  const MINUTE_MS = 60_000;
  const attempt = (code: string, attemptId: string) =>
    request.post('/api/v1/devices/enrolment').send({ code, name: 'Tablet 1', attemptId });
  const lose = async (given: object = {}) => {
    const [{ code }, attemptId] = [await codeFor(copa.id, given), randomUUID()];
    const { body } = await attempt(code, attemptId);
    return { code, attemptId, lost: body.token as string, deviceId: body.device.id as string };
  };
  const refusal = {
    code: 'invalid-code',
    detail: 'This code has connected a device already. Ask for a new one.',
  };

  test('gets a fresh token for the same device when it is repeated; the lost one is worth nothing', async () => {
    const { code, attemptId, lost, deviceId } = await lose();
    const before = await db.device.count();
    const { status, body } = await attempt(code, attemptId);
    expect(status).toBe(201);
    expect(body.token).not.toBe(lost);
    expect(body).toMatchObject({
      device: { id: deviceId, name: 'Tablet 1', kind: 'tablet' },
      booths: [{ id: copa.id, slug: 'copa', name: 'Copa' }],
    });
    expect(await db.device.count()).toBe(before);
    expect((await current(lost)).body.code).toBe('device-revoked');
    expect((await current(body.token)).status).toBe(200);
  });

  test('may be repeated many times, also at once: nothing is counted as a guess, one device is made', async () => {
    const [{ code }, attemptId] = [await codeFor(copa.id), randomUUID()];
    const answers = await Promise.all([1, 2, 3].map(() => attempt(code, attemptId)));
    for (let turn = 0; turn < 12; turn += 1) answers.push(await attempt(code, attemptId));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.device.id)).size).toBe(1);
    const { body } = await attempt(code, attemptId);
    expect((await current(body.token)).status).toBe(200);
  });

  test('is repeated by nobody else', async () => {
    const { code, lost } = await lose();
    expect((await attempt(code, randomUUID())).body).toMatchObject(refusal);
    expect((await redeem(code)).body).toMatchObject(refusal);
    expect((await current(lost)).status).toBe(200);
  });

  test('is over once the device was heard of', async () => {
    const [asked, sent, silent] = [await lose(), await lose(), await lose()];
    await current(asked.lost);
    expect((await attempt(asked.code, asked.attemptId)).body).toMatchObject(refusal);
    await send(request, { Authorization: `Bearer ${sent.lost}` }, [visit(copa.id)]);
    expect((await attempt(sent.code, sent.attemptId)).body).toMatchObject(refusal);
    await send(request, { Authorization: `Bearer ${silent.lost}` }, []);
    expect((await attempt(silent.code, silent.attemptId)).body).toMatchObject(refusal);
  });

  test('is over after a quarter of an hour', async () => {
    const [early, late] = [await lose(), await lose()];
    const made = time.now;
    time.now = new Date(made.getTime() + 15 * MINUTE_MS - 1);
    expect((await attempt(early.code, early.attemptId)).status).toBe(201);
    time.now = new Date(made.getTime() + 15 * MINUTE_MS);
    expect((await attempt(late.code, late.attemptId)).body).toMatchObject(refusal);
    time.now = made;
  });

  test('does not bring back a device that was disconnected, nor undo a move', async () => {
    const [revoked, moved] = [await lose(), await lose()];
    await request
      .put(`/api/v1/devices/${revoked.deviceId}/revocation`)
      .set(manager)
      .set('If-Match', '1')
      .expect(200);
    expect((await attempt(revoked.code, revoked.attemptId)).body).toMatchObject(refusal);
    await request
      .put(`/api/v1/devices/${moved.deviceId}/placement`)
      .set(manager)
      .set('If-Match', '1')
      .send({ boothIds: [drasi.id] })
      .expect(200);
    expect((await attempt(moved.code, moved.attemptId)).body.booths).toMatchObject([{ name: 'Drasi' }]);
  });

  test('of a re-issue is repeated too, but not after a newer code connected the device', async () => {
    const tablet = await createTablet(db, atlanta.id, [copa.id]);
    await request.get('/api/v1/devices/current').set(tablet.headers);
    const first = await lose({ deviceId: tablet.id });
    expect((await attempt(first.code, first.attemptId)).body.device.id).toBe(tablet.id);
    const second = await lose({ deviceId: tablet.id });
    expect((await attempt(first.code, first.attemptId)).body).toMatchObject(refusal);
    expect((await current(second.lost)).status).toBe(200);
  });

  test('is named by random bits, of which a hash is kept', async () => {
    const { code, attemptId, deviceId } = await lose();
    const device = await db.device.findUniqueOrThrow({ where: { id: deviceId } });
    expect(Buffer.from(device.attemptHash ?? [])).toEqual(hashSecret(attemptId));
    const rows = await request.get('/api/v1/events/atlanta/devices').set(manager);
    expect(rows.text).not.toContain('attempt');
    const stale = await request
      .put(`/api/v1/devices/${deviceId}/revocation`)
      .set(manager)
      .set('If-Match', '9');
    expect(stale.body.code).toBe('stale');
    expect(stale.text).not.toMatch(/attempt|token/);
    for (const guessable of ['1', '', deviceId, '00000000-0000-0000-0000-000000000000'])
      expect((await attempt(code, guessable)).body.issues[0].path).toBe('body.attemptId');
  });
});
