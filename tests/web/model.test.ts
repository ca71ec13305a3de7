import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { OwnVisit } from '#web/tablet/outbox/database.ts';
// The tablet loads it when it can; a clock that is put on by minutes would be through before.
import '#web/tablet/outbox/sending.ts';
import { visitorsToday } from '#web/tablet/visits/figures.ts';
import { COPA, createTestTablet, DRASI } from './hall.ts';
import { createModelServer, type Fault, POISON } from './model-server.ts';

/** Noon: a clock that jumps by hours stays on the day. */
const NOON = Date.parse('2025-11-12T12:00:00Z');
const MINUTE_MS = 60_000;
const BOOTHS = [COPA, DRASI];
const CALM_MS = 25 * MINUTE_MS;

vi.setConfig({ testTimeout: 120_000 });
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

type Tablet = Awaited<ReturnType<typeof createTestTablet>>;
let worlds = 0;

/** A device with up to two tabs, a server and a ledger of what was counted on its screen. */
async function createWorld() {
  const name = `model ${++worlds}`;
  const clock = { passedMs: 0, skewMs: 0 };
  const serverNow = () => NOON + clock.passedMs;
  const server = createModelServer(serverNow);
  const fetched = (url: string, init: RequestInit) => server.answer(url, init);
  vi.stubGlobal('fetch', fetched);
  const openTab = () => createTestTablet(name, { now: () => serverNow() + clock.skewMs });
  const tabs: Tablet[] = [await openTab()];
  const ledger = new Map(BOOTHS.map((id) => [id, 0]));
  const world = {
    ...{ server, clock, tabs, ledger, openTab },
    tab: (at: number): Tablet => {
      const tab = tabs[at % tabs.length];
      if (tab === undefined) throw new Error('a device has a tab');
      return tab;
    },
    add: (boothId: string, visitors: number) => ledger.set(boothId, (ledger.get(boothId) ?? 0) + visitors),
    /** Lets time pass for timers, the device and the server alike. */
    pass: async (ms: number) => {
      for (let left = ms; left > 0; left -= 500) {
        clock.passedMs += 500;
        await vi.advanceTimersByTimeAsync(500);
        await idle();
      }
    },
  };
  return world;
}
type World = Awaited<ReturnType<typeof createWorld>>;

/** IndexedDB works on the real event loop. */
async function idle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

const standingVisits = (tab: Tablet): OwnVisit[] =>
  tab.memory.get().visits.filter(({ undoneAt }) => undoneAt === null);
const pick = <Item>(items: readonly Item[], at: number): Item | undefined =>
  items[at % Math.max(1, items.length)];

type Step = (world: World) => Promise<void>;
const step = (name: string, run: Step) => Object.assign(run, { toString: () => name });

