import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Receipt } from '#contracts/sync';
import { statusOfTablet } from '#web/tablet/outbox/memory.ts';
import { visitorsToday } from '#web/tablet/visits/figures.ts';
import { COPA, createHall, createTestTablet, DRASI, json, problem } from './hall.ts';

type Tablet = Awaited<ReturnType<typeof createTestTablet>>;

let hall: ReturnType<typeof createHall>;
const running: Tablet[] = [];

beforeEach(() => {
  hall = createHall();
});
afterEach(() => {
  for (const tablet of running.splice(0)) tablet.end();
  vi.unstubAllGlobals();
});

const PATIENCE = { timeout: 15_000 };
const isSent = (tablet: Tablet) => expect.poll(() => statusOfTablet(tablet.memory.get()).kind, PATIENCE);
const refuseOfCopa = (item: unknown): Receipt | null => {
  const { id, boothId } = Object(item);
  return boothId === COPA ? { id, outcome: 'refused', code: 'archived-booth', detail: 'Gone.' } : null;
};
const shownAt = (tablet: Tablet, boothId: string) => {
  const { meta, unsent } = tablet.memory.get();
  const figure = meta.figures.find((one) => one.boothId === boothId) ?? null;
  const given = { boothId, timeZone: 'America/New_York', nowMs: Date.now(), offsetMs: 0 };
  return visitorsToday({ ...given, figure, unsent });
};

/** A tablet with one visit of four that the server did not take. */
async function withRefused(name?: string) {
  hall.judge = refuseOfCopa;
  const tablet = await createTestTablet(name);
  running.push(tablet);
  await tablet.count(COPA, 4);
  await isSent(tablet).toBe('attention');
  const [row] = tablet.memory.get().unsent;
  if (row === undefined) throw new Error('nothing was refused');
  expect(shownAt(tablet, COPA)).toBe(4);
  return { tablet, row };
}

const once = (target: EventTarget) =>
  new Promise((resolve) => target.addEventListener('now', resolve, { once: true }));

const goOffline = () => {
  hall.hear = () => Promise.reject(new TypeError('Failed to fetch'));
  hall.instead = () => Promise.reject(new TypeError('Failed to fetch'));
};

describe('what the server did not take, and a person discards', () => {
  test('leaves the figure at once, is kept over a reload, and is forgotten once the server heard', async () => {
    const { tablet, row } = await withRefused();
    const { hear } = hall;
    goOffline();
    await tablet.discard(row, 'Counted twice');
    expect(shownAt(tablet, COPA)).toBe(0);
    tablet.end();
    const again = await createTestTablet(tablet.name);
    running.push(again);
    expect(again.memory.get().unsent).toMatchObject([{ id: row.id, state: 'decided' }]);
    expect(statusOfTablet(again.memory.get()).kind).not.toBe('attention');
    Object.assign(hall, { hear, instead: null });
    again.sendNow();
    await isSent(again).toBe('all sent');
    expect(hall.decided).toEqual([{ id: row.id, reason: 'Counted twice' }]);
    expect(await again.db.items.count()).toBe(0);
    expect(hall.total()).toBe(0);
  });

  test('while it is on its way once more stays discarded, whatever comes back', async () => {
    const { tablet, row } = await withRefused();
    hall.hear = () => problem(404, 'not-found');
    const [isAway, mayAnswer] = [new EventTarget(), new EventTarget()];
    const arrival = once(isAway);
    hall.instead = async (envelope) => {
      if (envelope.items.length === 0) return hall.take(envelope);
      const answer = once(mayAnswer);
      isAway.dispatchEvent(new Event('now'));
      await answer;
      return hall.take(envelope);
    };
    await tablet.tryAgain(row.id);
    await arrival;
    await tablet.discard(row, 'Counted twice');
    const { lastSuccess } = tablet.memory.get().meta;
    mayAnswer.dispatchEvent(new Event('now'));
    await expect.poll(() => tablet.memory.get().meta.lastSuccess, PATIENCE).not.toBe(lastSuccess);
    expect(tablet.memory.get().unsent).toMatchObject([{ id: row.id, state: 'decided' }]);
    expect((await tablet.db.items.toArray()).map(({ state }) => state)).toEqual(['decided']);
    expect(shownAt(tablet, COPA)).toBe(0);
  });

  test('by an older server, which cannot hear it, does not hold up the rest', async () => {
    const { tablet, row } = await withRefused();
    hall.hear = () => problem(404, 'not-found');
    await tablet.discard(row, 'Only a try');
    await tablet.count(DRASI, 2);
    await expect.poll(() => hall.total(), PATIENCE).toBe(2);
    await expect
      .poll(() => tablet.memory.get().unsent, PATIENCE)
      .toMatchObject([{ id: row.id, state: 'decided' }]);
  });
});

describe('a visit that is recorded for another booth instead', () => {
  test('is sent once the server says that it did not record the first one', async () => {
    const { tablet, row } = await withRefused();
    await tablet.replace(row, { boothId: DRASI }, 'Recorded for Drasi instead');
    expect(shownAt(tablet, COPA)).toBe(0);
    await isSent(tablet).toBe('all sent');
    expect(hall.decided).toMatchObject([{ id: row.id }]);
    expect([...hall.stored.values()]).toEqual([4]);
    expect(hall.stored.has(row.id)).toBe(false);
    const [visit] = tablet.memory.get().visits;
    expect(visit).toMatchObject({ boothId: DRASI, partySize: 4, tappedAt: row.item.tappedAt });
  });

  test('is not sent when the first one was recorded meanwhile: nobody counts twice', async () => {
    const { tablet, row } = await withRefused();
    hall.hear = () => json({ outcome: 'recorded' });
    hall.stored.set(row.id, 4);
    await tablet.replace(row, { boothId: DRASI }, 'Recorded for Drasi instead');
    await isSent(tablet).toBe('all sent');
    expect([...hall.stored.keys()]).toEqual([row.id]);
    expect(tablet.memory.get().visits).toEqual([]);
  });
});
