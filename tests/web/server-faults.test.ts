import { afterAll, describe, type ExpectStatic, test, vi } from 'vitest';
import { statusOfTablet } from '#web/tablet/outbox/memory.ts';
import { COPA, createHall, createTestTablet, problem } from './hall.ts';

type Tablet = Awaited<ReturnType<typeof createTestTablet>>;
type Hall = ReturnType<typeof createHall>;
interface Context {
  expect: ExpectStatic;
}

// It waits as a tablet does between its tries, each test beside the others.
vi.setConfig({ testTimeout: 60_000, maxConcurrency: 10 });

const MINUTE_MS = 60_000;
const PATIENCE = { timeout: 30_000 };
const running: Tablet[] = [];

afterAll(() => {
  for (const tablet of running.splice(0)) tablet.end();
  vi.unstubAllGlobals();
});

/** A tablet in a hall of its own. */
async function open({ expect }: Context, prepare: (hall: Hall) => void = () => undefined) {
  const hall = createHall();
  prepare(hall);
  const clock = { aheadMs: 0 };
  const now = () => Date.now() + clock.aheadMs;
  const tablet = await createTestTablet(undefined, { token: hall.token, now });
  running.push(tablet);
  const isSent = () => expect.poll(() => statusOfTablet(tablet.memory.get()).kind, PATIENCE);
  await isSent().toBe('all sent');
  const stateOf = () =>
    tablet.memory.get().unsent.map(({ changes, state }) => `${changes[0]?.visitors} ${state}`);
  return { hall, clock, tablet, isSent, stateOf };
}

const sizes = (items: unknown[]): number[] => items.map((item) => Object(item).partySize);
const failAt = (hall: Hall, size: number) => {
  hall.instead = ({ items }) => (sizes(items).includes(size) ? problem(500, 'unexpected') : null);
};
const failAtAll = (hall: Hall) => {
  hall.instead = () => problem(500, 'unexpected');
};
const countAll = async (tablet: Tablet, ofSizes: number[]) => {
  for (const size of ofSizes) await tablet.count(COPA, size);
};

