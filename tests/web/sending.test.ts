import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { postSync } from '#contracts/sync';
import { call, NoAnswer } from '#web/api/client.ts';
import { statusOfTablet } from '#web/tablet/outbox/memory.ts';
import { createTabs, type Tabs } from '#web/tablet/outbox/tabs.ts';
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

async function open(name?: string, tabs?: Tabs): Promise<Tablet> {
  const tablet = await createTestTablet(name, tabs === undefined ? {} : { tabs });
  running.push(tablet);
  return tablet;
}

const isSent = (tablet: Tablet) =>
  expect.poll(() => statusOfTablet(tablet.memory.get()).kind, { timeout: 15_000 });
const unsent = (tablet: Tablet) => tablet.memory.get().unsent;
const shown = (tablet: Tablet) => {
  const { meta, unsent } = tablet.memory.get();
  const figure = meta.figures.find(({ boothId }) => boothId === COPA) ?? null;
  const given = { boothId: COPA, timeZone: 'America/New_York', nowMs: Date.now(), offsetMs: 0 };
  return visitorsToday({ ...given, figure, unsent });
};

test('a booth that is chosen while the state of the device is written down stays chosen', async () => {
  const tablet = await open();
  await isSent(tablet).toBe('all sent');
  await expect.poll(() => tablet.memory.get().meta.state).not.toBeNull();
  const put = tablet.db.meta.put.bind(tablet.db.meta);
  let choosing: Promise<void> | undefined;
  vi.spyOn(tablet.db.meta, 'put').mockImplementation((row) => {
    // The state goes to the disk: now a finger chooses the other booth.
    if (row.etag === '"2"') choosing ??= Dexie.ignoreTransaction(() => tablet.chooseBooth(DRASI));
    return put(row);
  });
  hall.etag = '"2"';
  tablet.sendNow();
  await expect.poll(() => tablet.memory.get().meta.etag).toBe('"2"');
  await choosing;
  expect(tablet.memory.get().meta.boothId).toBe(DRASI);
  expect((await tablet.db.meta.get('this'))?.boothId).toBe(DRASI);
});

describe('counting', () => {
  test('twenty taps are exactly twenty, on screen and on the server', async () => {
    const tablet = await open();
    await Promise.all(Array.from({ length: 20 }, () => tablet.count(COPA, 1)));
    expect(shown(tablet)).toBe(20);
    await isSent(tablet).toBe('all sent');
    expect(hall.total()).toBe(20);
    expect(shown(tablet)).toBe(20);
    expect(await tablet.db.items.count()).toBe(0);
  });

  test('a tap moves the figure only after it is on the disk', async () => {
    hall.instead = () => Promise.reject(new TypeError('Failed to fetch'));
    const tablet = await open();
    const tap = tablet.count(COPA, 2);
    expect(shown(tablet)).toBe(0);
    await tap;
    expect(await tablet.db.items.count()).toBe(1);
    expect(shown(tablet)).toBe(2);
  });

  test('what the browser cannot write down is shown apart and never counted', async () => {
    const tablet = await open();
    const add = vi
      .spyOn(tablet.db.items, 'add')
      .mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    expect(await tablet.count(COPA, 3)).toBeNull();
    expect(shown(tablet)).toBe(0);
    expect(statusOfTablet(tablet.memory.get())).toMatchObject({ kind: 'attention', notSaved: 3 });
    expect(await tablet.db.visits.count()).toBe(0);
    add.mockRestore();
    await tablet.saveAgain();
    expect(shown(tablet)).toBe(3);
    await isSent(tablet).toBe('all sent');
    expect(hall.total()).toBe(3);
  });

  test('an undo is a fact of its own, also for a visit that has not left yet', async () => {
    hall.instead = () => Promise.reject(new TypeError('Failed to fetch'));
    const tablet = await open();
    await tablet.count(COPA, 1);
    const visit = await tablet.count(COPA, 4);
    if (visit === null) throw new Error('the visit was written down');
    await tablet.undo(visit);
    expect(shown(tablet)).toBe(1);
    expect(unsent(tablet)).toHaveLength(3);
    hall.instead = null;
    tablet.sendNow();
    await isSent(tablet).toBe('all sent');
    expect(hall.total()).toBe(1);
    expect(shown(tablet)).toBe(1);
  });
});

