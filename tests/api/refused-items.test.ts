import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import type { RefusedItem } from '#contracts/refused-items';
import { callsAs } from '../fixtures/calls.ts';
import { createTablet, receiptsOf, send, undo, visit } from '../fixtures/devices.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createTestApp } from '../setup/app.ts';

const app = await createTestApp();
const { request, db, sql } = app;
const { event, copa, drasi } = await createPavilion(db);
const manager = callsAs(app, await app.as('manager'));
const leadOfCopa = callsAs(app, await app.as('lead', copa.id));
const path = `/events/${event.slug}/refused-items`;

const list = async (settled = false): Promise<RefusedItem[]> =>
  (await manager.read(`${path}?settled=${settled}`)).body.items;

const openOf = async (itemId: string) => (await list()).find((row) => row.itemId === itemId);

const standing = async (boothId: string) => {
  const [row] = await sql<{ visitors: number }[]>`
    select coalesce(sum(visitors), 0)::int as visitors from visit_rollups where booth_id = ${boothId}`;
  return row?.visitors;
};

/** A tap at a booth where the tablet never was, as its device goes on sending it. */
async function refusedVisit(given: Parameters<typeof visit>[1] = {}, boothId = drasi.id) {
  const tablet = await createTablet(db, event.id, [copa.id]);
  const item = visit(boothId, given);
  await send(request, tablet, [item]);
  const row = await openOf(item.id);
  if (row === undefined) throw new Error('it was not refused');
  return { tablet, item, row };
}

describe('the list of what could not be recorded', () => {
  test('has each item as it was sent, with its sender, its moment and the reason', async () => {
    const { item, row, tablet } = await refusedVisit({ tappedAt: wednesday('10:30'), partySize: 4 });
    expect(row).toMatchObject({
      boothId: drasi.id,
      sender: { kind: 'device', id: tablet.id, name: 'Tablet 1' },
      itemId: item.id,
      type: 'visit',
      item,
      code: 'not-placed',
      times: 1,
      resolution: null,
    });
    expect(Date.parse(row.occurredAt ?? '')).toBe(Date.parse(wednesday('10:30')));
  });

  test('has the moment by the corrected clock, and none where there is no time to read', async () => {
    const tablet = await createTablet(db, event.id, [copa.id]);
    const fast = visit(drasi.id, { tappedAt: wednesday('13:30') });
    const timeless = { id: uuidv7(), type: 'visit', boothId: copa.id };
    await send(request, tablet, [fast, timeless], { clockOffsetMs: -3_600_000 });
    expect(Date.parse((await openOf(fast.id))?.occurredAt ?? '')).toBe(Date.parse(wednesday('12:30')));
    const row = await openOf(timeless.id);
    expect(row).toMatchObject({ occurredAt: null, code: 'invalid', boothId: copa.id });
  });

  test("shows a lead the own booths' only, and what was sent again once", async () => {
    const { item, tablet } = await refusedVisit();
    await send(request, tablet, [item]);
    expect(await openOf(item.id)).toMatchObject({ times: 2 });
    const own = visit(copa.id, { topics: ['no-such-topic'] });
    await send(request, tablet, [own]);
    const seen: RefusedItem[] = (await leadOfCopa.read(path)).body.items;
    expect(seen.map(({ itemId }) => itemId)).toContain(own.id);
    expect(new Set(seen.map(({ boothId }) => boothId))).toEqual(new Set([copa.id]));
  });

  test('comes in pages', async () => {
    await refusedVisit();
    await refusedVisit();
    const first = (await manager.read(`${path}?limit=1`)).body;
    const second = (await manager.read(`${path}?limit=1&cursor=${first.next}`)).body;
    expect(second.items[0].id).not.toBe(first.items[0].id);
  });
});

