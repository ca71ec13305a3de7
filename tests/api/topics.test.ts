import { describe, expect, test } from 'vitest';
import { callsAs } from '../fixtures/calls.ts';
import { createPavilion } from '../fixtures/pavilion.ts';
import { createTestApp } from '../setup/app.ts';

const app = await createTestApp();
const { event, copa, drasi } = await createPavilion(app.db);
const manager = callsAs(app, await app.as('manager'));
const leadOfCopa = callsAs(app, await app.as('lead', copa.id));
const path = `/events/${event.slug}/topics`;
const slugs = (answer: { body: { items: { slug: string }[] } }) => answer.body.items.map(({ slug }) => slug);

describe('topics', () => {
  test('belong to the event or to one booth; a lead sees those that matter to the own booth', async () => {
    const { body: ofEvent } = await manager.create(path, {
      slug: 'getting-started',
      label: 'Getting started',
    });
    expect(ofEvent).toMatchObject({ boothId: null, version: 1 });
    const patching = await leadOfCopa.create(path, { slug: 'patching', label: 'Patching', boothId: copa.id });
    expect(patching.status).toBe(201);
    await manager.create(path, { slug: 'reactions', label: 'Reactions', boothId: drasi.id });

    expect(slugs(await leadOfCopa.read(path))).toEqual(['getting-started', 'patching']);
    expect(slugs(await leadOfCopa.read(`${path}?boothId=${drasi.id}`))).toEqual([]);
    expect(slugs(await manager.read(path))).toEqual(['getting-started', 'patching', 'reactions']);
    expect(slugs(await manager.read(`${path}?boothId=${drasi.id}`))).toEqual(['reactions']);
  });

  test('a lead writes none of the event, and none of another booth', async () => {
    const ofEvent = await leadOfCopa.create(path, { slug: 'security', label: 'Security' });
    expect(ofEvent.body.code).toBe('not-allowed');
    const ofDrasi = await leadOfCopa.create(path, { slug: 'security', label: 'Security', boothId: drasi.id });
    expect(ofDrasi.body.code).toBe('not-your-booth');
    const { body: security } = await manager.create(path, { slug: 'security', label: 'Security' });
    expect((await leadOfCopa.change(`/topics/${security.id}`, 1, { label: 'Mine' })).status).toBe(403);
    expect((await leadOfCopa.archive(`/topics/${security.id}`, 1)).status).toBe(403);
    const renamed = await manager.change(`/topics/${security.id}`, 1, { label: 'Supply chain' });
    expect(renamed.body).toMatchObject({ slug: 'security', label: 'Supply chain', version: 2 });
  });

  test('one without Latin letters gets a short name of its own; the same label is there once', async () => {
    const made = await manager.create(path, { label: '補丁' });
    expect([made.status, made.body.slug]).toEqual([201, 'topic']);
    expect((await manager.create(path, { label: '安全' })).body.slug).toBe('topic-2');
    expect((await manager.create(path, { label: '補丁', boothId: copa.id })).body.code).toBe('taken');
  });

  test('a slug is taken once at an event, in the archive or not', async () => {
    const { body: topic } = await manager.create(path, { slug: 'pricing', label: 'Pricing' });
    await manager.archive(`/topics/${topic.id}`, 1);
    expect((await manager.create(path, { slug: 'pricing', label: 'Prices' })).body.code).toBe('taken');
    expect((await manager.restore(`/topics/${topic.id}`, 2)).body.archivedAt).toBeNull();
    const elsewhere = await manager.create('/events/amsterdam/topics', { slug: 'pricing', label: 'Pricing' });
    expect(elsewhere.status).toBe(201);
  });
});