describe('sending', () => {
  test('without a server the taps stay through a reload and leave by themselves when it returns', async () => {
    hall.instead = () => Promise.reject(new TypeError('Failed to fetch'));
    const before = await open();
    for (let tap = 0; tap < 12; tap += 1) await before.count(COPA, 1);
    await isSent(before).toBe('offline');
    before.end();
    const after = await open(before.name);
    expect(shown(after)).toBe(12);
    await isSent(after).toBe('offline');
    expect(statusOfTablet(after.memory.get())).toMatchObject({ saved: 12 });
    hall.instead = null;
    await isSent(after).toBe('all sent');
    expect(hall.total()).toBe(12);
    const order = hall.envelopes.at(-1)?.items.map((item) => Object(item).tappedAt);
    expect(order).toEqual(order?.toSorted());
  });

  test('another tab of the same tablet knows at once that the server is back', async () => {
    const name = 'two tabs';
    const sender = await open(name);
    await isSent(sender).toBe('all sent');
    const real = createTabs(name);
    let isElsewhere = false;
    const alone = (work: () => Promise<void>) => (isElsewhere ? Promise.resolve(false) : real.alone(work));
    const other = await open(name, { ...real, alone });
    await isSent(other).toBe('all sent');
    hall.instead = () => Promise.reject(new TypeError('no network'));
    await other.count(COPA, 1);
    await isSent(other).toBe('offline');
    // From now on it is the first tab that sends, and this one looks again after seconds.
    isElsewhere = true;
    hall.instead = null;
    sender.sendNow();
    await isSent(other).toBe('all sent');
    expect(hall.total()).toBe(1);
  });

  test('a captive portal is no server: its page lets go of nothing', async () => {
    hall.instead = () => new Response('<html>Accept the terms of the hall</html>', { status: 200 });
    const tablet = await open();
    await tablet.count(COPA, 1);
    await isSent(tablet).toBe('offline');
    expect(unsent(tablet)).toHaveLength(1);
  });

  test('an answer that takes longer than 3 s shows offline, and still counts when it comes', async () => {
    const tablet = await open();
    await isSent(tablet).toBe('all sent');
    hall.instead = (envelope) =>
      new Promise((resolve) => setTimeout(() => resolve(hall.take(envelope)), 3500));
    const before = hall.envelopes.length;
    await tablet.count(COPA, 1);
    await isSent(tablet).toBe('offline');
    await isSent(tablet).toBe('all sent');
    expect(hall.envelopes).toHaveLength(before + 1);
    expect(hall.total()).toBe(1);
  });

  test('a lost answer is asked for again, and nothing counts twice', async () => {
    let isLost = false;
    hall.instead = (envelope) => {
      if (isLost || envelope.items.length === 0) return null;
      isLost = true;
      hall.take(envelope);
      return Promise.reject(new TypeError('Failed to fetch'));
    };
    const tablet = await open();
    await tablet.count(COPA, 5);
    await isSent(tablet).toBe('offline');
    expect(shown(tablet)).toBe(5);
    await isSent(tablet).toBe('all sent');
    expect(hall.total()).toBe(5);
    expect(shown(tablet)).toBe(5);
  });

  test('one refused item is set aside with its reason; the rest goes on', async () => {
    const tablet = await open();
    await isSent(tablet).toBe('all sent');
    hall.judge = (item) =>
      Object(item).partySize === 2
        ? { id: Object(item).id, outcome: 'refused', code: 'archived-booth', detail: 'taken off' }
        : null;
    await Promise.all([1, 2, 3].map((size) => tablet.count(COPA, size)));
    await isSent(tablet).toBe('attention');
    await expect.poll(() => unsent(tablet).length).toBe(1);
    expect(hall.total()).toBe(4);
    expect((await tablet.db.items.toArray())[0]).toMatchObject({
      state: 'set-aside',
      refusal: { code: 'archived-booth' },
    });
    hall.judge = () => null;
    await tablet.tryAgain();
    await isSent(tablet).toBe('all sent');
    expect(hall.total()).toBe(6);
  });

  test('a batch that is refused whole is halved until the culprit stands alone', async () => {
    hall.instead = () => Promise.reject(new TypeError('Failed to fetch'));
    const tablet = await open();
    for (let size = 1; size <= 9; size += 1) await tablet.count(COPA, size);
    hall.instead = ({ items }) =>
      items.some((item) => Object(item).partySize === 7) ? problem(400, 'invalid-input') : null;
    tablet.sendNow();
    await expect
      .poll(() => unsent(tablet).flatMap(({ changes }) => changes.map((change) => change.visitors)), {
        timeout: 15_000,
      })
      .toEqual([7]);
    await isSent(tablet).toBe('attention');
    expect(hall.total()).toBe(45 - 7);
    expect(shown(tablet)).toBe(45);
  });

  test('more than a batch leaves in several, oldest first', { timeout: 20_000 }, async () => {
    hall.instead = () => Promise.reject(new TypeError('Failed to fetch'));
    const tablet = await open();
    await Promise.all(Array.from({ length: 620 }, () => tablet.count(COPA, 1)));
    hall.instead = null;
    tablet.sendNow();
    await isSent(tablet).toBe('all sent');
    expect(hall.envelopes.map(({ items }) => items.length).slice(-2)).toEqual([500, 120]);
    expect(hall.total()).toBe(620);
  });

  test('what the server could not read is tried again after its update', async () => {
    hall.judge = (item) => ({
      id: Object(item).id,
      outcome: 'refused',
      code: 'unknown-field',
      detail: 'a field that this version does not know',
    });
    const tablet = await open();
    await tablet.count(COPA, 2);
    await isSent(tablet).toBe('attention');
    hall.judge = () => null;
    hall.version = '1.1.0';
    tablet.sendNow();
    await isSent(tablet).toBe('all sent');
    expect(hall.total()).toBe(2);
  });

  test('a disconnected device stops asking, says so, keeps everything, and sends it once connected again', async () => {
    hall.instead = () => problem(401, 'device-revoked');
    const tablet = await open();
    await tablet.count(COPA, 2);
    await expect.poll(() => tablet.memory.get().meta.isDisconnected).toBe(true);
    expect(statusOfTablet(tablet.memory.get())).toMatchObject({ kind: 'attention', isDisconnected: true });
    const asked = hall.envelopes.length;
    await tablet.count(COPA, 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(hall.envelopes).toHaveLength(asked);
    hall.instead = null;
    await tablet.connect({
      token: 'pvd_new',
      device: { id: COPA, name: 'Tablet 4', kind: 'tablet' },
      booths: [{ id: COPA, slug: 'copa', name: 'Copa' }],
    });
    await isSent(tablet).toBe('all sent');
    expect(hall.total()).toBe(3);
  });

  test('Retry-After is obeyed', async () => {
    hall.instead = () => problem(503, 'unavailable', { 'Retry-After': '60' });
    const tablet = await open();
    await isSent(tablet).toBe('offline');
    const { nextTryAtMs } = tablet.memory.get();
    expect((nextTryAtMs ?? 0) - Date.now()).toBeGreaterThan(55_000);
    const asked = hall.envelopes.length;
    tablet.resume();
    await tablet.count(COPA, 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(hall.envelopes).toHaveLength(asked);
  });

  test('the clock is measured before the first items leave, and goes with them', async () => {
    hall.aheadMs = 3 * 60 * 60 * 1000;
    const tablet = await open();
    await tablet.count(COPA, 1);
    await isSent(tablet).toBe('all sent');
    const first = hall.envelopes.find(({ items }) => items.length > 0);
    expect(Math.abs((first?.clockOffsetMs ?? 0) - hall.aheadMs)).toBeLessThan(2000);
    expect(first).toMatchObject({ clientVersion: '1.4.0', unsent: 1 });
  });

  test('a figure that may hold what is still unsent is not added to it', async () => {
    let isLost = false;
    hall.instead = (envelope) => {
      if (envelope.items.length === 0) return null;
      if (!isLost) hall.take(envelope);
      isLost = true;
      return json({ not: 'ours' });
    };
    const tablet = await open();
    await tablet.count(COPA, 4);
    await expect.poll(() => unsent(tablet)[0]?.attempts ?? 0, { timeout: 15_000 }).toBeGreaterThan(0);
    expect(hall.total()).toBe(4);
    expect(shown(tablet)).toBe(4);
  });
});

describe('a server that is newer than the page', () => {
  test('refuses with a code that the page does not know: its words are read, not “nothing of ours answered”', async () => {
    const tablet = await open();
    await isSent(tablet).toBe('all sent');
    hall.instead = () => problem(409, 'hall-is-closed');
    await tablet.count(COPA, 1);
    await expect.poll(() => tablet.memory.get().meta.lastFailure?.reason).toBe('It says hall-is-closed.');
    expect(unsent(tablet)).toHaveLength(1);
    const asked = call(postSync, { token: hall.token, body: { sentAt: hall.nowIso(), items: [] } });
    await expect(asked).rejects.toMatchObject({
      status: 409,
      problem: { code: 'hall-is-closed', title: 'hall-is-closed', detail: 'It says hall-is-closed.' },
    });
  });

  test.each([
    ['an answer of another status than it says', json(problemOf(400), 502)],
    ['a code that is none', json({ ...problemOf(400), code: 'E_4711' }, 400)],
    ['no detail', json({ ...problemOf(400), detail: undefined }, 400)],
  ])('but not %s: that is somebody else’s', async (_, answer) => {
    hall.instead = () => answer;
    const asked = call(postSync, { token: hall.token, body: { sentAt: hall.nowIso(), items: [] } });
    await expect(asked).rejects.toThrow(NoAnswer);
  });
});

function problemOf(status: number) {
  return { type: 'about:blank', title: 'Closed', status, code: 'hall-is-closed', detail: 'It is closed.' };
}

test('taps that follow each other leave together, and do not wait for a burst that does not end', async () => {
  const tablet = await open();
  await isSent(tablet).toBe('all sent');
  const before = hall.envelopes.length;
  const began = Date.now();
  while (hall.envelopes.length === before) {
    await tablet.count(COPA, 1);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  // The first leave although taps come faster than 120 ms after each other, and not with each of them.
  expect(Date.now() - began).toBeLessThan(5000);
  expect(hall.envelopes[before]?.items.length).toBeGreaterThan(1);
  await isSent(tablet).toBe('all sent');
});