describe('an item that is repaired', () => {
  test('as it was sent is in the record with its own time and sender, and its device may forget it', async () => {
    const before = (await standing(drasi.id)) ?? 0;
    const { item, row, tablet } = await refusedVisit({ tappedAt: wednesday('11:00'), partySize: 5 });
    const answer = await manager.create(`${path}/repair`, { ids: [row.id], reason: 'It stood at Drasi' });
    expect(answer.body.results).toEqual([{ id: row.id, outcome: 'recorded' }]);
    expect(await standing(drasi.id)).toBe(before + 5);
    const kept = await db.visit.findUniqueOrThrow({ where: { id: item.id } });
    expect(kept).toMatchObject({ deviceId: tablet.id, occurredAt: new Date(wednesday('11:00')) });
    expect(await openOf(item.id)).toBeUndefined();
    expect(await receiptsOf(send(request, tablet, [item]))).toEqual([{ id: item.id, outcome: 'repeat' }]);
    expect(await standing(drasi.id)).toBe(before + 5);
  });

  test('with another booth, size or time counts as changed, and what was sent stays readable', async () => {
    const before = (await standing(copa.id)) ?? 0;
    const { item, row, tablet } = await refusedVisit(
      { tappedAt: '2025-11-01T19:00:00Z', partySize: 2 },
      copa.id,
    );
    expect(row.code).not.toBe('not-placed');
    const change = { happenedAt: wednesday('12:15'), precision: 'minutes', partySize: 3 };
    await manager.create(`${path}/repair`, { ids: [row.id], change });
    expect(await standing(copa.id)).toBe(before + 3);
    const settled = (await list(true)).find(({ id }) => id === row.id);
    expect(settled).toMatchObject({ resolution: 'repaired', item });
    expect(await receiptsOf(send(request, tablet, [item]))).toEqual([{ id: item.id, outcome: 'repeat' }]);
  });

  test('may lose a field that stood in the way', async () => {
    const { row } = await refusedVisit({ topics: ['no-such-topic'] }, copa.id);
    expect(row.code).toBe('unknown-topic');
    const answer = await manager.create(`${path}/repair`, { ids: [row.id], change: { topics: null } });
    expect(answer.body.results[0].outcome).toBe('recorded');
  });

  test('and is refused again stays open, with the reason that holds now', async () => {
    const { row } = await refusedVisit();
    const change = { boothId: copa.id, partySize: 0 };
    const answer = await manager.create(`${path}/repair`, { ids: [row.id], change });
    expect(answer.body.results).toMatchObject([{ id: row.id, outcome: 'refused', code: 'invalid' }]);
    const after = (await list(true)).filter(({ itemId }) => itemId === row.itemId);
    expect(after).toMatchObject([{ id: row.id, resolution: null, code: 'invalid' }]);
  });

  test('twice, or by two at once, counts once', async () => {
    const before = (await standing(drasi.id)) ?? 0;
    const { row } = await refusedVisit();
    const body = { ids: [row.id] };
    const answers = await Promise.all([
      manager.create(`${path}/repair`, body),
      manager.create(`${path}/repair`, body),
      manager.create(`${path}/repair`, body),
    ]);
    expect(answers.map(({ body }) => body.results[0].outcome).toSorted()).toEqual([
      ...['already-recorded', 'already-recorded', 'recorded'],
    ]);
    expect(await standing(drasi.id)).toBe(before + 1);
  });

  test('before the change of somebody else came stays as it is, and that is told', async () => {
    const { item, row } = await refusedVisit({ partySize: 2 });
    await manager.create(`${path}/repair`, { ids: [row.id] });
    const late = await manager.create(`${path}/repair`, { ids: [row.id], change: { partySize: 5 } });
    expect(late.body.results).toEqual([{ id: row.id, outcome: 'already-recorded' }]);
    expect((await db.visit.findUniqueOrThrow({ where: { id: item.id } })).partySize).toBe(2);
  });

  test('keeps the hour of a clock that was wrong when it was sent', async () => {
    const tablet = await createTablet(db, event.id, [copa.id]);
    const item = visit(drasi.id, { tappedAt: wednesday('13:30') });
    await send(request, tablet, [item], { clockOffsetMs: -3_600_000 });
    const row = await openOf(item.id);
    await manager.create(`${path}/repair`, { ids: [row?.id] });
    const kept = await db.visit.findUniqueOrThrow({ where: { id: item.id } });
    expect(kept.occurredAt).toEqual(new Date(wednesday('12:30')));
  });

  test('whose id was used for something else gets an id of its own', async () => {
    const tablet = await createTablet(db, event.id, [copa.id]);
    const first = visit(copa.id);
    const second = { ...first, partySize: 7 };
    await send(request, tablet, [first]);
    await send(request, tablet, [second]);
    const row = (await list()).find(({ itemId }) => itemId === first.id);
    expect(row?.code).toBe('id-reused');
    const before = (await standing(copa.id)) ?? 0;
    await manager.create(`${path}/repair`, { ids: [row?.id], change: { id: uuidv7() } });
    expect(await standing(copa.id)).toBe(before + 7);
  });

  test('whose id was used for something else stays open when that comes once more', async () => {
    const tablet = await createTablet(db, event.id, [copa.id]);
    const first = visit(copa.id);
    const second = { ...first, partySize: 7 };
    await send(request, tablet, [first]);
    await send(request, tablet, [second]);
    await send(request, tablet, [first]);
    expect(await openOf(first.id)).toMatchObject({ item: second, code: 'id-reused' });
    expect(await receiptsOf(send(request, tablet, [second]))).toMatchObject([
      { outcome: 'refused', code: 'id-reused' },
    ]);
  });

  test('is recorded from several senders by themselves: one that cannot be never stops the rest', async () => {
    const { row: good } = await refusedVisit();
    const tablet = await createTablet(db, event.id, [copa.id]);
    const unreadable = { id: uuidv7(), type: 'hologram', boothId: copa.id };
    await send(request, tablet, [unreadable]);
    const bad = await openOf(unreadable.id);
    const answer = await manager.create(`${path}/repair`, { ids: [bad?.id, good.id] });
    expect(answer.body.results).toMatchObject([
      { outcome: 'refused', code: 'unknown-type' },
      { outcome: 'recorded' },
    ]);
  });
});

