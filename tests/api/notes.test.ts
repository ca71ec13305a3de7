import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import type { DeviceState } from '#contracts/devices';
import type { SyncItemInput } from '#contracts/sync-items';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { callsAs } from '../fixtures/calls.ts';
import { createTablet, receiptsOf, send } from '../fixtures/devices.ts';
import { createTestApp, TEST_NOW } from '../setup/app.ts';

const app = await createTestApp();
const { db, request } = app;
const atlanta = await createEvent(db);
const copa = await createBooth(db, atlanta.id, 'Copa');
await db.topic.create({ data: { eventId: atlanta.id, slug: 'patching', label: 'Patching' } });
const manager = callsAs(app, await app.as('manager'));

type Tablet = Awaited<ReturnType<typeof createTablet>>;
type Fields<Type> = Type extends SyncItemInput ? Omit<Type, 'id' | 'tappedAt'> : never;

const item = (fields: Fields<SyncItemInput>) => ({
  id: uuidv7(),
  tappedAt: TEST_NOW.toISOString(),
  ...fields,
});
const paragraph = (boothId: string, body: string, basedOn = '') =>
  item({ type: 'highlight', boothId, body, basedOn });

/** A booth of its own with two tablets. */
async function openBooth(name: string) {
  const booth = await createBooth(db, atlanta.id, name);
  const one = await createTablet(db, atlanta.id, [booth.id], 'Tablet 1');
  const two = await createTablet(db, atlanta.id, [booth.id], 'Tablet 2');
  const write = async (tablet: Tablet, body: string, basedOn?: string) => {
    const sent = paragraph(booth.id, body, basedOn);
    expect(await receiptsOf(send(request, tablet, [sent]))).toEqual([{ id: sent.id, outcome: 'stored' }]);
    return sent;
  };
  const held = async () => {
    const { body } = await manager.read(`/events/${atlanta.slug}/highlights?boothId=${booth.id}`);
    return body.items.map(({ body, state }: { body: string; state: string }) => [body, state]);
  };
  const beside = async (): Promise<{ id: string; body: string; version: number }[]> =>
    (await manager.read(`/events/${atlanta.slug}/highlight-texts?boothId=${booth.id}`)).body.items;
  const highlight = async () => {
    const { body } = await manager.read(`/events/${atlanta.slug}/highlights?boothId=${booth.id}`);
    return body.items[0];
  };
  return { booth, one, two, write, held, beside, highlight };
}

async function stateOf(tablet: Tablet): Promise<DeviceState> {
  return (await request.get('/api/v1/devices/current').set(tablet.headers).expect(200)).body;
}

