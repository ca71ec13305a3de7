import { describe, expect, test } from 'vitest';
import { callsAs } from '../fixtures/calls.ts';
import { createPavilion } from '../fixtures/pavilion.ts';
import { createTestApp, TEST_NOW } from '../setup/app.ts';

const app = await createTestApp();
const { event, copa, drasi } = await createPavilion(app.db);
const manager = callsAs(app, await app.as('manager'));
const leadOfCopa = callsAs(app, await app.as('lead', copa.id));
const path = `/events/${event.slug}/highlights`;

describe('highlights', () => {
  test("a booth's paragraph goes from draft over ready to approved", async () => {
    const made = await leadOfCopa.create(path, { boothId: copa.id, body: 'Many asked about Windows.' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ section: 'booth', state: 'draft', version: 1 });
    const address = `/highlights/${made.body.id}`;
    expect((await leadOfCopa.change(address, 1, { state: 'ready' })).body.state).toBe('ready');

    const refused = await leadOfCopa.change(address, 2, { state: 'approved' });
    expect(refused.status).toBe(403);
    expect(refused.body.code).toBe('not-allowed');
    expect((await manager.change(address, 2, { state: 'approved' })).body.state).toBe('approved');
    const kept = await app.db.highlight.findUniqueOrThrow({ where: { id: made.body.id } });
    expect(kept.approvedAt).toEqual(TEST_NOW);

    const rewritten = await leadOfCopa.change(address, 3, { body: 'Many asked about Windows and Arm.' });
    expect(rewritten.body).toMatchObject({ state: 'ready', version: 4 });
    const after = await app.db.highlight.findUniqueOrThrow({ where: { id: made.body.id } });
    expect(after.approvedAt).toBeNull();
  });

  test('a manager polishes an approved paragraph without approving it again', async () => {
    const { body: made } = await manager.create(path, {
      boothId: drasi.id,
      body: 'Demos',
      state: 'approved',
    });
    const polished = await manager.change(`/highlights/${made.id}`, 1, { body: 'Demos all day' });
    expect(polished.body).toMatchObject({ state: 'approved', body: 'Demos all day' });
  });

  test('each part of the summary exists once', async () => {
    expect((await leadOfCopa.create(path, { boothId: copa.id })).body.code).toBe('taken');
    expect((await manager.create(path, { section: 'themes', body: 'Patching' })).status).toBe(201);
    expect((await manager.create(path, { section: 'themes' })).body.code).toBe('taken');
  });

  test.each([
    ['a booth paragraph without a booth', { section: 'booth' }],
    ['a section of the event with a booth', { section: 'why', boothId: copa.id }],
  ])('%s is refused', async (_, body) => {
    const refused = await manager.create(path, body);
    expect(refused.status).toBe(400);
    expect(refused.body.issues[0].path).toBe('body.boothId');
  });

  test("the event's sections and other booths' paragraphs are not a lead's", async () => {
    const { body: section } = await manager.create(path, { section: 'introduction', body: 'Atlanta' });
    expect((await leadOfCopa.create(path, { section: 'why' })).body.code).toBe('not-allowed');
    expect((await leadOfCopa.read(`/highlights/${section.id}`)).body.code).toBe('not-allowed');
    expect((await leadOfCopa.change(`/highlights/${section.id}`, 1, { body: 'Mine' })).status).toBe(403);
    const [theirs] = (await manager.read(`${path}?boothId=${drasi.id}`)).body.items;
    expect(
      (await leadOfCopa.change(`/highlights/${theirs.id}`, theirs.version, { body: 'x' })).body.code,
    ).toBe('not-your-booth');
    const { items } = (await leadOfCopa.read(path)).body;
    expect(items.map(({ boothId }: { boothId: string }) => boothId)).toEqual([copa.id]);
  });
});
