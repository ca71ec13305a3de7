import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { correction, createTablet, send, undo, visit } from '../fixtures/devices.ts';
import { createTestApp, TEST_NOW } from '../setup/app.ts';

const { request, db, sql, as } = await createTestApp();
const atlanta = await createEvent(db);
const elsewhere = await createEvent(db, 'elsewhere');
const copa = await createBooth(db, atlanta.id, 'Copa');
const drasi = await createBooth(db, atlanta.id, 'Drasi');
const foreign = await createBooth(db, elsewhere.id, 'Istio');
const tablet = await createTablet(db, atlanta.id, [copa.id]);
await db.topic.create({ data: { eventId: atlanta.id, slug: 'patching', label: 'Patching' } });

const standing = (boothId: string) =>
  sql<{ visits: number; visitors: number }[]>`
    select coalesce(sum(visits), 0)::int as visits, coalesce(sum(visitors), 0)::int as visitors from visit_rollups where booth_id = ${boothId}`.then(
    ([row]) => row,
  );

describe('a batch', () => {
  test('gets a receipt for every item and the figure of the booth', async () => {
    const [one, two] = [
      visit(copa.id),
      visit(copa.id, { partySize: 3, audience: 'newcomer', sector: 'finance', topics: ['patching'] }),
    ];
    const answer = await send(request, tablet, [one, two]);
    expect(answer.status).toBe(200);
    expect(answer.body.receipts).toEqual([
      { id: one.id, outcome: 'stored' },
      { id: two.id, outcome: 'stored' },
    ]);
    expect(answer.body.figures).toEqual([
      { boothId: copa.id, visitorsToday: 4, asOf: TEST_NOW.toISOString() },
    ]);
    expect(answer.body.serverVersion).toBe('0.0.0-test');
  });

  test('sent twice leaves the figures as they were', async () => {
    const booth = await createBooth(db, atlanta.id, 'Sent twice');
    const device = await createTablet(db, atlanta.id, [booth.id]);
    const items = [visit(booth.id), visit(booth.id)];
    await send(request, device, items);
    const again = await send(request, device, items);
    expect(again.body.receipts.map((receipt: { outcome: string }) => receipt.outcome)).toEqual([
      'repeat',
      'repeat',
    ]);
    expect(again.body.figures[0].visitorsToday).toBe(2);
  });

  test('whose receipts were lost is a repeat, also when the booth was archived meanwhile', async () => {
    const booth = await createBooth(db, atlanta.id, 'Archived in between');
    const device = await createTablet(db, atlanta.id, [booth.id]);
    const [one, two] = [visit(booth.id), visit(booth.id)];
    const facts = [undo(two), correction(one, { partySize: 3 })];
    await send(request, device, [one, two, ...facts]);
    await db.booth.update({ where: { id: booth.id }, data: { archivedAt: new Date() } });
    const late = visit(booth.id);
    const again = await send(request, device, [one, two, ...facts, late, { ...one, partySize: 9 }]);
    expect(again.body.receipts).toMatchObject([
      ...[one, two, ...facts].map(({ id }) => ({ id, outcome: 'repeat' })),
      { id: late.id, outcome: 'refused', code: 'archived-booth' },
      { id: one.id, outcome: 'refused', code: 'archived-booth' },
    ]);
    expect((await standing(booth.id))?.visitors).toBe(3);
  });

  test('of a visit that is taken looks nothing up among what was refused or recorded before', async () => {
    const booth = await createBooth(db, atlanta.id, 'The usual way');
    const device = await createTablet(db, atlanta.id, [booth.id]);
    await send(request, device, [visit(booth.id)]);
    const lookups = async (item: object) => {
      const texts: string[] = [];
      const former = sql.options.debug;
      sql.options.debug = (_, text) => texts.push(text);
      await send(request, device, [item]);
      sql.options.debug = former;
      return texts.filter((text) => text.includes('union all select id, content_hash')).length;
    };
    expect(await lookups(visit(booth.id))).toBe(0);
    expect(await lookups(visit(drasi.id))).toBe(1);
  });

  test('is whatever a bad item does to it', async () => {
    const good = visit(copa.id);
    const bad = { ...visit(copa.id), partySize: 0 };
    const answer = await send(request, tablet, [bad, good]);
    expect(answer.body.receipts).toMatchObject([
      { id: bad.id, outcome: 'refused', code: 'invalid' },
      { id: good.id, outcome: 'stored' },
    ]);
  });

  test('with unknown fields of the envelope is read', async () => {
    const answer = await send(request, tablet, [visit(copa.id)], { battery: 0.4 });
    expect(answer.status).toBe(200);
  });

  test('of 501 items is refused whole with 413', async () => {
    const answer = await send(
      request,
      tablet,
      Array.from({ length: 501 }, () => visit(copa.id)),
    );
    expect([answer.status, answer.body.code]).toEqual([413, 'too-large']);
  });

  test('beyond 256 kB is refused whole with 413', async () => {
    const answer = await send(request, tablet, [{ ...visit(copa.id), note: 'x'.repeat(300_000) }]);
    expect([answer.status, answer.body.code]).toEqual([413, 'too-large']);
  });

  test('that is not JSON, or no envelope, gets 400', async () => {
    const text = await request
      .post('/api/v1/sync')
      .set(tablet.headers)
      .set('Content-Type', 'application/json')
      .send('{"items":');
    expect([text.status, text.body.code]).toEqual([400, 'not-json']);
    const noItems = await request
      .post('/api/v1/sync')
      .set(tablet.headers)
      .send({ sentAt: TEST_NOW.toISOString() });
    expect([noItems.status, noItems.body.code]).toEqual([400, 'invalid-input']);
    const form = await request.post('/api/v1/sync').set(tablet.headers).type('form').send('items=1');
    expect([form.status, form.body.code]).toEqual([415, 'not-json-type']);
  });
});

