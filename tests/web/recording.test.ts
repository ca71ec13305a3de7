import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { syncItem } from '#contracts/sync-items';
import { readableMeta } from '#web/tablet/devices/readable-meta.ts';
import { TabletDatabase } from '#web/tablet/outbox/database.ts';
import { statusOfTablet } from '#web/tablet/outbox/memory.ts';
import { readKept } from '#web/tablet/outbox/store.ts';
import { visitorsToday } from '#web/tablet/visits/figures.ts';
import { COPA, createHall, createTestTablet, stateOf } from './hall.ts';

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

async function openOffline(name?: string): Promise<Tablet> {
  hall.instead = () => Promise.reject(new TypeError('Failed to fetch'));
  const tablet = await createTestTablet(name);
  running.push(tablet);
  return tablet;
}

const shown = (tablet: Tablet) => {
  const given = { boothId: COPA, timeZone: 'America/New_York', nowMs: Date.now(), offsetMs: 0, figure: null };
  return visitorsToday({ ...given, unsent: tablet.memory.get().unsent });
};
const count = async (tablet: Tablet, partySize: number) => {
  const visit = await tablet.count(COPA, partySize);
  if (visit === null) throw new Error('the visit was not written down');
  return visit;
};

describe('what is said of a visit', () => {
  test('travels as a correction of that visit, and is kept over a reload', async () => {
    const tablet = await openOffline();
    const visit = await count(tablet, 2);
    const told = await tablet.correct(visit, { audience: 'user', topics: ['patching'] });
    await tablet.correct(told, { audience: null, sector: 'finance' });
    expect(shown(tablet)).toBe(2);
    const items = tablet.memory.get().unsent.map(({ item }) => syncItem.parse(item));
    expect(items.map((item) => ('set' in item ? item.set : item.type))).toEqual([
      'visit',
      { audience: 'user', topics: ['patching'] },
      { audience: null, sector: 'finance' },
    ]);
    tablet.end();
    const again = await openOffline(tablet.name);
    expect(again.memory.get().visits).toMatchObject([
      { id: visit.id, audience: null, sector: 'finance', topics: ['patching'] },
    ]);
  });

  test('a corrected size moves the figure by the difference, and an undo takes back what stands', async () => {
    const tablet = await openOffline();
    await count(tablet, 1);
    const visit = await count(tablet, 2);
    await tablet.correct(visit, { partySize: 5 });
    expect(shown(tablet)).toBe(6);
    // The screen still holds the visit as it was tapped.
    await tablet.undo(visit);
    expect(shown(tablet)).toBe(1);
  });

  test('an earlier visit says when it happened and how closely that is known', async () => {
    const tablet = await openOffline();
    const happenedAt = new Date(Date.now() - 20 * 60_000).toISOString();
    await tablet.count(COPA, 3, { happenedAt, precision: 'half-hour', audience: 'press' });
    const [row] = tablet.memory.get().unsent;
    expect(syncItem.parse(row?.item)).toMatchObject({
      happenedAt,
      precision: 'half-hour',
      audience: 'press',
    });
  });

  test('a correction that the browser cannot write down changes nothing', async () => {
    const tablet = await openOffline();
    const visit = await count(tablet, 2);
    vi.spyOn(tablet.db.items, 'add').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    await expect(tablet.correct(visit, { partySize: 9 })).rejects.toThrow('full');
    expect(shown(tablet)).toBe(2);
    expect((await tablet.db.visits.get(visit.id))?.partySize).toBe(2);
    expect(tablet.memory.get().visits[0]?.partySize).toBe(2);
  });
});

test('a note goes through the same outbox and is sent once', async () => {
  const tablet = await openOffline();
  const id = await tablet.record({
    type: 'shift-note',
    boothId: COPA,
    text: 'The charger is in the drawer.',
  });
  expect(shown(tablet)).toBe(0);
  expect(tablet.memory.get().facts).toMatchObject([{ id, boothId: COPA, item: { type: 'shift-note' } }]);
  hall.instead = null;
  tablet.sendNow();
  await expect.poll(() => statusOfTablet(tablet.memory.get()).kind, { timeout: 15_000 }).toBe('all sent');
  expect(hall.stored.has(id)).toBe(true);
  expect(await tablet.db.facts.count()).toBe(1);
});

test('what an earlier version of the app kept is read by this one, and nothing of it is lost', async () => {
  const name = 'kept by an earlier version';
  const earlier = new Dexie(name);
  earlier.version(1).stores({ items: '++seq, &id', visits: 'id, tappedAt', meta: 'key' });
  const tappedAt = new Date().toISOString();
  const visit = { id: '019a5f0e-7c1b-7d6e-9a55-0c2b8f3d1e11', boothId: COPA, tappedAt, partySize: 4 };
  const kept = { boothId: COPA, countedAt: tappedAt, state: 'waiting', attempts: 1, refusal: null };
  await earlier.table('visits').add({ ...visit, undoneAt: null });
  await earlier.table('items').add({ ...kept, id: visit.id, item: { type: 'visit', ...visit }, visitors: 4 });
  const {
    counting: _,
    talks: __,
    ...less
  } = stateOf({ figures: () => [], version: '1.0.0', endsOn: '2025-11-13', placed: null });
  await earlier.table('meta').put({ key: 'this', token: 'pvd', state: less, etag: '"1"' });
  earlier.close();
  const db = new TabletDatabase(name);
  expect(await db.items.toArray()).toEqual([
    {
      ...{ seq: 1, id: visit.id, boothId: COPA, item: { type: 'visit', ...visit } },
      ...{
        changes: [{ visitors: 4, tappedAt, happenedAt: null }],
        state: 'waiting',
        attempts: 1,
        refusal: null,
      },
    },
  ]);
  expect(await db.visits.toArray()).toMatchObject([
    { ...visit, happenedAt: null, audience: null, topics: [] },
  ]);
  const meta = readableMeta((await readKept(db)).meta);
  expect(meta).toMatchObject({ token: 'pvd', etag: '"1"', settings: { hand: 'right' } });
  expect(meta.state).toMatchObject({ counting: [], talks: [], event: { slug: 'atlanta' } });
  db.close();
});
