import { describe, expect, test } from 'vitest';
import { callsAs } from '../fixtures/calls.ts';
import { createPavilion } from '../fixtures/pavilion.ts';
import { createTestApp } from '../setup/app.ts';

const app = await createTestApp();
const { event, copa, drasi, ana, ben } = await createPavilion(app.db);
const manager = callsAs(app, await app.as('manager'));
const leadOfCopa = callsAs(app, await app.as('lead', copa.id));
const path = `/events/${event.slug}/representatives`;

describe('representatives', () => {
  test('one person may stand for two booths, and for each of them once', async () => {
    const forCopa = await manager.create(path, { boothId: copa.id, personId: ana.id });
    expect(forCopa.status).toBe(201);
    expect(forCopa.body).toMatchObject({ personName: 'Ana Medina', position: 0 });
    expect((await manager.create(path, { boothId: drasi.id, personId: ana.id })).status).toBe(201);
    const twice = await manager.create(path, { boothId: copa.id, personId: ana.id });
    expect(twice.status).toBe(409);
    expect(twice.body.code).toBe('taken');

    await manager.archive(`/representatives/${forCopa.body.id}`, 1);
    expect((await manager.create(path, { boothId: copa.id, personId: ana.id })).status).toBe(201);
    const restored = await manager.restore(`/representatives/${forCopa.body.id}`, 2);
    expect(restored.body.code).toBe('taken');
  });

  test('are listed in their order, by booth', async () => {
    const { body: second } = await manager.create(path, { boothId: drasi.id, personId: ben.id, position: 1 });
    await manager.change(`/representatives/${second.id}`, 1, { position: 0 });
    const list = await manager.read(`${path}?boothId=${drasi.id}`);
    expect(list.body.items.map(({ personName }: { personName: string }) => personName)).toEqual([
      'Ana Medina',
      'Ben Okoro',
    ]);
  });

  test('a lead writes and sees those of the own booth only', async () => {
    const own = await leadOfCopa.create(path, { boothId: copa.id, personId: ben.id });
    expect(own.status).toBe(201);
    const other = await leadOfCopa.create(path, { boothId: drasi.id, personId: ben.id });
    expect(other.status).toBe(403);
    expect(other.body.code).toBe('not-your-booth');
    const list = await leadOfCopa.read(path);
    expect(new Set(list.body.items.map(({ boothId }: { boothId: string }) => boothId))).toEqual(
      new Set([copa.id]),
    );
    expect((await leadOfCopa.read(`${path}?boothId=${drasi.id}`)).body.items).toEqual([]);

    const [theirs] = (await manager.read(`${path}?boothId=${drasi.id}`)).body.items;
    expect((await leadOfCopa.read(`/representatives/${theirs.id}`)).body.code).toBe('not-your-booth');
    expect((await leadOfCopa.archive(`/representatives/${theirs.id}`, theirs.version)).status).toBe(403);
  });
});