describe('the same id', () => {
  test('twice in a batch: once stored, once a repeat; with other content refused', async () => {
    const one = visit(copa.id);
    const same = await send(request, tablet, [one, one]);
    expect(same.body.receipts.map((receipt: { outcome: string }) => receipt.outcome)).toEqual([
      'stored',
      'repeat',
    ]);
    const two = visit(copa.id);
    const other = await send(request, tablet, [two, { ...two, partySize: 5 }]);
    expect(other.body.receipts).toMatchObject([
      { outcome: 'stored' },
      { outcome: 'refused', code: 'id-reused' },
    ]);
  });

  test('with other content in a later batch, and from another device', async () => {
    const second = await createTablet(db, atlanta.id, [copa.id], 'Tablet 2');
    const one = visit(copa.id);
    await send(request, tablet, [one]);
    const changed = await send(request, tablet, [{ ...one, partySize: 9 }]);
    expect(changed.body.receipts[0]).toMatchObject({ outcome: 'refused', code: 'id-reused' });
    const fromOther = await send(request, second, [one]);
    expect(fromOther.body.receipts[0].outcome).toBe('repeat');
  });

  test('of a visit is no id for an undo, a note or anything else', async () => {
    const one = visit(copa.id);
    await send(request, tablet, [one]);
    const note = {
      id: one.id,
      type: 'shift-note',
      boothId: copa.id,
      tappedAt: TEST_NOW.toISOString(),
      text: 'x',
    };
    const answer = await send(request, tablet, [note, { ...undo(one), id: one.id }]);
    expect(answer.body.receipts).toMatchObject([
      { outcome: 'refused', code: 'id-reused' },
      { outcome: 'refused', code: 'invalid' },
    ]);
  });

  test('from two devices at once is counted once', async () => {
    const booth = await createBooth(db, atlanta.id, 'At once');
    const devices = await Promise.all(
      [1, 2, 3, 4].map((number) => createTablet(db, atlanta.id, [booth.id], `Tablet ${number}`)),
    );
    const one = visit(booth.id);
    const answers = await Promise.all(devices.map((device) => send(request, device, [one])));
    const outcomes = answers.map(({ body }) => body.receipts[0].outcome).sort();
    expect(outcomes).toEqual(['repeat', 'repeat', 'repeat', 'stored']);
    expect(await standing(booth.id)).toEqual({ visits: 1, visitors: 1 });
  });
});

