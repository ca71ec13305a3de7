import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { OwnParagraph } from '#contracts/own-paragraphs';
import { hashSecret } from '#server/access/secrets';
import { createBooth } from '../fixtures/atlanta.ts';
import { callsAs } from '../fixtures/calls.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createAccount, createPersonalLink, createRepresentative } from '../fixtures/people.ts';
import { createTestApp, TEST_NOW } from '../setup/app.ts';

const app = await createTestApp();
const { db, request } = app;
const { event, copa, drasi } = await createPavilion(db);
const manager = callsAs(app, await app.as('manager'));
const mia = await createAccount(db, 'Mia', { role: 'manager' });
const NEXT_YEAR = new Date('2026-11-28');

const post = (path: string, body: object) => request.post(`/api/v1/personal-links/${path}`).send(body);

/** A booth of its own with two people who stand for it. */
async function openBooth(name: string) {
  const booth = await createBooth(db, event.id, name);
  const linkOf = async (person: string) => {
    const { id } = await createRepresentative(db, `${person} of ${name}`, [booth]);
    return (await createPersonalLink(db, event.id, id, NEXT_YEAR)).secret;
  };
  const [carol, dan] = [await linkOf('Carol'), await linkOf('Dan')];
  const write = (secret: string, body: string, basedOn = '', state = 'draft') =>
    post('paragraph-texts', { secret, boothId: booth.id, body, basedOn, state });
  const seen = async (secret: string): Promise<OwnParagraph> =>
    (await post('paragraphs', { secret }).expect(200)).body.paragraphs[0];
  const highlight = () =>
    db.highlight.findFirstOrThrow({ where: { boothId: booth.id, archivedAt: null }, orderBy: { id: 'asc' } });
  const beside = async () =>
    (await manager.read(`/events/${event.slug}/highlight-texts?boothId=${booth.id}`)).body.items;
  return { booth, carol, dan, write, seen, highlight, beside };
}

const fact = (boothId: string, at: string) => ({
  ...{ id: randomUUID(), eventId: event.id, boothId, contentHash: hashSecret(at) },
  ...{ tappedAt: wednesday(at), occurredAt: wednesday(at), receivedAt: wednesday(at) },
});

