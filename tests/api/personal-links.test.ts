import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { send, visit } from '../fixtures/devices.ts';
import { createRepresentative } from '../fixtures/people.ts';
import { createTestApp } from '../setup/app.ts';

const { db, request, as, time } = await createTestApp({ publicUrl: 'https://pavilion.example.org' });
const atlanta = await createEvent(db);
const notary = await createBooth(db, atlanta.id, 'Notary Project');
const oras = await createBooth(db, atlanta.id, 'ORAS');
const copa = await createBooth(db, atlanta.id, 'Copa');
const drasi = await createBooth(db, atlanta.id, 'Drasi');
const toddy = await createRepresentative(db, 'Toddy Mladenov', [notary, oras]);
const sajay = await createRepresentative(db, 'Sajay Antony', [oras]);
const [manager, leadOfOras, leadOfCopa, leadOfDrasi] = [
  await as('manager'),
  await as('lead', oras.id),
  await as('lead', copa.id),
  await as('lead', drasi.id),
];
const start = time.now;

beforeEach(() => {
  time.now = start;
});

type Headers = { Authorization: string };
const make = (by: Headers, personId = toddy.id) =>
  request.post('/api/v1/events/atlanta/personal-links').set(by).send({ personId });
const list = (by: Headers) => request.get('/api/v1/events/atlanta/personal-links').set(by);
const secretOf = (url: string) => new URL(url).hash.slice(1);
const look = (secret: string) => request.post('/api/v1/personal-links/look').send({ secret });
const redeem = (secret: string, name = 'Toddy’s phone') =>
  request.post('/api/v1/personal-links/devices').send({ secret, name });