const oddItems: [string, () => unknown, string][] = [
  ['party size 501', () => visit(copa.id, { partySize: 501 }), 'invalid'],
  ['party size 1.5', () => visit(copa.id, { partySize: 1.5 }), 'invalid'],
  ['party size "3"', () => ({ ...visit(copa.id), partySize: '3' }), 'invalid'],
  ['a time in 1970', () => visit(copa.id, { tappedAt: '1970-01-01T00:00:00Z' }), 'outside-event'],
  [
    'a stated time in 2100',
    () => visit(copa.id, { happenedAt: '2100-01-01T00:00:00Z', precision: 'day' }),
    'in-the-future',
  ],
  ['a time that is none', () => visit(copa.id, { tappedAt: 'noon' }), 'invalid'],
  [
    'an offset that PostgreSQL cannot read',
    () => visit(copa.id, { tappedAt: '2025-11-12T15:00:00+23:59' }),
    'invalid',
  ],
  ['an unknown booth', () => visit(uuidv7()), 'unknown-booth'],
  ['a booth of another event', () => visit(foreign.id), 'wrong-event'],
  ['a booth where the device never was', () => visit(drasi.id), 'not-placed'],
  ['an unknown topic', () => visit(copa.id, { topics: ['nobody-said-this'] }), 'unknown-topic'],
  ['no type', () => ({ id: uuidv7(), boothId: copa.id }), 'invalid'],
  ['an unknown type', () => ({ ...visit(copa.id), type: 'hologram' }), 'unknown-type'],
  ['an unknown field', () => ({ ...visit(copa.id), mood: 'good' }), 'unknown-field'],
  ['an id that is none', () => ({ ...visit(copa.id), id: 'x' }), 'invalid'],
  ['an id in capitals', () => ({ ...visit(copa.id), id: uuidv7().toUpperCase() }), 'invalid'],
  [
    'a stated time without its precision',
    () => visit(copa.id, { happenedAt: TEST_NOW.toISOString() }),
    'invalid',
  ],
  [
    'an exact head count with a range',
    () => ({
      ...{ id: uuidv7(), type: 'head-count', boothId: copa.id, tappedAt: TEST_NOW.toISOString() },
      ...{ source: 'clicker', approximate: false, low: 1, likely: 5, high: 9 },
    }),
    'invalid',
  ],
  [
    'a NUL in a note',
    () => ({
      id: uuidv7(),
      type: 'shift-note',
      boothId: copa.id,
      tappedAt: TEST_NOW.toISOString(),
      text: 'a\0b',
    }),
    'invalid',
  ],
  [
    'half a character in a note',
    () => ({
      id: uuidv7(),
      type: 'shift-note',
      boothId: copa.id,
      tappedAt: TEST_NOW.toISOString(),
      text: 'a\ud800',
    }),
    'invalid',
  ],
  ['a NUL in a field name', () => ({ ...visit(copa.id), 'a\0': 1 }), 'unknown-field'],
  ['nothing', () => null, 'invalid'],
  ['a number', () => 7, 'invalid'],
  ['a list', () => [[]], 'invalid'],
  [
    'a follow-up with a contact but no consent',
    () => ({
      id: uuidv7(),
      type: 'follow-up',
      boothId: copa.id,
      tappedAt: TEST_NOW.toISOString(),
      what: 'send slides',
      contact: { name: 'V', address: 'v@example.org' },
    }),
    'invalid',
  ],
];

