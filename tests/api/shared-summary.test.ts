import { beforeEach, describe, expect, test } from 'vitest';
import { renderMarkdown } from '#server/summary/markdown';
import { createPavilion } from '../fixtures/pavilion.ts';
import { createRepresentative } from '../fixtures/people.ts';
import { createTestApp, TEST_NOW } from '../setup/app.ts';

const { db, request, as, time } = await createTestApp({ publicUrl: 'https://pavilion.example.org' });
const { event, copa, drasi } = await createPavilion(db);
const manager = await as('manager');
await createRepresentative(db, 'Carol Danvers', [copa]);
const at = { eventId: event.id };
await db.highlight.create({ data: { ...at, boothId: copa.id, body: 'Patched images.', state: 'approved' } });
await db.highlight.create({ data: { ...at, boothId: drasi.id, body: 'Not agreed.', state: 'ready' } });
await db.highlight.create({ data: { ...at, section: 'why', body: 'To meet people.', state: 'approved' } });
await db.highlight.create({ data: { ...at, section: 'themes', body: 'Half a theme' } });
// How many came is known of it all the same.
await request
  .post('/api/v1/events/atlanta/head-counts')
  .set(manager)
  .send({ boothId: drasi.id, source: 'published', likely: 70, approximate: true })
  .expect(201);

const PASSWORD = 'as long as it needs to be';
const ask = (body: object) => request.post('/api/v1/events/atlanta/share-links').set(manager).send(body);
const make = async (body: object) => (await ask(body).expect(201)).body;
const read = ({ url }: { url: string }, password?: string) =>
  request.post('/api/v1/shared-summary').send({ secret: new URL(url).hash.slice(1), password });

beforeEach(() => {
  time.now = TEST_NOW;
});

describe('a shared summary', () => {
  test('is what was approved, with names where they were chosen, and nothing of the staffing', async () => {
    const link = await make({ shows: 'summary' });
    expect(link.url).toMatch(/^https:\/\/pavilion\.example\.org\/shared#pvs_[\w-]{43}$/);
    const { body, text, headers } = await read(link).expect(200);
    const words = renderMarkdown(body)
      .split('\n')
      .filter((line) => line !== '');
    expect(words.slice(0, -1)).toEqual([
      '> **Not over.** The event ends on 13 November 2025, and the figures are of what has been.',
      '# What Copa heard at KubeCon + CloudNativeCon NA 2025',
      ...['## Why we are there', 'To meet people.'],
      ...['## Projects', '### Copa', 'Representative: Carol Danvers', 'Patched images.'],
      '---',
    ]);
    expect(text).not.toMatch(/Not agreed|Half a theme|kiosk|[0-9a-f]{8}-[0-9a-f]{4}/);
    expect(headers['x-robots-tag']).toBe('noindex, nofollow');
    expect(headers['referrer-policy']).toBe('no-referrer');
    const asFile = await request
      .get('/api/v1/events/atlanta/summary.md?edition=post&drafts=left-out')
      .set(manager);
    expect(asFile.text).toBe(renderMarkdown(body, true));
    const nameless = await read(await make({ shows: 'summary-without-names' })).expect(200);
    expect(nameless.text).not.toContain('Carol');
    expect(nameless.text).toContain('Patched images.');
  });

  test('changes nothing, ends when it is ended, expires, and is no wall', async () => {
    const link = await make({ shows: 'summary', days: 2 });
    const before = await db.auditEntry.count();
    await read(link).expect(200);
    expect(await db.auditEntry.count()).toBe(before);
    const secret = new URL(link.url).hash.slice(1);
    expect((await request.post('/api/v1/wall').send({ secret })).body.code).toBe('invalid-link');
    expect((await read(await make({ shows: 'wall' }))).body.code).toBe('invalid-link');
    time.now = new Date(TEST_NOW.getTime() + 2 * 86_400_000);
    expect((await read(link)).body.detail).toMatch(/^This link has expired\. Ask/);
    time.now = TEST_NOW;
    await request.put(`/api/v1/share-links/${link.id}/revocation`).set(manager).expect(200);
    expect((await read(link)).body.code).toBe('invalid-link');
  });

  test('with a password asks for it, and tires of wrong ones; asking without one is no guess', async () => {
    const link = await make({ shows: 'summary', password: PASSWORD });
    expect(link).toMatchObject({ hasPassword: true });
    for (let look = 0; look < 12; look += 1)
      expect((await read(link)).body).toMatchObject({ status: 401, code: 'password-needed' });
    await read(link, PASSWORD).expect(200);
    for (let guess = 0; guess < 10; guess += 1)
      expect((await read(link, `guess ${guess}`)).body.code).toBe('wrong-credentials');
    expect((await read(link, PASSWORD)).status).toBe(429);
    const list = await request.get('/api/v1/events/atlanta/share-links').set(manager);
    expect(list.text).not.toMatch(/pvs_|argon2|as long as/);
  });

  test.each([
    ['a wall with a password', { shows: 'wall', password: PASSWORD }, 'body.shows'],
    ['a password too short', { shows: 'summary', password: 'short' }, 'body.password'],
    ['no day', { shows: 'summary', days: 0 }, 'body.days'],
    ['for ever', { shows: 'summary', days: 366 }, 'body.days'],
  ])('%s is refused', async (_, body, path) => {
    const refused = await ask(body);
    expect([refused.status, refused.body.issues[0].path]).toEqual([400, path]);
  });
});