describe("a booth's paragraph from a tablet", () => {
  test('is the draft when nothing was written before, and when the writer saw what was', async () => {
    const { one, two, write, held, beside } = await openBooth('First words');
    await write(one, 'Many asked about Windows.');
    expect(await held()).toEqual([['Many asked about Windows.', 'draft']]);
    await write(two, 'Many asked about Windows and Arm.', 'Many asked about Windows.\r\n');
    expect(await held()).toEqual([['Many asked about Windows and Arm.', 'draft']]);
    expect(await beside()).toEqual([]);
  });

  test('written twice without a network follows itself, in one batch too', async () => {
    const { booth, one, held, beside } = await openBooth('Twice');
    await send(request, one, [paragraph(booth.id, 'One'), paragraph(booth.id, 'One and two', 'One')]);
    expect(await held()).toEqual([['One and two', 'draft']]);
    expect(await beside()).toEqual([]);
  });

  test('two tablets that did not see each other: both texts are kept, the second beside the first', async () => {
    const { booth, one, two, write, held, beside } = await openBooth('Two of them');
    await write(one, 'By the morning shift');
    const second = await write(two, 'By the afternoon shift');
    expect(await held()).toEqual([['By the morning shift', 'draft']]);
    expect(await beside()).toMatchObject([
      { id: second.id, boothId: booth.id, body: 'By the afternoon shift', basedOn: '', device: 'Tablet 2' },
    ]);
    expect((await stateOf(one)).paragraphs).toEqual([
      { boothId: booth.id, body: 'By the morning shift', state: 'draft', version: 1, besideIds: [second.id] },
    ]);
  });

  test('at the same moment: one becomes the draft, the other stands beside it', async () => {
    const { booth, one, two, held, beside } = await openBooth('At once');
    const texts = ['From one', 'From two'];
    await Promise.all(
      [one, two].map((tablet, index) =>
        send(request, tablet, [paragraph(booth.id, texts[index] ?? '')]).expect(200),
      ),
    );
    const [[draft]] = await held();
    const [other] = await beside();
    expect([draft, other?.body].toSorted()).toEqual(texts);
  });

  test('sent again it changes nothing, also when somebody wrote on meanwhile', async () => {
    const { one, two, write, held, beside } = await openBooth('Again');
    const first = await write(one, 'One');
    await write(two, 'One and two', 'One');
    expect(await receiptsOf(send(request, one, [first]))).toEqual([{ id: first.id, outcome: 'repeat' }]);
    expect(await held()).toEqual([['One and two', 'draft']]);
    expect(await beside()).toEqual([]);
  });

  test('what was ready is a draft again once it was rewritten', async () => {
    const { one, write, held, highlight } = await openBooth('Ready');
    await write(one, 'One');
    const { id, version } = await highlight();
    await manager.change(`/highlights/${id}`, version, { state: 'ready' });
    await write(one, 'Two', 'One');
    expect(await held()).toEqual([['Two', 'draft']]);
  });

  test('an approved one is never replaced, though its writer had seen it', async () => {
    const { one, write, held, beside, highlight } = await openBooth('Approved');
    await write(one, 'One');
    const { id, version } = await highlight();
    await manager.change(`/highlights/${id}`, version, { state: 'approved' });
    await write(one, 'Two', 'One');
    expect(await held()).toEqual([['One', 'approved']]);
    expect(await beside()).toMatchObject([{ body: 'Two' }]);
    await write(one, 'One', 'Two');
    expect(await held()).toEqual([['One', 'approved']]);
    expect(await beside()).toHaveLength(1);
  });

  test('whoever edits it in the dashboard at that time hears that it changed', async () => {
    const { one, write, held, highlight } = await openBooth('Stale');
    await write(one, 'One');
    const { id, version } = await highlight();
    await write(one, 'Two', 'One');
    const late = await manager.change(`/highlights/${id}`, version, { body: 'Three' });
    expect([late.status, late.body.code]).toEqual([409, 'stale']);
    expect(await held()).toEqual([['Two', 'draft']]);
  });

  test('one whose paragraph was put into the archive begins a new one', async () => {
    const { one, write, held, highlight } = await openBooth('Put away');
    await write(one, 'One');
    const { id, version } = await highlight();
    await manager.archive(`/highlights/${id}`, version).expect(200);
    await write(one, 'Two', 'One');
    expect(await held()).toEqual([['Two', 'draft']]);
  });
});

describe('what stands beside a paragraph', () => {
  test('is put away by the lead of the booth, comes back, and is nobody else’s', async () => {
    const { booth, one, two, write, beside } = await openBooth('Beside');
    await write(one, 'One');
    const { id } = await write(two, 'Two');
    const lead = callsAs(app, await app.as('lead', booth.id));
    const otherLead = callsAs(app, await app.as('lead', copa.id));
    expect((await lead.read(`/events/${atlanta.slug}/highlight-texts`)).body.items).toHaveLength(1);
    expect((await otherLead.read(`/events/${atlanta.slug}/highlight-texts`)).body.items).toEqual([]);
    expect((await otherLead.archive(`/highlight-texts/${id}`, 1)).body.code).toBe('not-your-booth');

    expect((await lead.archive(`/highlight-texts/${id}`, 1)).body).toMatchObject({
      version: 2,
      archivedAt: TEST_NOW.toISOString(),
    });
    expect(await beside()).toEqual([]);
    expect((await lead.archive(`/highlight-texts/${id}`, 1)).body.code).toBe('stale');
    const all = await lead.read(`/events/${atlanta.slug}/highlight-texts?archived=true`);
    expect(all.body.items.map(({ body }: { body: string }) => body)).toEqual(['One', 'Two']);
    expect((await lead.restore(`/highlight-texts/${id}`, 2)).body.archivedAt).toBeNull();
    expect((await beside()).map(({ body }) => body)).toEqual(['Two']);
    expect((await lead.archive(`/highlight-texts/${uuidv7()}`, 1)).status).toBe(404);
  });
});