describe('an item that is discarded', () => {
  test('is told to its device with the reason, and never counts', async () => {
    const before = await standing(drasi.id);
    const { item, row, tablet } = await refusedVisit();
    const answer = await manager.create(`${path}/discard`, { ids: [row.id], reason: 'A practice tap' });
    expect(answer.body.results).toEqual([{ id: row.id, outcome: 'discarded' }]);
    const settled = (await list(true)).find(({ id }) => id === row.id);
    expect(settled).toMatchObject({ resolution: 'discarded', reason: 'A practice tap' });
    const [receipt] = await receiptsOf(send(request, tablet, [item]));
    expect(receipt).toMatchObject({ outcome: 'refused', code: 'discarded' });
    expect(receipt).toHaveProperty('detail', 'It was discarded in the dashboard: A practice tap');
    expect(await standing(drasi.id)).toBe(before);
  });

  test('can be recorded after all', async () => {
    const before = (await standing(drasi.id)) ?? 0;
    const { row } = await refusedVisit();
    await manager.create(`${path}/discard`, { ids: [row.id], reason: 'By mistake' });
    await manager.create(`${path}/repair`, { ids: [row.id] });
    expect(await standing(drasi.id)).toBe(before + 1);
    const again = await manager.create(`${path}/discard`, { ids: [row.id], reason: 'Too late' });
    expect(again.body.results).toEqual([{ id: row.id, outcome: 'recorded' }]);
    expect(await standing(drasi.id)).toBe(before + 1);
  });

  test('needs a reason, and ids that there are', async () => {
    const { row } = await refusedVisit();
    expect((await manager.create(`${path}/discard`, { ids: [row.id] })).status).toBe(400);
    expect((await manager.create(`${path}/discard`, { ids: [], reason: 'x' })).status).toBe(400);
    const unknown = await manager.create(`${path}/discard`, { ids: [uuidv7(), row.id], reason: 'x' });
    expect(unknown.body.code).toBe('not-found');
    expect(await openOf(row.itemId)).toBeDefined();
  });
});

test('a lead settles nothing of another booth, and a change of the type is no repair', async () => {
  const { row } = await refusedVisit();
  const asLead = await leadOfCopa.create(`${path}/repair`, { ids: [row.id] });
  expect(asLead.body.code).toBe('not-your-booth');
  const retyped = await manager.create(`${path}/repair`, { ids: [row.id], change: { type: 'undo' } });
  expect(retyped.body.code).toBe('invalid-input');
});