const steps: fc.Arbitrary<Step>[] = [
  fc
    .tuple(fc.nat(1), fc.constantFrom(...BOOTHS), fc.constantFrom(1, 2, 5, POISON))
    .map(([at, boothId, size]) =>
      step(`count ${size}`, async ({ tab, add }) => {
        if ((await tab(at).count(boothId, size)) !== null) add(boothId, size);
      }),
    ),
  fc.tuple(fc.nat(1), fc.nat(20)).map(([at, which]) =>
    step('undo', async ({ tab, add }) => {
      const visit = pick(standingVisits(tab(at)), which);
      if (visit === undefined) return;
      const done = await tab(at)
        .undo(visit)
        .then(
          () => true,
          () => false,
        );
      if (done) add(visit.boothId, -visit.partySize);
    }),
  ),
  fc.tuple(fc.nat(1), fc.nat(20), fc.integer({ min: 1, max: 9 })).map(([at, which, partySize]) =>
    step(`correct to ${partySize}`, async ({ tab, add }) => {
      const visit = pick(standingVisits(tab(at)), which);
      if (visit === undefined || visit.partySize === partySize) return;
      const done = await tab(at)
        .correct(visit, { partySize })
        .then(
          () => true,
          () => false,
        );
      if (done) add(visit.boothId, partySize - visit.partySize);
    }),
  ),
  fc
    .constantFrom<Fault>(
      'none',
      'no answer',
      'lost reply',
      'server error',
      'gateway page',
      'captive portal',
      'too large',
      'too many',
      'poison',
    )
    .map((fault) =>
      step(`the network: ${fault}`, async ({ server }) => {
        server.fault = fault;
      }),
    ),
  fc.constantFrom(-3 * 60, -1, 1, 3 * 60).map((minutes) =>
    step(`the clock jumps by ${minutes} min`, async ({ clock }) => {
      clock.skewMs = minutes * MINUTE_MS;
    }),
  ),
  fc.constantFrom(1000, 8000, 40_000).map((ms) => step(`${ms} ms pass`, ({ pass }) => pass(ms))),
  fc
    .tuple(fc.constantFrom('closed', 'unplaced'), fc.constantFrom(...BOOTHS), fc.boolean())
    .map(([how, id, isSo]) =>
      step(`a booth is ${isSo ? '' : 'no longer '}${how}`, async ({ server }) => {
        const set = how === 'closed' ? server.closed : server.unplaced;
        if (isSo) set.add(id);
        else set.delete(id);
      }),
    ),
  fc.constant(
    step('the server restarts with another version', async ({ server }) => {
      server.version += 1;
    }),
  ),
  fc.boolean().map((isRevoked) =>
    step(isRevoked ? 'the device is disconnected' : 'it is known again', async ({ server }) => {
      server.isRevoked = isRevoked;
    }),
  ),
  fc.tuple(fc.nat(1), fc.nat(5), fc.boolean()).map(([at, which, isReplaced]) =>
    step(isReplaced ? 'recorded for the other booth instead' : 'discarded', async (world) => {
      const tab = world.tab(at);
      const row = pick(
        tab.memory.get().unsent.filter(({ state, item }) => state === 'set-aside' && item.type === 'visit'),
        which,
      );
      const visit = tab.memory.get().visits.find(({ id }) => id === row?.id);
      // What is on the record without this device knowing stays there: a person cannot discard it here.
      if (row === undefined || visit === undefined || world.server.stored.has(row.id)) return;
      const counted = visit.undoneAt === null ? visit.partySize : 0;
      world.add(row.boothId, -counted);
      if (!isReplaced) return tab.discard(row, 'a try');
      const boothId = row.boothId === COPA ? DRASI : COPA;
      world.add(boothId, visit.partySize);
      await tab.replace(row, { boothId }, 'there instead');
    }),
  ),
  fc.nat(1).map((at) =>
    step('a tab is killed and opened again', async ({ tabs, openTab }) => {
      const place = at % tabs.length;
      tabs[place]?.end();
      tabs[place] = await openTab();
      await idle();
    }),
  ),
  fc.constant(
    step('a second tab opens', async ({ tabs, openTab }) => {
      if (tabs.length < 2) tabs.push(await openTab());
      await idle();
    }),
  ),
  fc.tuple(fc.nat(1), fc.boolean()).map(([at, isFull]) =>
    step(isFull ? 'the browser has no room' : 'there is room again', async ({ tab }) => {
      vi.restoreAllMocks();
      if (isFull)
        vi.spyOn(tab(at).db.items, 'add').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    }),
  ),
];

/** What the screen says, and what the three places hold together. */
function figures({ tab, server }: World, at: number, boothId: string) {
  const { meta, unsent } = tab(at).memory.get();
  const figure = meta.figures.find((one) => one.boothId === boothId) ?? null;
  const offsetMs = meta.clock?.offsetMs ?? 0;
  const nowMs = tab(at).now() + offsetMs;
  const notThere = unsent
    .filter((row) => row.boothId === boothId && !server.stored.has(row.id))
    .flatMap(({ changes }) => changes)
    .reduce((sum, { visitors }) => sum + visitors, 0);
  return {
    shown: visitorsToday({ boothId, timeZone: 'UTC', nowMs, offsetMs, figure, unsent }),
    stored: server.standing(boothId),
    notThere,
  };
}

test('counted on screen = stored on the server + unsent here + set aside, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(...steps.map((arbitrary, at) => ({ arbitrary, weight: at === 0 ? 6 : at === 5 ? 4 : 1 }))),
        { minLength: 5, maxLength: 40 },
      ),
      async (run) => {
        vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
        const world = await createWorld();
        const { server, clock, ledger, tabs } = world;
        try {
          await world.pass(2000);
          for (const act of run) {
            await act(world);
            await idle();
            for (const boothId of BOOTHS) {
              const held = () => {
                const { stored, notThere } = figures(world, 0, boothId);
                return stored + notThere;
              };
              // Another tab's word takes as long as the machine needs for it.
              for (let turn = 0; turn < 50 && held() !== ledger.get(boothId); turn += 1) await idle();
              expect(held(), `${act}: the record and what is not there yet`).toBe(ledger.get(boothId));
            }
          }
          // Everything is well again: what waits leaves, and all say the same.
          vi.restoreAllMocks();
          Object.assign(server, { fault: 'none', isRevoked: false, version: server.version + 1 });
          server.closed.clear();
          server.unplaced.clear();
          clock.skewMs = 0;
          for (const tab of tabs) await tab.tryAgain();
          await world.pass(CALM_MS);
          for (const boothId of BOOTHS)
            for (const at of tabs.keys()) {
              const { shown, stored, notThere } = figures(world, at, boothId);
              expect({ shown, stored, notThere }).toEqual({
                shown: ledger.get(boothId),
                stored: ledger.get(boothId),
                notThere: 0,
              });
            }
          expect(tabs.flatMap((tab) => tab.memory.get().unsent)).toEqual([]);
        } finally {
          vi.restoreAllMocks();
          for (const tab of tabs) tab.end();
          vi.useRealTimers();
        }
      },
    ),
    // What was found is told, not sought for a smaller one until the time is over.
    { numRuns: 30, endOnFailure: true },
  );
});