const contact = { name: 'Vi Visitor', address: 'vi@example.org' };
const oddNotes: [string, () => unknown, string][] = [
  ['a paragraph of 20,001 characters', () => paragraph(copa.id, 'x'.repeat(20_001)), 'invalid'],
  ['a paragraph of nothing', () => paragraph(copa.id, ' \n '), 'invalid'],
  ['a NUL in a paragraph', () => paragraph(copa.id, 'a\0b'), 'invalid'],
  ['a NUL in what it was based on', () => paragraph(copa.id, 'a', 'a\0b'), 'invalid'],
  ['half a character in a paragraph', () => paragraph(copa.id, 'a\ud800'), 'invalid'],
  [
    'a paragraph that says it is approved',
    () => ({ ...paragraph(copa.id, 'a'), state: 'approved' }),
    'unknown-field',
  ],
  ['a paragraph of another type', () => ({ ...paragraph(copa.id, 'a'), body: 7 }), 'invalid'],
  [
    'feedback of 20,000 characters',
    () => item({ type: 'feedback', boothId: copa.id, kind: 'idea', text: 'x'.repeat(20_000) }),
    'invalid',
  ],
  [
    'feedback with an unknown topic',
    () => item({ type: 'feedback', boothId: copa.id, kind: 'idea', text: 'x', topics: ['nobody'] }),
    'unknown-topic',
  ],
  [
    'a contact without a consent text',
    () => ({ ...item({ type: 'follow-up', boothId: copa.id, what: 'x' }), contact }),
    'invalid',
  ],
  [
    'a contact with an empty consent text',
    () => ({
      ...item({ type: 'follow-up', boothId: copa.id, what: 'x' }),
      contact: { ...contact, consentText: ' ', givenAt: TEST_NOW.toISOString() },
    }),
    'invalid',
  ],
  [
    'a note of 20,000 characters',
    () => item({ type: 'shift-note', boothId: copa.id, text: 'x'.repeat(20_000) }),
    'invalid',
  ],
];

test.each(oddNotes)('%s is refused by itself', async (_, make, code) => {
  const tablet = await createTablet(db, atlanta.id, [copa.id]);
  const good = item({ type: 'shift-note', boothId: copa.id, text: 'Stickers are below the table.' });
  const receipts = await receiptsOf(send(request, tablet, [make(), good]));
  expect(receipts).toMatchObject([
    { outcome: 'refused', code },
    { id: good.id, outcome: 'stored' },
  ]);
  expect(await db.highlight.count({ where: { boothId: copa.id } })).toBe(0);
});

test('a paragraph as long as one may be fits a request, in any script', async () => {
  const { one, write, held } = await openBooth('Long');
  const long = '語"'.repeat(10_000);
  await write(one, long);
  const longer = `${long.slice(0, -1)}!`;
  await write(one, longer, long);
  expect(await held()).toEqual([[longer, 'draft']]);
});

