import { beforeEach, describe, expect, test } from 'vitest';
import type { BoardGroup, FeedbackBoard } from '#contracts/feedback-board';
import { callsAs } from '../fixtures/calls.ts';
import { createPavilion } from '../fixtures/pavilion.ts';
import { createAccount, PASSWORD } from '../fixtures/people.ts';
import { createTestApp } from '../setup/app.ts';
import { readCsv } from '../setup/csv.ts';
import { signIn } from '../setup/signed-in.ts';

const app = await createTestApp();
const { db } = app;
const { event, amsterdam, copa, drasi, elsewhere } = await createPavilion(db);
const manager = callsAs(app, await app.as('manager'));
const leadOfCopa = callsAs(app, await app.as('lead', copa.id));
const leadOfDrasi = callsAs(app, await app.as('lead', drasi.id));
const at = `/events/${event.slug}`;
await createAccount(db, 'Mona', { role: 'manager' });

beforeEach(async () => {
  await db.feedbackMerge.deleteMany();
  await db.feedbackReferral.deleteMany();
  await db.feedbackMention.deleteMany();
  await db.feedback.deleteMany();
});

async function said(boothId: string, text: string, more: object = {}): Promise<string> {
  const made = await manager.create(`${at}/feedback`, { boothId, kind: 'question', text, ...more });
  expect(made.status).toBe(201);
  return made.body.id;
}

const board = async (who = manager): Promise<FeedbackBoard> => (await who.read(`${at}/feedback-board`)).body;
const merge = (feedbackId: string, intoId: string, more: object = {}, who = manager) =>
  who.create(`${at}/feedback-merges`, { feedbackId, intoId, ...more });
const idsOf = (groups: readonly BoardGroup[]) => groups.map(({ pieces }) => pieces.map(({ id }) => id));
const findings = async (who = manager) =>
  (await who.read(`${at}/report`)).body.booths.flatMap(
    (booth: { slug: string; findings: { text: string; answer: string; mentions: number }[] }) =>
      booth.findings.map(({ text, answer, mentions }) => [booth.slug, text, answer, mentions]),
  );

async function mention(feedbackId: string, boothId: string, times: number): Promise<void> {
  const { tappedAt, occurredAt, receivedAt, contentHash } = await db.feedback.findUniqueOrThrow({
    where: { id: feedbackId },
  });
  for (let again = 0; again < times; again += 1)
    await db.feedbackMention.create({
      data: {
        ...{ id: crypto.randomUUID(), eventId: event.id, boothId, feedbackId },
        ...{ tappedAt, occurredAt, receivedAt, contentHash },
      },
    });
}

