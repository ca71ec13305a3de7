import { describe, expect, test } from 'vitest';
import { createEvent } from '../fixtures/atlanta.ts';
import { createTestApp } from '../setup/app.ts';

const { request, as, db } = await createTestApp();
const manager = await as('manager');
const event = await createEvent(db);

describe('kiosks', () => {
  test('are made, listed, renamed, archived and restored', async () => {
    const made = await request
      .post(`/api/v1/events/${event.slug}/kiosks`)
      .set(manager)
      .send({ label: ' 5B ' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ label: '5B', version: 1, archivedAt: null });

    const renamed = await request
      .patch(`/api/v1/kiosks/${made.body.id}`)
      .set(manager)
      .set('If-Match', '1')
      .send({ label: '5C' });
    expect(renamed.body).toMatchObject({ label: '5C', version: 2 });

    const archived = await request
      .put(`/api/v1/kiosks/${made.body.id}/archive`)
      .set(manager)
      .set('If-Match', '2');
    expect(archived.body.archivedAt).not.toBeNull();
    const list = await request.get(`/api/v1/events/${event.slug}/kiosks`).set(manager);
    expect(list.body.items).toEqual([]);

    const restored = await request
      .delete(`/api/v1/kiosks/${made.body.id}/archive`)
      .set(manager)
      .set('If-Match', '3');
    expect(restored.body).toMatchObject({ label: '5C', archivedAt: null, version: 4 });
  });

  test('a change without the version gets 428, with a stale one 409 and both versions', async () => {
    const { body: kiosk } = await request
      .post(`/api/v1/events/${event.slug}/kiosks`)
      .set(manager)
      .send({ label: '11A' });
    const missing = await request.patch(`/api/v1/kiosks/${kiosk.id}`).set(manager).send({ label: '11B' });
    expect(missing.status).toBe(428);
    expect(missing.body.code).toBe('version-missing');

    await request
      .patch(`/api/v1/kiosks/${kiosk.id}`)
      .set(manager)
      .set('If-Match', '1')
      .send({ label: '11B' });
    const stale = await request
      .patch(`/api/v1/kiosks/${kiosk.id}`)
      .set(manager)
      .set('If-Match', '1')
      .send({ label: '11C' });
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({
      code: 'stale',
      sentVersion: 1,
      currentVersion: 2,
      current: { label: '11B' },
    });
  });

  test('a label is taken whatever its case', async () => {
    await request.post(`/api/v1/events/${event.slug}/kiosks`).set(manager).send({ label: '18a' });
    const again = await request
      .post(`/api/v1/events/${event.slug}/kiosks`)
      .set(manager)
      .send({ label: '18A' });
    expect(again.status).toBe(409);
    expect(again.body.code).toBe('taken');
  });
});