describe('the paragraph by a personal link', () => {
  test('is listed for each booth that one stands for, and changes nothing by being looked at', async () => {
    const eve = await createRepresentative(db, 'Eve', [copa, drasi]);
    const { secret } = await createPersonalLink(db, event.id, eve.id, NEXT_YEAR);
    const { body } = await post('paragraphs', { secret }).expect(200);
    expect(body).toMatchObject({ personName: 'Eve', eventName: event.name, simulated: false });
    expect(body.paragraphs).toEqual(
      [copa, drasi].map(({ id, name }) => ({
        ...{ boothId: id, boothName: name, body: '', state: null, note: '', approvedBy: null },
        ...{ suggestion: '', besideOwn: [] },
      })),
    );
    expect(await db.highlight.count()).toBe(0);
  });

  test('goes from a draft to ready; the same once more changes nothing', async () => {
    const { carol, dan, write, seen, highlight, beside } = await openBooth('Ready');
    const first = await write(carol, 'Many asked about Windows.').expect(200);
    expect(first.body.outcome).toBe('stored');
    expect(await seen(dan)).toMatchObject({ body: 'Many asked about Windows.', state: 'draft' });
    await write(carol, 'Many asked about Windows.', 'Many asked about Windows.', 'ready').expect(200);
    const { version } = await highlight();
    await write(carol, 'Many asked about Windows.', 'Many asked about Windows.', 'ready').expect(200);
    expect(await highlight()).toMatchObject({ state: 'ready', version });
    const more = await write(dan, 'Many asked about Windows and Arm.', 'Many asked about Windows.');
    expect(more.body.paragraphs[0]).toMatchObject({
      body: 'Many asked about Windows and Arm.',
      state: 'draft',
    });
    expect(await beside()).toEqual([]);
  });

  test('two who did not see each other: both texts are kept, and one that holds both puts the other away', async () => {
    const { carol, dan, write, seen, highlight, beside } = await openBooth('Two of them');
    await write(carol, 'By Carol');
    const second = await write(dan, 'By Dan', '', 'ready').expect(200);
    expect(second.body.outcome).toBe('beside');
    expect((await write(dan, 'By Dan', '', 'ready')).body.outcome).toBe('beside');
    expect(await highlight()).toMatchObject({ body: 'By Carol', state: 'draft' });
    expect(await beside()).toMatchObject([
      { body: 'By Dan', basedOn: '', device: null, writer: 'Dan of Two of them' },
    ]);
    expect((await seen(dan)).besideOwn).toEqual(['By Dan']);
    expect((await seen(carol)).besideOwn).toEqual([]);
    await write(dan, 'By Carol and Dan', 'By Carol', 'ready');
    expect(await seen(dan)).toMatchObject({ body: 'By Carol and Dan', state: 'ready', besideOwn: [] });
    expect(await beside()).toEqual([]);
  });

  test('at the same moment: one becomes the draft, the other stands beside it', async () => {
    const { carol, dan, write, highlight, beside } = await openBooth('At once');
    const answers = await Promise.all([write(carol, 'From Carol'), write(dan, 'From Dan')]);
    expect(answers.map(({ body }) => body.outcome).toSorted()).toEqual(['beside', 'stored']);
    const [other] = await beside();
    expect([(await highlight()).body, other.body].toSorted()).toEqual(['From Carol', 'From Dan']);
  });

  test('once approved it stays, names whom to ask, and keeps what is written then beside it', async () => {
    const { carol, write, seen, highlight, beside } = await openBooth('Approved');
    await write(carol, 'Agreed');
    const { id } = await highlight();
    await db.highlight.update({
      where: { id },
      data: { state: 'approved', approvedBy: mia.id, approvedAt: TEST_NOW },
    });
    expect(await seen(carol)).toMatchObject({ state: 'approved', approvedBy: 'Mia' });
    expect((await write(carol, 'Changed', 'Agreed')).body.outcome).toBe('beside');
    expect((await write(carol, 'Agreed', '', 'ready')).body.outcome).toBe('stored');
    expect(await highlight()).toMatchObject({ body: 'Agreed', state: 'approved', approvedBy: mia.id });
    expect(await beside()).toMatchObject([{ body: 'Changed' }]);
    const refused = await post('paragraph-texts', { secret: carol, boothId: copa.id, body: 'x' });
    expect([refused.status, refused.body.code]).toEqual([403, 'not-your-booth']);
    const approving = await write(carol, 'Agreed', '', 'approved');
    expect([approving.status, approving.body.issues[0].path]).toEqual([400, 'body.state']);
  });

  test('sent back, it says what is to be changed until it is ready again', async () => {
    const { carol, write, seen, highlight } = await openBooth('Sent back');
    await write(carol, 'Short', '', 'ready');
    const { id, version } = await highlight();
    const note = 'Say what they asked about Arm.';
    const sent = await manager.change(`/highlights/${id}`, version, { state: 'draft', note });
    expect(sent.body).toMatchObject({ state: 'draft', note });
    expect(await seen(carol)).toMatchObject({ state: 'draft', note });
    await write(carol, 'Short, and Arm', 'Short');
    expect(await seen(carol)).toMatchObject({ note });
    await write(carol, 'Short, and Arm', 'Short, and Arm', 'ready');
    expect(await seen(carol)).toMatchObject({ state: 'ready', note: '' });
  });

  test('begins with a start from feedback and shift notes, stored nowhere', async () => {
    const { booth, carol, write, seen } = await openBooth('Started');
    await db.feedback.create({
      data: {
        ...fact(booth.id, '11:00'),
        ...{ kind: 'question', text: 'Does it run\non Arm?', answer: 'Since 1.4.' },
      },
    });
    await db.feedback.create({
      data: { ...fact(booth.id, '11:05'), kind: 'praise', text: 'Fast.', archivedAt: TEST_NOW },
    });
    await db.shiftNote.create({ data: { ...fact(booth.id, '12:00'), text: 'The demo drew people in.' } });
    const { suggestion } = await seen(carol);
    expect(suggestion).toBe(
      'Visitors asked:\n\n- Does it run on Arm? We said: Since 1.4.\n\nFrom the notes of our shifts:\n\n- The demo drew people in.',
    );
    const lead = callsAs(app, await app.as('lead', booth.id));
    expect((await lead.read(`/booths/${booth.id}/paragraph-start`)).body).toEqual({ suggestion });
    expect(await db.highlight.count({ where: { boothId: booth.id } })).toBe(0);
    expect((await write(carol, suggestion)).status).toBe(200);
  });

  test('begins with what was merged as one, with the mentions of all and the answer that there is', async () => {
    const { booth, carol, seen } = await openBooth('Merged');
    const said = async (at: string, text: string, answer = '') =>
      db.feedback.create({ data: { ...fact(booth.id, at), kind: 'question', text, answer } });
    const [one, other] = [await said('11:00', 'A chart?'), await said('11:05', 'Is there a chart?', 'Yes.')];
    await db.feedbackMerge.create({
      data: { eventId: event.id, feedbackId: other.id, intoId: one.id, isSame: true, madeAt: TEST_NOW },
    });
    expect((await seen(carol)).suggestion).toBe('Visitors asked:\n\n- A chart? (2 times) We said: Yes.');
  });

  test('is nobody’s with a link that was taken back, and stays in an archived booth', async () => {
    const { booth, carol, write } = await openBooth('Gone');
    await db.booth.update({ where: { id: booth.id }, data: { archivedAt: TEST_NOW } });
    const refused = await write(carol, 'Late');
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid-link']);
    await db.personalLink.updateMany({ data: { revokedAt: TEST_NOW } });
    expect((await post('paragraphs', { secret: carol })).body.detail).toMatch(/taken back/);
  });
});

describe('a change from the dashboard', () => {
  test('leaves the text that it replaces beside the paragraph, or nothing of it when it is stale', async () => {
    const { booth, carol, write, highlight, beside } = await openBooth('Replaced');
    await write(carol, 'By Carol');
    const { id, version } = await highlight();
    const stale = await manager.change(`/highlights/${id}`, version + 1, {
      body: 'Mine',
      beside: 'By Carol',
    });
    expect(stale.status).toBe(409);
    expect(await beside()).toEqual([]);
    const change = { body: 'Mine', beside: 'By Carol' };
    expect((await manager.change(`/highlights/${id}`, version, change)).body.body).toBe('Mine');
    expect(await beside()).toMatchObject([{ boothId: booth.id, body: 'By Carol', device: null }]);
  });

  test('leaves nothing beside a section of the event', async () => {
    const { body: why } = await manager.create(`/events/${event.slug}/highlights`, { section: 'why' });
    const refused = await manager.change(`/highlights/${why.id}`, 1, { body: 'Mine', beside: 'Theirs' });
    expect([refused.status, refused.body.issues[0].path]).toEqual([400, 'body.beside']);
  });
});