describe('an item with', () => {
  test.each(oddItems)('%s is refused by itself, kept, and the next one is stored', async (_, make, code) => {
    const good = visit(copa.id);
    const odd = make();
    const answer = await send(request, tablet, [odd, good]);
    expect(answer.status).toBe(200);
    expect(answer.body.receipts).toMatchObject([
      { outcome: 'refused', code },
      { id: good.id, outcome: 'stored' },
    ]);
    const kept = await db.refusedItem.findMany({
      where: { deviceId: tablet.id, code, raw: JSON.stringify(odd) },
    });
    expect(kept).toHaveLength(1);
  });

  test('thousands of levels is refused by itself, and what can be read of it is kept', async () => {
    const good = visit(copa.id);
    const odd = visit(copa.id);
    const levels = 50_000;
    const deep = `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const oddText = JSON.stringify({ ...odd, mood: 0 }).replace('"mood":0', `"mood":${deep}`);
    const answer = await request
      .post('/api/v1/sync')
      .set(tablet.headers)
      .type('json')
      .send(`{"sentAt":"${TEST_NOW.toISOString()}","items":[${oddText},${JSON.stringify(good)}]}`);
    expect(answer.status).toBe(200);
    expect(answer.body.receipts).toMatchObject([
      { id: odd.id, outcome: 'refused', code: 'unknown-field' },
      { id: good.id, outcome: 'stored' },
    ]);
    const kept = await db.refusedItem.findFirstOrThrow({ where: { itemId: odd.id } });
    expect(kept.raw).toContain('[nested too deep to keep]');
  });

  test('an archived booth is refused, and stored once the booth is back', async () => {
    const booth = await createBooth(db, atlanta.id, 'Closed early');
    const device = await createTablet(db, atlanta.id, [booth.id]);
    await db.booth.update({ where: { id: booth.id }, data: { archivedAt: TEST_NOW } });
    const late = visit(booth.id);
    const before = await send(request, device, [late]);
    expect(before.body.receipts[0]).toMatchObject({ outcome: 'refused', code: 'archived-booth' });
    await send(request, device, [late]);
    expect(await db.refusedItem.findMany({ where: { itemId: late.id } })).toMatchObject([
      { times: 2, resolution: null },
    ]);
    await db.booth.update({ where: { id: booth.id }, data: { archivedAt: null } });
    const after = await send(request, device, [late]);
    expect(after.body.receipts[0].outcome).toBe('stored');
    expect(await db.refusedItem.findMany({ where: { itemId: late.id } })).toMatchObject([
      { resolution: 'repaired' },
    ]);
  });

  test('a booth of an event in the archive is refused in words that name the event', async () => {
    const over = await createEvent(db, 'over');
    const booth = await createBooth(db, over.id, 'Istio of last year');
    const device = await createTablet(db, over.id, [booth.id]);
    await db.event.update({ where: { id: over.id }, data: { archivedAt: TEST_NOW } });
    const answer = await send(request, device, [visit(booth.id)]);
    expect(answer.body.receipts[0]).toMatchObject({
      code: 'archived-event',
      detail: 'KubeCon + CloudNativeCon NA 2025 is over and was put into the archive.',
    });
  });

  test('SQL and HTML in its text is kept as it was written', async () => {
    const text = `'; drop table visits; -- <script>alert(1)</script>`;
    const note = {
      id: uuidv7(),
      type: 'shift-note',
      boothId: copa.id,
      tappedAt: TEST_NOW.toISOString(),
      text,
    };
    await send(request, tablet, [note]);
    expect(await db.shiftNote.findUniqueOrThrow({ where: { id: note.id } })).toMatchObject({ text });
  });
});

describe('undo and correction', () => {
  test('are facts of their own, right in any order of arrival', async () => {
    const booth = await createBooth(db, atlanta.id, 'Any order');
    const device = await createTablet(db, atlanta.id, [booth.id]);
    const [kept, gone] = [visit(booth.id), visit(booth.id, { partySize: 4 })];
    await send(request, device, [
      undo(gone),
      correction(kept, { partySize: 3 }, '2025-11-12T19:02:00Z'),
      correction(kept, { partySize: 2 }, '2025-11-12T19:01:00Z'),
    ]);
    await send(request, device, [kept, gone]);
    expect(await standing(booth.id)).toEqual({ visits: 1, visitors: 3 });
    expect(await db.visit.findUniqueOrThrow({ where: { id: gone.id } })).toMatchObject({
      partySize: 4,
      undone: true,
    });
  });

  test('of a visit at another booth are refused', async () => {
    const device = await createTablet(db, atlanta.id, [copa.id, drasi.id]);
    const one = visit(copa.id);
    await send(request, device, [one]);
    const answer = await send(request, device, [undo({ id: one.id, boothId: drasi.id })]);
    expect(answer.body.receipts[0]).toMatchObject({ outcome: 'refused', code: 'wrong-booth' });
  });

  test('and a mention of feedback at another booth is refused too', async () => {
    const device = await createTablet(db, atlanta.id, [copa.id, drasi.id]);
    const common = { tappedAt: TEST_NOW.toISOString() };
    const feedback = {
      id: uuidv7(),
      type: 'feedback',
      boothId: copa.id,
      kind: 'idea',
      text: 'Dark mode',
      ...common,
    };
    const mention = {
      id: uuidv7(),
      type: 'feedback-mention',
      boothId: drasi.id,
      feedbackId: feedback.id,
      ...common,
    };
    await send(request, device, [feedback]);
    const answer = await send(request, device, [mention]);
    expect(answer.body.receipts[0]).toMatchObject({ outcome: 'refused', code: 'wrong-booth' });
    const atHome = { ...mention, id: uuidv7(), boothId: copa.id };
    await send(request, device, [atHome]);
    const undone = { type: 'mention-undo', boothId: drasi.id, mentionId: atHome.id, ...common };
    const refused = await send(request, device, [{ id: uuidv7(), ...undone }]);
    expect(refused.body.receipts[0]).toMatchObject({ outcome: 'refused', code: 'wrong-booth' });
  });

  test('can take a chip away again', async () => {
    const one = visit(copa.id, { audience: 'user', topics: ['patching'] });
    await send(request, tablet, [one, correction(one, { audience: null, topics: [] })]);
    const row = await db.visit.findUniqueOrThrow({ where: { id: one.id }, include: { topics: true } });
    expect(row).toMatchObject({ audience: 'user', standingAudience: null, topics: [] });
  });
});