describe.concurrent('an item at which the server fails', () => {
  test('is found and set aside, the rest gets through, and it is sent when somebody asks after the repair', async (context) => {
    const { expect } = context;
    const { hall, tablet, isSent, stateOf } = await open(context);
    hall.instead = () => Promise.reject(new TypeError('Failed to fetch'));
    await countAll(tablet, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    failAt(hall, 4);
    tablet.sendNow();
    await expect.poll(() => stateOf(), PATIENCE).toEqual(['4 set-aside']);
    expect(hall.total()).toBe(45 - 4);
    expect(statusOfTablet(tablet.memory.get())).toMatchObject({ kind: 'attention', matters: 1 });
    expect((await tablet.db.items.toArray())[0]).toMatchObject({
      state: 'set-aside',
      refusal: { code: 'unexpected' },
    });
    hall.instead = null;
    await tablet.tryAgain();
    await isSent().toBe('all sent');
    expect(hall.total()).toBe(45);
  });

  test('is found among others of its kind', async (context) => {
    const { expect } = context;
    const { hall, tablet, isSent, stateOf } = await open(context);
    hall.instead = () => Promise.reject(new TypeError('Failed to fetch'));
    await countAll(tablet, [7, 1, 7, 7, 2, 3]);
    failAt(hall, 7);
    tablet.sendNow();
    await expect.poll(() => hall.total(), PATIENCE).toBe(6);
    await expect.poll(() => stateOf()[0], PATIENCE).toBe('7 set-aside');
    hall.instead = null;
    await tablet.tryAgain();
    await isSent().toBe('all sent');
    expect(hall.total()).toBe(27);
  });

  test('alone on the tablet, is set aside once the server takes another', async (context) => {
    const { expect } = context;
    const { hall, tablet, isSent, stateOf } = await open(context);
    failAt(hall, 4);
    await tablet.count(COPA, 4);
    await isSent().toBe('attention');
    expect(statusOfTablet(tablet.memory.get())).toMatchObject({ isFailing: true, saved: 1 });
    expect(stateOf()).toEqual(['4 waiting']);
    await tablet.count(COPA, 1);
    await expect.poll(() => stateOf(), PATIENCE).toEqual(['4 set-aside']);
    expect(hall.total()).toBe(1);
    expect(statusOfTablet(tablet.memory.get())).toMatchObject({ isFailing: false, matters: 1 });
  });

  test('is tried again by itself some minutes later, and never lost while that fails', async (context) => {
    const { expect } = context;
    const { hall, clock, tablet, isSent, stateOf } = await open(context);
    failAt(hall, 4);
    await countAll(tablet, [4, 1]);
    await expect.poll(() => stateOf(), PATIENCE).toEqual(['4 set-aside']);
    const asked = hall.envelopes.length;
    clock.aheadMs += 11 * MINUTE_MS;
    tablet.resume();
    await expect.poll(() => hall.envelopes.slice(asked).map(({ items }) => sizes(items))).toContainEqual([4]);
    await expect.poll(() => stateOf()).toEqual(['4 set-aside']);
    hall.instead = null;
    clock.aheadMs += 11 * MINUTE_MS;
    tablet.resume();
    await isSent().toBe('all sent');
    expect(hall.total()).toBe(5);
  });
});

describe.concurrent('a server that fails at everything', () => {
  test('needs attention after some tries, sets nothing aside, and everything is sent when it is well', async (context) => {
    const { expect } = context;
    const { hall, tablet, isSent } = await open(context);
    const seen = new Set<string>();
    tablet.memory.subscribe(() => {
      for (const { state } of tablet.memory.get().unsent) seen.add(state);
    });
    failAtAll(hall);
    await countAll(tablet, [1, 2, 3, 4, 5]);
    expect(statusOfTablet(tablet.memory.get()).kind).not.toBe('attention');
    await isSent().toBe('attention');
    expect(statusOfTablet(tablet.memory.get())).toMatchObject({ isFailing: true, matters: 1, saved: 5 });
    const asked = hall.envelopes.length;
    await expect.poll(() => hall.envelopes.length, PATIENCE).toBeGreaterThan(asked + 1);
    hall.instead = null;
    await isSent().toBe('all sent');
    expect(hall.total()).toBe(15);
    expect([...seen]).toEqual(['waiting']);
  });
});

describe.concurrent('an item that the set-up of the event forbids', () => {
  const forbid = (hall: Hall) => {
    hall.judge = (item) => ({
      ...{ id: Object(item).id, outcome: 'refused' },
      ...{ code: 'outside-event', detail: 'outside' },
    });
  };

  test('is sent by itself when the set-up changes back, without another try before', async (context) => {
    const { expect } = context;
    const { hall, tablet, isSent, stateOf } = await open(context, forbid);
    await tablet.count(COPA, 3);
    await expect.poll(() => stateOf()).toEqual(['3 set-aside']);
    const tries = () => hall.envelopes.filter(({ items }) => items.length > 0).length;
    hall.etag = '"other figures"';
    tablet.resume();
    await expect.poll(() => tablet.memory.get().meta.etag).toBe(hall.etag);
    expect(tries()).toBe(1);
    hall.judge = () => null;
    Object.assign(hall, { etag: '"other days"', endsOn: '2025-11-14' });
    tablet.resume();
    await isSent().toBe('all sent');
    expect([tries(), hall.total()]).toEqual([2, 3]);
  });

  test('though it had changed there and back before the tablet heard of it', async (context) => {
    const { expect } = context;
    const { hall, tablet, isSent, stateOf } = await open(context);
    await expect.poll(() => tablet.memory.get().meta.state).not.toBeNull();
    forbid(hall);
    Object.assign(hall, { etag: '"fewer days"', endsOn: '2025-11-12' });
    await tablet.count(COPA, 3);
    await expect.poll(() => tablet.memory.get().meta.etag).toBe(hall.etag);
    await expect.poll(() => stateOf()).toEqual(['3 set-aside']);
    hall.judge = () => null;
    Object.assign(hall, { etag: '"all days"', endsOn: '2025-11-13' });
    tablet.resume();
    await isSent().toBe('all sent');
  });
});

describe.concurrent('a request that was lost on the way', () => {
  test('is made anew while the server answers others, though no network ever says that it is back', async (context) => {
    const { expect } = context;
    const { hall, tablet, isSent } = await open(context);
    let asked = 0;
    hall.instead = () => {
      asked += 1;
      return asked === 1 ? new Promise(() => undefined) : null;
    };
    await tablet.count(COPA, 2);
    await isSent().toBe('offline');
    await isSent().toBe('all sent');
    expect([asked, hall.total()]).toEqual([2, 2]);
  });
});

describe.concurrent('a clock that was set back by an hour', () => {
  test('is measured anew before the next tap leaves', async (context) => {
    const { expect } = context;
    const { hall, clock, tablet, isSent } = await open(context);
    const asked = hall.envelopes.length;
    clock.aheadMs -= 60 * MINUTE_MS;
    await tablet.count(COPA, 2);
    await expect.poll(() => hall.total()).toBe(2);
    await isSent().toBe('all sent');
    const [first, second] = hall.envelopes.slice(asked);
    expect([first?.items.length, second?.items.length]).toEqual([0, 1]);
    expect(second?.clockOffsetMs).toBeGreaterThan(59 * MINUTE_MS);
  });
});