describe('what a device knows without a network', () => {
  test('what was said before, the most mentioned first, and the newest of those', async () => {
    const { booth, one, two } = await openBooth('Said before');
    const say = (text: string, tappedAt = TEST_NOW.toISOString()) => ({
      ...item({ type: 'feedback', boothId: booth.id, kind: 'question', text, topics: ['patching'] }),
      tappedAt,
    });
    const [old, often, fresh] = [
      say('Old', '2025-11-12T15:00:00Z'),
      say('Often'),
      say('Fresh', '2025-11-12T18:00:00Z'),
    ];
    const again = () => item({ type: 'feedback-mention', boothId: booth.id, feedbackId: often.id });
    await send(request, one, [old, often, fresh, again(), again()]);
    const { feedback } = await stateOf(two);
    expect(feedback).toEqual([
      { id: often.id, boothId: booth.id, kind: 'question', text: 'Often', mentions: 3 },
      { id: fresh.id, boothId: booth.id, kind: 'question', text: 'Fresh', mentions: 1 },
      { id: old.id, boothId: booth.id, kind: 'question', text: 'Old', mentions: 1 },
    ]);
    await db.feedback.update({ where: { id: often.id }, data: { archivedAt: TEST_NOW } });
    expect((await stateOf(two)).feedback.map(({ text }) => text)).toEqual(['Fresh', 'Old']);
  });

  test('a +1 that was taken back counts no more, whichever arrives first and however often', async () => {
    const { booth, one, two } = await openBooth('Taken back');
    const said = item({ type: 'feedback', boothId: booth.id, kind: 'idea', text: 'A dark theme' });
    const [first, second] = [1, 2].map(() =>
      item({ type: 'feedback-mention', boothId: booth.id, feedbackId: said.id }),
    );
    const back = (mentionId = '') => item({ type: 'mention-undo', boothId: booth.id, mentionId });
    const mentions = async () => (await stateOf(two)).feedback.map(({ mentions }) => mentions);
    await send(request, one, [said, first, second]);
    expect(await mentions()).toEqual([3]);
    const undo = back(first?.id);
    await send(request, one, [undo]);
    await send(request, one, [undo, back(first?.id)]);
    expect(await mentions()).toEqual([2]);
    const early = item({ type: 'feedback-mention', boothId: booth.id, feedbackId: said.id });
    await send(request, two, [back(early.id)]);
    await send(request, one, [early]);
    expect(await mentions()).toEqual([2]);
    const listed = await manager.read(`/events/${atlanta.slug}/feedback?boothId=${booth.id}`);
    expect(listed.body.items).toMatchObject([{ text: 'A dark theme', mentions: 2 }]);
  });

  test('of a booth where much was said, the first sixty; of another booth nothing', async () => {
    const { booth, one } = await openBooth('Busy');
    const items = Array.from({ length: 61 }, (_, index) =>
      item({ type: 'feedback', boothId: booth.id, kind: 'praise', text: `Praise ${index}` }),
    );
    await send(request, one, items);
    const { feedback } = await stateOf(one);
    expect(feedback).toHaveLength(60);
    expect(new Set(feedback.map(({ boothId }) => boothId))).toEqual(new Set([booth.id]));
  });

  test('the consent text says who keeps a contact and for how long; what was shown is what is kept', async () => {
    const { booth, one } = await openBooth('Consent');
    const { consentText } = await stateOf(one);
    expect(consentText).toContain(atlanta.name);
    expect(consentText).toContain('6 months');
    const givenAt = '2025-11-12T18:59:00.000Z';
    const followUp = item({
      type: 'follow-up',
      boothId: booth.id,
      what: 'Send the slides',
      contact: { ...contact, consentText, givenAt },
    });
    await send(request, one, [followUp]);
    const kept = await db.contact.findUniqueOrThrow({ where: { followUpId: followUp.id } });
    expect(kept).toMatchObject({ ...contact, consentText, purgeAt: new Date('2026-05-12T18:59:00.000Z') });
  });

  test('a booth of which nothing is written has a paragraph without a state', async () => {
    const { booth, one } = await openBooth('Blank');
    expect((await stateOf(one)).paragraphs).toEqual([
      { boothId: booth.id, body: '', state: null, version: null, besideIds: [] },
    ]);
  });
});