describe('who may send', () => {
  test('a token that may write, for its own booths only', async () => {
    const viewer = await send(request, await as('viewer'), [visit(copa.id)]);
    expect([viewer.status, viewer.body.code]).toEqual([403, 'not-allowed']);
    const manager = await send(request, await as('manager'), [visit(drasi.id)]);
    expect(manager.body.receipts[0].outcome).toBe('stored');
    const lead = await send(request, await as('lead', copa.id), [visit(copa.id), visit(drasi.id)]);
    expect(lead.body.receipts).toMatchObject([
      { outcome: 'stored' },
      { outcome: 'refused', code: 'not-placed' },
    ]);
  });

  test('not a token that was revoked, even if it is still remembered', async () => {
    const token = await as('manager');
    expect((await send(request, token, [visit(copa.id)])).status).toBe(200);
    await db.token.updateMany({ where: { role: 'manager' }, data: { revokedAt: TEST_NOW } });
    const answer = await send(request, token, [visit(copa.id)]);
    expect([answer.status, answer.body.code]).toEqual([401, 'not-signed-in']);
  });

  test('not a device that was revoked, even if its token is still remembered', async () => {
    const device = await createTablet(db, atlanta.id, [copa.id], 'Lost tablet');
    expect((await send(request, device, [visit(copa.id)])).status).toBe(200);
    await db.device.update({ where: { id: device.id }, data: { revokedAt: TEST_NOW } });
    const late = visit(copa.id);
    const answer = await send(request, device, [late]);
    expect([answer.status, answer.body.code]).toEqual([401, 'device-revoked']);
    expect(await db.visit.findUnique({ where: { id: late.id } })).toBeNull();
  });
});

describe('every other type of item', () => {
  test('is stored in its table', async () => {
    const person = await db.person.create({ data: { name: 'Maintainer B' } });
    const common = () => ({ id: uuidv7(), boothId: copa.id, tappedAt: TEST_NOW.toISOString() });
    const feedback = {
      ...common(),
      type: 'feedback',
      kind: 'question',
      text: 'Does it work with Podman?',
      topics: ['patching'],
    };
    const followUp = {
      ...common(),
      type: 'follow-up',
      what: 'Send the roadmap',
      dueOn: '2025-11-20',
      contact: {
        name: 'Visitor V',
        address: 'v@example.org',
        consentText: 'You may write to me about this.',
        givenAt: TEST_NOW.toISOString(),
      },
    };
    const items = [
      feedback,
      { ...common(), type: 'feedback-mention', feedbackId: feedback.id },
      { ...common(), type: 'mention-undo', mentionId: uuidv7() },
      followUp,
      { ...common(), type: 'check-in', personId: person.id },
      { ...common(), type: 'check-out', name: 'A walk-up' },
      { ...common(), type: 'extension', personId: person.id, until: '2025-11-12T21:00:00Z' },
      { ...common(), type: 'shift-note', text: 'The charger is under the table.' },
      {
        ...common(),
        type: 'head-count',
        source: 'clicker',
        approximate: false,
        likely: 43,
        startsAt: '2025-11-12T15:30:00Z',
        endsAt: '2025-11-12T18:30:00Z',
      },
    ];
    const answer = await send(request, tablet, items);
    expect(answer.body.receipts.map((receipt: { outcome: string }) => receipt.outcome)).toEqual(
      items.map(() => 'stored'),
    );
    expect(await db.feedbackTopic.count({ where: { feedbackId: feedback.id } })).toBe(1);
    expect(await db.contact.findUniqueOrThrow({ where: { followUpId: followUp.id } })).toMatchObject({
      consentText: 'You may write to me about this.',
      purgeAt: new Date('2026-05-12T19:00:00Z'),
    });
    expect(await db.attendanceFact.count({ where: { boothId: copa.id } })).toBe(3);
    const again = await send(request, tablet, items);
    expect(again.body.receipts.map((receipt: { outcome: string }) => receipt.outcome)).toEqual(
      items.map(() => 'repeat'),
    );
  });
});
