import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { callsAs } from '../fixtures/calls.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createTestApp, TEST_NOW } from '../setup/app.ts';

const app = await createTestApp();
const { event, copa, drasi } = await createPavilion(app.db);
const manager = callsAs(app, await app.as('manager'));
const leadOfCopa = callsAs(app, await app.as('lead', copa.id));
const path = `/events/${event.slug}/feedback`;
const topic = (slug: string, boothId: string | null) =>
  manager.create(`/events/${event.slug}/topics`, { slug, label: slug, boothId });
await topic('windows', null);
const { body: patching } = await topic('patching', copa.id);
await topic('reactions', drasi.id);

const question = { boothId: copa.id, kind: 'question', text: 'Does it patch Windows images?' };

/** Somebody else says the same, at this booth. */
async function mention(feedbackId: string, boothId: string) {
  const when = { tappedAt: TEST_NOW, occurredAt: TEST_NOW, receivedAt: TEST_NOW };
  await app.db.feedbackMention.create({
    data: { id: uuidv7(), eventId: event.id, boothId, feedbackId, contentHash: Buffer.from('a'), ...when },
  });
}

describe('feedback', () => {
  test('is kept with its topics and its answer; now unless another time is given', async () => {
    const made = await leadOfCopa.create(path, {
      ...question,
      topics: ['windows', 'patching', 'windows'],
      answer: 'Not yet.',
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      ...question,
      answer: 'Not yet.',
      topics: ['patching', 'windows'],
      occurredAt: TEST_NOW.toISOString(),
      mentions: 1,
    });
    const earlier = await leadOfCopa.create(path, { ...question, occurredAt: wednesday('11:00') });
    expect(earlier.body).toMatchObject({ occurredAt: wednesday('11:00'), topics: [] });
    const wrong = await leadOfCopa.create(path, { ...question, occurredAt: '2024-11-12T12:00:00Z' });
    expect(wrong.body.code).toBe('outside-event');
    const ahead = await leadOfCopa.create(path, { ...question, occurredAt: wednesday('16:00') });
    expect(ahead.body.code).toBe('in-the-future');
  });

  test('says how often it was said, the first time included', async () => {
    const { body: wish } = await leadOfCopa.create(path, {
      boothId: copa.id,
      kind: 'request',
      text: 'A Helm chart',
    });
    await mention(wish.id, copa.id);
    await mention(wish.id, copa.id);
    await mention(wish.id, drasi.id);
    expect((await leadOfCopa.read(`/feedback/${wish.id}`)).body.mentions).toBe(3);
    const { items } = (await leadOfCopa.read(path)).body;
    expect(items.find(({ id }: { id: string }) => id === wish.id).mentions).toBe(3);
  });

  test('what another booth heard is not counted here', async () => {
    const { body: wish } = await leadOfCopa.create(path, {
      boothId: copa.id,
      kind: 'request',
      text: 'Arm images',
    });
    await mention(wish.id, drasi.id);
    expect((await leadOfCopa.read(`/feedback/${wish.id}`)).body.mentions).toBe(1);
  });

  test('a change replaces the topics only when it names them', async () => {
    const { body: made } = await leadOfCopa.create(path, { ...question, topics: ['windows'] });
    const answered = await leadOfCopa.change(`/feedback/${made.id}`, 1, { answer: 'In the next release.' });
    expect(answered.body).toMatchObject({ text: question.text, topics: ['windows'], version: 2 });
    const sorted = await leadOfCopa.change(`/feedback/${made.id}`, 2, { topics: ['patching'] });
    expect(sorted.body).toMatchObject({ answer: 'In the next release.', topics: ['patching'] });
    const stale = await leadOfCopa.change(`/feedback/${made.id}`, 2, { topics: [] });
    expect(stale.body).toMatchObject({ code: 'stale', current: { topics: ['patching'] } });
    expect((await leadOfCopa.read(`/feedback/${made.id}`)).body.topics).toEqual(['patching']);
  });

  test.each([
    ['unknown', 'nowhere'],
    ["another booth's", 'reactions'],
  ])('a topic that is %s is refused by name, and nothing is kept', async (_, slug) => {
    const before = await app.db.feedback.count();
    const refused = await leadOfCopa.create(path, { ...question, topics: ['windows', slug] });
    expect(refused.status).toBe(400);
    expect(refused.body.issues[0].path).toBe('body.topics.1');
    expect(refused.body.detail).toContain(slug);
    expect(await app.db.feedback.count()).toBe(before);
  });

  test('an archived topic takes no more feedback', async () => {
    await manager.archive(`/topics/${patching.id}`, 1);
    expect((await leadOfCopa.create(path, { ...question, topics: ['patching'] })).status).toBe(400);
  });

  test('a lead sees and writes that of the own booth only', async () => {
    const { body: theirs } = await manager.create(path, {
      boothId: drasi.id,
      kind: 'praise',
      text: 'Lovely demo',
    });
    expect((await leadOfCopa.read(`/feedback/${theirs.id}`)).body.code).toBe('not-your-booth');
    expect((await leadOfCopa.create(path, { ...question, boothId: drasi.id })).body.code).toBe(
      'not-your-booth',
    );
    const { items } = (await leadOfCopa.read(path)).body;
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) expect(item.boothId).toBe(copa.id);
  });
});