describe('items from a file that a device saved', () => {
  const handIn = (deviceId: string, items: unknown[], given: object = {}) =>
    manager.create(`/devices/${deviceId}/hand-ins`, {
      ...{ savedAt: wednesday('13:00'), clockOffsetMs: 0, items },
      ...given,
    });

  test('get the same receipts, count once, and the device may still send them itself', async () => {
    const before = (await standing(copa.id)) ?? 0;
    const tablet = await createTablet(db, event.id, [copa.id]);
    const taken = visit(copa.id);
    const items = [visit(copa.id, { partySize: 2 }), taken, undo(taken), { id: 'x', type: 'visit' }];
    const answer = await handIn(tablet.id, items);
    expect(answer.body.receipts).toMatchObject([
      { outcome: 'stored' },
      { outcome: 'stored' },
      { outcome: 'stored' },
      { id: 'x', outcome: 'refused', code: 'invalid' },
    ]);
    expect(await standing(copa.id)).toBe(before + 2);
    expect(await receiptsOf(send(request, tablet, items.slice(0, 3)))).toMatchObject([
      { outcome: 'repeat' },
      { outcome: 'repeat' },
      { outcome: 'repeat' },
    ]);
    expect(await standing(copa.id)).toBe(before + 2);
  });

  test('of a device that was disconnected are taken', async () => {
    const tablet = await createTablet(db, event.id, [copa.id]);
    await db.device.update({ where: { id: tablet.id }, data: { revokedAt: new Date() } });
    const item = visit(copa.id);
    expect((await send(request, tablet, [item])).status).toBe(401);
    expect((await handIn(tablet.id, [item])).body.receipts).toMatchObject([{ outcome: 'stored' }]);
    const kept = await db.visit.findUniqueOrThrow({ where: { id: item.id } });
    expect(kept.deviceId).toBe(tablet.id);
  });

  test('are timed by the clock as it was measured; if it never was, they are uncertain', async () => {
    const tablet = await createTablet(db, event.id, [copa.id]);
    const measured = visit(copa.id, { tappedAt: wednesday('13:30') });
    await handIn(tablet.id, [measured], { clockOffsetMs: -3_600_000 });
    const kept = await db.visit.findUniqueOrThrow({ where: { id: measured.id } });
    expect(kept).toMatchObject({ occurredAt: new Date(wednesday('12:30')), timeUncertain: false });
    const another = await createTablet(db, event.id, [copa.id]);
    const unmeasured = visit(copa.id, { tappedAt: wednesday('11:30') });
    await handIn(another.id, [unmeasured], { savedAt: wednesday('11:45'), clockOffsetMs: null });
    const guessed = await db.visit.findUniqueOrThrow({ where: { id: unmeasured.id } });
    expect(guessed).toMatchObject({ occurredAt: new Date(wednesday('11:30')), timeUncertain: true });
  });

  test('are taken as they were typed: one odd text never keeps the rest of a file out', async () => {
    const tablet = await createTablet(db, event.id, [copa.id]);
    const question = { ...visit(copa.id), type: 'feedback', kind: 'question', text: 'a\u202Eb' };
    const { partySize: _, ...feedback } = question;
    const answer = await handIn(tablet.id, [feedback, visit(copa.id)]);
    expect(answer.body.receipts).toMatchObject([{ outcome: 'stored' }, { outcome: 'stored' }]);
  });

  test('are at most 500 at a time', async () => {
    const tablet = await createTablet(db, event.id, [copa.id]);
    const many = Array.from({ length: 501 }, () => ({}));
    expect((await handIn(tablet.id, many)).body.code).toBe('too-large');
    expect((await handIn(tablet.id, [])).body.code).toBe('invalid-input');
  });
});

describe('a device that decides by itself', () => {
  const discard = (
    tablet: { headers: { Authorization: string } },
    itemId: string,
    body: object = { reason: 'A try' },
  ) => request.put(`/api/v1/devices/current/refused-items/${itemId}/discard`).set(tablet.headers).send(body);

  test('discards its own item, as often as it asks', async () => {
    const { tablet, item } = await refusedVisit();
    for (const _ of [1, 2]) expect((await discard(tablet, item.id)).body).toEqual({ outcome: 'discarded' });
    const settled = (await list(true)).find(({ itemId }) => itemId === item.id);
    expect(settled).toMatchObject({ resolution: 'discarded', reason: 'A try', resolvedBy: null });
    expect(await receiptsOf(send(request, tablet, [item]))).toMatchObject([{ code: 'discarded' }]);
  });

  test('hears that it was recorded meanwhile, and nothing is taken out', async () => {
    const { tablet, item, row } = await refusedVisit();
    await manager.create(`${path}/repair`, { ids: [row.id], change: { boothId: copa.id } });
    const before = await standing(copa.id);
    expect((await discard(tablet, item.id)).body).toEqual({ outcome: 'recorded' });
    expect(await standing(copa.id)).toBe(before);
    const stored = visit(copa.id);
    await send(request, tablet, [stored]);
    expect((await discard(tablet, stored.id)).body).toEqual({ outcome: 'recorded' });
  });

  test('cannot settle what another device sent, and says why', async () => {
    const { tablet, item } = await refusedVisit();
    const another = await createTablet(db, event.id, [copa.id]);
    expect((await discard(another, item.id)).body).toEqual({ outcome: 'unknown' });
    expect((await openOf(item.id))?.resolution).toBeNull();
    expect((await discard(tablet, item.id, { reason: '' })).body.code).toBe('invalid-input');
    expect((await discard(tablet, 'no-id')).body.code).toBe('invalid-input');
  });
});