describe('a personal link', () => {
  test('is copied once, for somebody who stands for a booth', async () => {
    const { status, body } = await make(manager);
    expect(status).toBe(201);
    expect(body.url).toMatch(/^https:\/\/pavilion\.example\.org\/tablet\/#pvl_[\w-]{43}$/);
    expect(body).toMatchObject({
      personName: 'Toddy Mladenov',
      expiresAt: '2025-11-28T05:00:00.000Z',
      lastUsedAt: null,
    });
    const seen = await list(manager);
    expect(seen.body.items[0]).toMatchObject({ id: body.id, personId: toddy.id });
    expect(seen.text).not.toContain('pvl_');
  });

  test('is shown to a lead with whether they may end it', async () => {
    const ofToddy = (await make(manager)).body.id;
    const ofSajay = (await make(manager, sajay.id)).body.id;
    const mayEnd = async (by: Headers) => {
      const items: { id: string; mayEnd: boolean }[] = (await list(by)).body.items;
      return [ofToddy, ofSajay].map((id) => items.find((item) => item.id === id)?.mayEnd);
    };
    expect(await mayEnd(manager)).toEqual([true, true]);
    // Toddy also stands for Notary Project.
    expect(await mayEnd(leadOfOras)).toEqual([false, true]);
    expect(await mayEnd(leadOfCopa)).toEqual([undefined, undefined]);
    const end = (id: string) => request.put(`/api/v1/personal-links/${id}/revocation`).set(leadOfOras);
    expect([(await end(ofToddy)).status, (await end(ofSajay)).status]).toEqual([403, 200]);
  });

  test('names a phone after its person, unless it was given another name', async () => {
    const secret = secretOf((await make(manager)).body.url);
    expect((await redeem(secret, 'Phone')).body.device.name).toBe('Phone of Toddy Mladenov');
    expect((await redeem(secret, 'Phone 2')).body.device.name).toBe('Phone 2');
    await db.person.update({ where: { id: toddy.id }, data: { name: 'T👩‍💻'.repeat(24) } });
    const { status, body } = await redeem(secret, 'phone');
    await db.person.update({ where: { id: toddy.id }, data: { name: 'Toddy Mladenov' } });
    expect([status, body.device.name.length <= 60]).toEqual([201, true]);
  });

  test('says whose it is, then connects phones for every booth that person stands for', async () => {
    const secret = secretOf((await make(manager)).body.url);
    expect((await look(secret)).body).toEqual({
      personName: 'Toddy Mladenov',
      eventName: 'KubeCon + CloudNativeCon NA 2025',
      booths: [
        { id: notary.id, name: 'Notary Project' },
        { id: oras.id, name: 'ORAS' },
      ],
    });
    const [first, second] = [await redeem(secret), await redeem(secret, 'Toddy’s tablet')];
    expect(first.status).toBe(201);
    expect(first.body.device).toMatchObject({ kind: 'phone', name: 'Toddy’s phone' });
    expect(second.body.device.id).not.toBe(first.body.device.id);
    const state = await request
      .get('/api/v1/devices/current')
      .set({ Authorization: `Bearer ${first.body.token}` });
    expect(state.body.booths.map((booth: { name: string }) => booth.name)).toEqual([
      'Notary Project',
      'ORAS',
    ]);
    expect(state.body.device.personId).toBe(toddy.id);
    const device = await db.device.findUniqueOrThrow({ where: { id: first.body.device.id } });
    expect(device.personId).toBe(toddy.id);
    expect((await list(manager)).body.items[0].lastUsedAt).toBe(start.toISOString());
  });

  test('ends two weeks after the event, in the event’s zone', async () => {
    const secret = secretOf((await make(manager)).body.url);
    time.now = new Date('2025-11-28T04:59:59Z');
    expect((await redeem(secret)).status).toBe(201);
    time.now = new Date('2025-11-28T05:00:00Z');
    expect((await redeem(secret)).body).toMatchObject({
      code: 'invalid-link',
      detail: 'This link has expired: the event is over.',
    });
    expect((await make(manager)).body.code).toBe('outside-event');
  });
});

describe('the phones of a person', () => {
  const connect = async (personId: string) => {
    const phone = (await redeem(secretOf((await make(manager, personId)).body.url))).body;
    return { id: phone.device.id, Authorization: `Bearer ${phone.token}` };
  };
  const boothsOf = async ({ Authorization }: Headers): Promise<string[]> => {
    const { body } = await request.get('/api/v1/devices/current').set({ Authorization });
    return body.booths.map((booth: { name: string }) => booth.name);
  };
  const stand = (personId: string, boothId: string, by = manager) =>
    request.post('/api/v1/events/atlanta/representatives').set(by).send({ personId, boothId, position: 9 });
  const outOf = (path: string, version: number, by = manager) =>
    request.put(`${path}/archive`).set(by).set('If-Match', `"${version}"`);
  const backInto = (path: string, version: number) =>
    request.delete(`${path}/archive`).set(manager).set('If-Match', `"${version}"`);

  test('count for a booth from the moment at which the person stands for it, and no longer', async () => {
    const yi = await createRepresentative(db, 'Yi Zha', [notary]);
    const phone = await connect(yi.id);
    expect(await boothsOf(phone)).toEqual(['Notary Project']);
    expect((await send(request, phone, [visit(drasi.id)])).body.receipts[0].code).toBe('not-placed');

    const added = await stand(yi.id, drasi.id, leadOfDrasi);
    expect(added.status).toBe(201);
    expect(await boothsOf(phone)).toEqual(['Drasi', 'Notary Project']);
    expect((await send(request, phone, [visit(drasi.id)])).body.receipts[0].outcome).toBe('stored');

    const path = `/api/v1/representatives/${added.body.id}`;
    const tapped = visit(drasi.id);
    expect((await outOf(path, 1, leadOfDrasi)).status).toBe(200);
    expect(await boothsOf(phone)).toEqual(['Notary Project']);
    expect((await send(request, phone, [tapped])).body.receipts[0].outcome).toBe('stored');
    expect((await backInto(path, 2)).status).toBe(200);
    expect(await boothsOf(phone)).toEqual(['Drasi', 'Notary Project']);
  });

  test('count for no booth while the person is in the archive', async () => {
    const vani = await createRepresentative(db, 'Vani Rao', [notary, oras]);
    const phone = await connect(vani.id);
    const path = `/api/v1/people/${vani.id}`;
    expect((await outOf(path, 1)).status).toBe(200);
    expect(await boothsOf(phone)).toEqual([]);
    expect((await backInto(path, 2)).status).toBe(200);
    expect(await boothsOf(phone)).toEqual(['Notary Project', 'ORAS']);
  });

  test('stay where a manager put them for all other booths', async () => {
    const feynman = await createRepresentative(db, 'Feynman Zhou', [notary, oras]);
    const phone = await connect(feynman.id);
    const { body: row } = await request.get(`/api/v1/devices/${phone.id}`).set(manager);
    await request
      .put(`/api/v1/devices/${phone.id}/placement`)
      .set(manager)
      .set('If-Match', `"${row.version}"`)
      .send({ boothIds: [notary.id] });
    await stand(feynman.id, drasi.id);
    expect(await boothsOf(phone)).toEqual(['Drasi', 'Notary Project']);
  });
});

describe('a link that is taken back', () => {
  const revoke = (id: string, by = manager) => request.put(`/api/v1/personal-links/${id}/revocation`).set(by);
  const connect = async () => {
    const { body } = await make(manager);
    const secret = secretOf(body.url);
    const phone = (await redeem(secret)).body;
    return { id: body.id, secret, deviceId: phone.device.id, Authorization: `Bearer ${phone.token}` };
  };

  test('connects nothing any more', async () => {
    const { id, secret } = await connect();
    expect((await revoke(id)).body.revokedAt).toBe(start.toISOString());
    expect((await redeem(secret)).body.detail).toBe('This link was taken back. Ask for a new one.');
    expect((await look(secret)).body.code).toBe('invalid-link');
  });

  test('disconnects the phones that came by it; what they sent stays', async () => {
    const [taken, other] = [await connect(), await connect()];
    const [sent, late] = [visit(oras.id), visit(oras.id)];
    expect((await send(request, taken, [sent])).body.receipts[0].outcome).toBe('stored');
    const before = await db.eventVersion.findUniqueOrThrow({ where: { eventId: atlanta.id } });
    await revoke(taken.id);

    const refused = await send(request, taken, [late]);
    expect([refused.status, refused.body.code]).toEqual([401, 'device-revoked']);
    const state = await request.get('/api/v1/devices/current').set('Authorization', taken.Authorization);
    expect(state.body.code).toBe('device-revoked');
    expect(await db.visit.count({ where: { id: { in: [sent.id, late.id] } } })).toBe(1);
    const row = await request.get(`/api/v1/devices/${taken.deviceId}`).set(manager);
    expect(row.body).toMatchObject({ revokedAt: start.toISOString(), version: 2 });
    const after = await db.eventVersion.findUniqueOrThrow({ where: { eventId: atlanta.id } });
    expect(after.version).toBeGreaterThan(before.version);

    const still = await send(request, other, [visit(oras.id)]);
    expect(still.body.receipts[0].outcome).toBe('stored');
  });

  test('leaves a phone alone that a manager connected again by a code', async () => {
    const { id, deviceId } = await connect();
    const code = await request
      .post('/api/v1/events/atlanta/enrolment-codes')
      .set(manager)
      .send({ boothIds: [oras.id], deviceId });
    const again = await request
      .post('/api/v1/devices/enrolment')
      .send({ code: code.body.code, name: 'Toddy’s phone' });
    await revoke(id);
    const answer = await send(request, { Authorization: `Bearer ${again.body.token}` }, [visit(oras.id)]);
    expect(answer.body.receipts[0].outcome).toBe('stored');
  });

  test('leaves no phone connected that used it at the same moment', async () => {
    const { id, secret } = await connect();
    await Promise.all([redeem(secret), redeem(secret), revoke(id), redeem(secret)]);
    expect(await db.device.count({ where: { personalLinkId: id, revokedAt: null } })).toBe(0);
  });

  test('keeps its first moment when it is taken back again', async () => {
    const { id, deviceId } = await connect();
    await revoke(id);
    time.now = new Date(start.getTime() + 60_000);
    expect((await revoke(id)).body.revokedAt).toBe(start.toISOString());
    const device = await db.device.findUniqueOrThrow({ where: { id: deviceId } });
    expect(device).toMatchObject({ revokedAt: start, version: 2 });
  });
});

describe('an attempt to connect whose answer was lost', () => {
  const attempt = (secret: string, attemptId: string) =>
    request.post('/api/v1/personal-links/devices').send({ secret, name: 'Toddy’s phone', attemptId });

  test('is repeated for the same phone until that was heard of; another attempt is another phone', async () => {
    const secret = secretOf((await make(manager)).body.url);
    const [mine, other] = [randomUUID(), randomUUID()];
    const [lost, again, second] = [
      await attempt(secret, mine),
      await attempt(secret, mine),
      await attempt(secret, other),
    ];
    expect([lost.status, again.status, second.status]).toEqual([201, 201, 201]);
    expect(again.body.device.id).toBe(lost.body.device.id);
    expect(again.body.booths).toEqual(lost.body.booths);
    expect(second.body.device.id).not.toBe(lost.body.device.id);
    const current = (token: string) =>
      request.get('/api/v1/devices/current').set('Authorization', `Bearer ${token}`);
    expect((await current(lost.body.token)).body.code).toBe('device-revoked');
    expect((await current(again.body.token)).status).toBe(200);
    expect((await attempt(secret, mine)).body.device.id).not.toBe(lost.body.device.id);
  });

  test('belongs to its link', async () => {
    const [one, another] = [await make(manager), await make(manager)];
    const attemptId = randomUUID();
    const first = await attempt(secretOf(one.body.url), attemptId);
    const second = await attempt(secretOf(another.body.url), attemptId);
    expect(second.body.device.id).not.toBe(first.body.device.id);
  });
});

describe('who makes one', () => {
  test('is a lead of all of the person’s booths, or a manager', async () => {
    const own = await make(leadOfOras, sajay.id);
    expect(own.status).toBe(201);
    const revoked = await request.put(`/api/v1/personal-links/${own.body.id}/revocation`).set(leadOfOras);
    expect(revoked.status).toBe(200);
    expect((await make(leadOfCopa)).body.code).toBe('not-your-booth');
    const { body } = await make(manager);
    expect((await list(leadOfCopa)).body.items).toEqual([]);
    const refused = await request.put(`/api/v1/personal-links/${body.id}/revocation`).set(leadOfCopa);
    expect(refused.body.code).toBe('not-your-booth');
  });

  test('is no lead of only one of them: the link would count at the other too, and its end cut it off', async () => {
    const refused = await make(leadOfOras);
    expect([refused.status, refused.body.code]).toEqual([403, 'not-your-booth']);
    expect(refused.body.detail).toContain('also stands for Notary Project');
    const { body } = await make(manager);
    const phone = await redeem(secretOf(body.url));
    const cut = await request.put(`/api/v1/personal-links/${body.id}/revocation`).set(leadOfOras);
    expect(cut.body.code).toBe('not-your-booth');
    const device = await request.get(`/api/v1/devices/${phone.body.device.id}`).set(manager);
    expect(device.body.revokedAt).toBeNull();
    const disconnected = await request
      .put(`/api/v1/devices/${phone.body.device.id}/revocation`)
      .set(leadOfOras)
      .set('If-Match', String(device.body.version));
    expect(disconnected.body.code).toBe('not-your-booth');
  });

  test('for somebody who stands for a booth of this event', async () => {
    const nobody = await createRepresentative(db, 'Passer-by', []);
    const answer = await make(manager, nobody.id);
    expect(answer.status).toBe(404);
    expect(answer.body.detail).toBe('Passer-by stands for no booth at this event. Add them to one first.');
    expect((await make(manager, copa.id)).body.detail).toBe('There is no such person.');
  });
});

describe('a link is refused when', () => {
  const refusalAfter = async (archive: (archivedAt: Date | null) => Promise<unknown>) => {
    const secret = secretOf((await make(manager)).body.url);
    await archive(time.now);
    const { body } = await redeem(secret);
    await archive(null);
    expect((await redeem(secret)).status).toBe(201);
    return `${body.code}: ${body.detail}`;
  };

  test('the person is in the archive', async () => {
    const refusal = await refusalAfter((archivedAt) =>
      db.person.update({ where: { id: toddy.id }, data: { archivedAt } }),
    );
    expect(refusal).toContain('invalid-link: This link belongs to nobody any more.');
  });

  test('the event is in the archive', async () => {
    const refusal = await refusalAfter((archivedAt) =>
      db.event.update({ where: { id: atlanta.id }, data: { archivedAt } }),
    );
    expect(refusal).toContain('invalid-link: This event is in the archive.');
  });

  test('all booths of the person are in the archive; one that is left is enough', async () => {
    const refusal = await refusalAfter((archivedAt) =>
      db.booth.updateMany({ where: { id: { in: [notary.id, oras.id] } }, data: { archivedAt } }),
    );
    expect(refusal).toContain('invalid-link: Toddy Mladenov stands for no booth at this event any more.');
    const secret = secretOf((await make(manager)).body.url);
    await db.booth.update({ where: { id: oras.id }, data: { archivedAt: time.now } });
    expect((await redeem(secret)).body.booths.map((b: { name: string }) => b.name)).toEqual([
      'Notary Project',
    ]);
    await db.booth.update({ where: { id: oras.id }, data: { archivedAt: null } });
  });
});
