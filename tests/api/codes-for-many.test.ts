import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import type { NewEnrolmentCode } from '#contracts/enrolment';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { createTestApp } from '../setup/app.ts';

const { db, request, as, time } = await createTestApp({ publicUrl: 'https://pavilion.example.org' });
const atlanta = await createEvent(db);
const copa = await createBooth(db, atlanta.id, 'Copa');
const drasi = await createBooth(db, atlanta.id, 'Drasi');
const retired = await createBooth(db, atlanta.id, 'Retired');
await db.booth.update({ where: { id: retired.id }, data: { archivedAt: time.now } });
const flux = await createBooth(db, (await createEvent(db, 'amsterdam')).id, 'Flux');
const [manager, leadOfCopa] = [await as('manager'), await as('lead', copa.id)];

type Headers = { Authorization: string };
const make = (by: Headers, tablets: unknown) =>
  request.post('/api/v1/events/atlanta/enrolment-codes/batch').set(by).send({ tablets });
const at = (booth: { id: string }, name = '') => ({ boothId: booth.id, name });

describe('codes for many tablets', () => {
  test('are one each, in the order given, all different, and each connects its tablet at its booth', async () => {
    const tablets = [at(drasi, 'Drasi'), at(copa, 'Copa 1'), at(copa, 'Copa 2')];
    const { status, body } = await make(manager, tablets);
    expect(status).toBe(201);
    const items: NewEnrolmentCode[] = body.items;
    expect(items.map(({ name, boothIds }) => ({ boothId: boothIds[0], name }))).toEqual(tablets);
    expect(new Set(items.map(({ code }) => code)).size).toBe(3);
    for (const { code, url, name, boothIds, expiresAt } of items) {
      expect(url).toBe(`https://pavilion.example.org/tablet/#${code}`);
      expect(expiresAt).toBe('2025-11-19T19:00:00.000Z');
      const connected = await request
        .post('/api/v1/devices/enrolment')
        .send({ code, name: 'Any' })
        .expect(201);
      expect(connected.body.device).toMatchObject({ name, kind: 'tablet' });
      expect(connected.body.booths.map(({ id }: { id: string }) => id)).toEqual(boothIds);
    }
  });

  test('are 200 at most, and shown once', async () => {
    const { body } = await make(
      manager,
      Array.from({ length: 200 }, () => at(copa)),
    );
    expect(body.items).toHaveLength(200);
    const list = await request.get('/api/v1/events/atlanta/enrolment-codes').set(manager);
    expect(list.body.items.length).toBeGreaterThanOrEqual(200);
    expect(list.text).not.toContain(body.items[0].code);
    await db.enrolmentCode.deleteMany({});
  });

  test.each([
    ['another event’s booth', () => manager, () => [at(copa), at(flux)], 400, 'wrong-event'],
    ['a booth in the archive', () => manager, () => [at(copa), at(retired)], 409, 'archived'],
    ['a booth that there is not', () => manager, () => [at(copa), { boothId: uuidv7() }], 404, 'not-found'],
    ['another lead’s booth', () => leadOfCopa, () => [at(copa), at(drasi)], 403, 'not-your-booth'],
    ['nothing', () => manager, () => [], 400, 'invalid-input'],
    ['201 tablets', () => manager, () => Array.from({ length: 201 }, () => at(copa)), 400, 'invalid-input'],
    [
      'a name of 61 letters',
      () => manager,
      () => [at(drasi), at(copa, 'x'.repeat(61))],
      400,
      'invalid-input',
    ],
    ['an unknown field', () => manager, () => [{ ...at(copa), deviceId: copa.id }], 400, 'invalid-input'],
    ['no list', () => manager, () => ({ boothId: copa.id }), 400, 'invalid-input'],
  ])('are none at all when they ask for %s', async (_, by, tablets, status, code) => {
    const answer = await make(by(), tablets());
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await db.enrolmentCode.count({ where: { usedAt: null } })).toBe(0);
  });

  test('are none in an archived event', async () => {
    await db.event.update({ where: { id: atlanta.id }, data: { archivedAt: time.now } });
    expect((await make(manager, [at(copa)])).body.code).toBe('archived');
    await db.event.update({ where: { id: atlanta.id }, data: { archivedAt: null } });
  });

  test('are made by a lead for the own booth', async () => {
    expect((await make(leadOfCopa, [at(copa), at(copa)])).body.items).toHaveLength(2);
  });
});