describe('the same question at several booths', () => {
  test('is proposed, and stands together once a person says so, with all mentions; nothing is changed', async () => {
    const one = await said(copa.id, 'Does it run on Windows nodes?', { answer: 'From version 2 on.' });
    const other = await said(drasi.id, 'Would this run on a Windows node?');
    await said(drasi.id, 'How long is a release supported?');
    await mention(one, copa.id, 2);
    await mention(other, drasi.id, 4);
    const before = await board();
    expect(before.alike.map((pair) => pair.toSorted())).toEqual([[one, other].toSorted()]);
    expect(before.groups.map(({ mentions }) => mentions)).toEqual([5, 3, 1]);

    const mona = await signIn(app.app, 'mona@pavilion.test', PASSWORD);
    const made = await mona.post(`/api/v1${at}/feedback-merges`).send({ feedbackId: other, intoId: one });
    expect(made.status).toBe(201);
    const after = await board();
    expect(after.alike).toEqual([]);
    const [group] = after.groups;
    expect(group).toMatchObject({ id: one, mentions: 8 });
    expect(group?.pieces[1]).toMatchObject({ id: other, mentions: 5, merge: { intoId: one, by: 'Mona' } });
    // Each booth keeps what it heard; the sum stays as it was.
    expect(await findings()).toEqual([
      ['copa', 'Does it run on Windows nodes?', 'From version 2 on.', 3],
      ['drasi', 'Would this run on a Windows node?', '', 5],
      ['drasi', 'How long is a release supported?', '', 1],
    ]);

    expect((await mona.delete(`/api/v1/feedback-merges/${made.body.id}`)).status).toBe(204);
    const apart = await board();
    expect(apart.groups.map(({ mentions }) => mentions)).toEqual([5, 3, 1]);
    const fact = await db.feedbackMerge.findUniqueOrThrow({ where: { id: made.body.id } });
    expect(fact).toMatchObject({ madeAt: app.time.now, undoneAt: app.time.now });
    expect(fact.undoneAccountId).toBe(fact.accountId);
    expect((await mona.delete(`/api/v1/feedback-merges/${made.body.id}`)).status).toBe(204);
  });

  test('at one booth becomes one finding of the summary, with the answer that there is', async () => {
    const one = await said(copa.id, 'Is there a Helm chart?');
    const other = await said(copa.id, 'A Helm chart?', { answer: 'In the repository.' });
    await mention(other, copa.id, 1);
    await merge(other, one);
    const merged = [['copa', 'Is there a Helm chart?', 'In the repository.', 3]];
    expect(await findings()).toEqual(merged);
    const { text } = await manager.read(`${at}/summary.md`).buffer(true);
    expect(text).not.toContain('A Helm chart?');
  });

  test('what was merged moves with what it was merged into, and comes back when that goes to the archive', async () => {
    const [a, b, c] = [await said(copa.id, 'A?'), await said(copa.id, 'B?'), await said(drasi.id, 'C?')];
    await merge(a, b);
    await merge(b, c);
    expect(idsOf((await board()).groups)).toEqual([[c, expect.anything(), expect.anything()]]);
    await manager.archive(`/feedback/${c}`, 1);
    expect(idsOf((await board()).groups)).toEqual([[b, a]]);
    expect((await findings()).map(([, text, , mentions]: unknown[]) => [text, mentions])).toEqual([
      ['B?', 2],
    ]);
    await manager.restore(`/feedback/${c}`, 2);
    expect((await board()).groups).toHaveLength(1);
  });

  test('is merged once, not in a circle, and not with itself, of another event or in the archive', async () => {
    const [a, b] = [await said(copa.id, 'A?'), await said(copa.id, 'B?')];
    const foreign = await manager.create(`/events/${amsterdam.slug}/feedback`, {
      ...{ boothId: elsewhere.id, kind: 'idea', text: 'Elsewhere' },
      occurredAt: '2025-11-12T16:00:00Z',
    });
    const both = await Promise.all([merge(a, b), merge(b, a)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect((await merge(a, a)).body.code).toBe('taken');
    expect((await merge(a, foreign.body.id)).body.code).toBe('wrong-event');
    const gone = await said(copa.id, 'Gone');
    await manager.archive(`/feedback/${gone}`, 1);
    expect((await merge(gone, a)).body.code).toBe('archived');
    expect(await db.feedbackMerge.count()).toBe(1);
  });

  test('that somebody says is another is proposed no more, until they take it back', async () => {
    const one = await said(copa.id, 'Does it patch Windows images?');
    const other = await said(copa.id, 'Does it patch Arm images?');
    expect((await board()).alike).toHaveLength(1);
    const { body } = await merge(one, other, { isSame: false });
    const apart = await board();
    expect(apart).toMatchObject({ alike: [], groups: [{ mentions: 1 }, { mentions: 1 }] });
    expect(apart.keptApart).toMatchObject([{ id: body.id, groups: [one, other] }]);
    expect((await board(leadOfDrasi)).keptApart).toEqual([]);
    await app.request.delete(`/api/v1/feedback-merges/${body.id}`).set(await app.as('manager'));
    expect(await board()).toMatchObject({ alike: [expect.anything()], keptApart: [] });
  });

  test('that was said to differ and is merged after all stands in one list only, and again once it is taken apart', async () => {
    const one = await said(copa.id, 'Does it patch Windows images?');
    const other = await said(copa.id, 'Does it patch Arm images?');
    await merge(one, other, { isSame: false });
    const again = await merge(other, one, { isSame: false });
    expect([again.status, again.body.code]).toEqual([409, 'taken']);
    const { body } = await merge(one, other);
    expect(await board()).toMatchObject({ keptApart: [], groups: [{ id: other, mentions: 2 }] });
    await app.request.delete(`/api/v1/feedback-merges/${body.id}`).set(await app.as('manager'));
    expect((await board()).keptApart).toMatchObject([{ groups: [one, other] }]);
  });

  test('what stood with one that went to the archive can be merged with another, and no circle closes later', async () => {
    const [a, b, c] = [await said(copa.id, 'A?'), await said(copa.id, 'B?'), await said(copa.id, 'C?')];
    await merge(a, b);
    await manager.archive(`/feedback/${b}`, 1);
    const alone = (await board()).groups.find(({ id }) => id === a);
    expect(alone?.pieces).toMatchObject([{ id: a, merge: null }]);
    expect((await merge(a, c)).status).toBe(201);
    expect(idsOf((await board()).groups)).toEqual([[c, a]]);
    await manager.restore(`/feedback/${b}`, 2);
    expect(idsOf((await board()).groups).map((ids) => ids.toSorted())).toEqual([[a, c].toSorted(), [b]]);

    // On the board z and x stand apart while y, which x was merged into and which was merged into z, is in the archive.
    const [x, y, z] = [await said(copa.id, 'X?'), await said(copa.id, 'Y?'), await said(copa.id, 'Z?')];
    await merge(x, y);
    await merge(y, z);
    await manager.archive(`/feedback/${y}`, 1);
    expect((await merge(z, x)).status).toBe(201);
    await manager.restore(`/feedback/${y}`, 2);
    expect(idsOf((await board()).groups)).toEqual(expect.arrayContaining([[x, z], [y]]));
  });

  test('a lead merges what the own booth heard, and takes only that apart', async () => {
    const [a, b, c] = [await said(copa.id, 'A?'), await said(copa.id, 'B?'), await said(drasi.id, 'C?')];
    expect((await merge(a, c, {}, leadOfCopa)).body.code).toBe('not-your-booth');
    expect((await merge(a, b, {}, leadOfCopa)).status).toBe(201);
    const { body } = await merge(b, c);
    const refused = await app.request
      .delete(`/api/v1/feedback-merges/${body.id}`)
      .set(await app.as('lead', drasi.id));
    expect(refused.body.code).toBe('not-your-booth');
    const seen = await board(leadOfCopa);
    expect(idsOf(seen.groups)[0]?.toSorted()).toEqual([a, b].toSorted());
    expect(seen.booths.map(({ name }) => name)).toEqual(['Copa']);
  });
});

describe('what was written down in a hurry', () => {
  test('gets its topics and its kind afterwards, and keeps a topic that went to the archive', async () => {
    const topic = async (label: string) =>
      (await manager.create(`${at}/topics`, { label })).body as { id: string; slug: string };
    const [arm, windows] = [await topic('Arm'), await topic('Windows')];
    const id = await said(copa.id, 'Does it run?', { topics: [arm.slug] });
    await manager.archive(`/topics/${arm.id}`, 1);
    const changed = await leadOfCopa.change(`/feedback/${id}`, 1, {
      ...{ kind: 'problem', topics: [arm.slug, windows.slug] },
    });
    expect(changed.body).toMatchObject({ kind: 'problem', topics: ['arm', 'windows'], version: 2 });
    await leadOfCopa.change(`/feedback/${id}`, 2, { topics: [windows.slug] });
    const refused = await leadOfCopa.change(`/feedback/${id}`, 3, { topics: [arm.slug] });
    expect(refused.body.issues[0].path).toBe('body.topics.0');
    expect((await board()).topics).toEqual([{ slug: 'windows', label: 'Windows' }]);
  });
});

describe('a referral to another project', () => {
  test("is seen by the lead of that project's booth, who may answer and nothing more", async () => {
    const id = await said(copa.id, 'Can changes of data start a patch?');
    expect((await board(leadOfDrasi)).groups).toEqual([]);
    expect((await leadOfDrasi.read(`/feedback/${id}`)).body.code).toBe('not-your-booth');
    const { projectId } = drasi;
    const refer = { feedbackId: id, projectId, note: 'This is about reactions.' };
    const made = await leadOfCopa.create(`${at}/feedback-referrals`, refer);
    expect(made.status).toBe(201);
    expect((await leadOfCopa.create(`${at}/feedback-referrals`, refer)).body.code).toBe('taken');
    const [group] = (await board(leadOfDrasi)).groups;
    expect(group?.pieces).toMatchObject([
      { id, isOwn: false, referrals: [{ project: 'Drasi', note: refer.note }] },
    ]);
    expect((await leadOfDrasi.change(`/feedback/${id}`, 1, { text: 'Mine' })).body.code).toBe(
      'not-your-booth',
    );
    expect((await leadOfDrasi.archive(`/feedback/${id}`, 1)).body.code).toBe('not-your-booth');
    const answered = await leadOfDrasi.change(`/feedback/${id}`, 1, { answer: 'Yes, by a reaction.' });
    expect(answered.status).toBe(200);
    expect((await leadOfCopa.change(`/feedback/${id}`, 1, { answer: 'No.' })).body).toMatchObject({
      code: 'stale',
      current: { answer: 'Yes, by a reaction.' },
    });
    const ended = await app.request
      .delete(`/api/v1/feedback-referrals/${made.body.id}`)
      .set(await app.as('lead', copa.id));
    expect(ended.status).toBe(204);
    expect((await board(leadOfDrasi)).groups).toEqual([]);
    expect((await leadOfDrasi.change(`/feedback/${id}`, 2, { answer: '' })).body.code).toBe('not-your-booth');
  });

  test('goes to another project, which is there', async () => {
    const feedbackId = await said(copa.id, 'Whose is this?');
    const own = await manager.create(`${at}/feedback-referrals`, { feedbackId, projectId: copa.projectId });
    expect(own.body.issues).toEqual([expect.objectContaining({ path: 'body.projectId' })]);
    const nowhere = { feedbackId, projectId: feedbackId };
    expect((await manager.create(`${at}/feedback-referrals`, nowhere)).body.code).toBe('not-found');
  });
});

describe('as a file', () => {
  test('has a row for each piece that the filter lets through, and no formula', async () => {
    const one = await said(copa.id, '=HYPERLINK("https://evil.test")', { kind: 'idea' });
    const other = await said(drasi.id, '<b>Größe</b> עברית 🎉\nzwei', { kind: 'idea', answer: 'Ja' });
    await said(drasi.id, 'Something else');
    await merge(other, one);
    const file = await manager.read(`${at}/feedback.csv?kind=idea&search=grosse`);
    expect(readCsv(file.text)).toEqual([]);
    const found = await manager.read(`${at}/feedback.csv?kind=idea&search=GR%C3%96%C3%9FE`);
    expect(found.headers['content-disposition']).toBe(
      'attachment; filename="atlanta-feedback-2025-11-12.csv"',
    );
    expect(readCsv(found.text)).toMatchObject([
      { booth: 'copa', text: `'=HYPERLINK("https://evil.test")`, group: one, group_mentions: '2' },
      { booth: 'drasi', text: '<b>Größe</b> עברית 🎉\nzwei', answer: 'Ja', group: one, mentions: '1' },
    ]);
    expect((await manager.read(`${at}/feedback.pdf`)).body.code).toBe('unknown-format');
    expect((await manager.read(`${at}/feedback.csv?kind=rumour`)).status).toBe(400);
  });

  test('of a lead holds the own booth and what was referred to it, never more', async () => {
    const referred = await said(copa.id, 'For Drasi');
    await said(copa.id, 'For nobody else');
    await said(drasi.id, 'Own');
    await manager.create(`${at}/feedback-referrals`, { feedbackId: referred, projectId: drasi.projectId });
    const rows = readCsv((await leadOfDrasi.read(`${at}/feedback.csv`)).text);
    expect(rows.map(({ text }) => text).toSorted()).toEqual(['For Drasi', 'Own']);
  });

  test('a text of 20,000 characters is refused, and so is one that turns the direction of writing', async () => {
    const refused = async (text: string) =>
      (await manager.create(`${at}/feedback`, { boothId: copa.id, kind: 'idea', text })).body.issues[0].path;
    expect(await refused('a'.repeat(20_000))).toBe('body.text');
    expect(await refused('abc\u202egpj')).toBe('body.text');
  });
});
