import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SyncItemInput } from '#contracts/sync-items';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { correction, createTablet, send, undo, visit } from '../fixtures/devices.ts';
import { createTestApp } from '../setup/app.ts';

const { request, db, sql, databaseUrl } = await createTestApp();
const atlanta = await createEvent(db);
const topics = ['patching', 'podman', 'ci'];
await db.topic.createMany({ data: topics.map((slug) => ({ eventId: atlanta.id, slug, label: slug })) });

let count = 0;
async function newBooth() {
  count += 1;
  const booth = await createBooth(db, atlanta.id, `Booth ${count}`);
  const devices = await Promise.all(
    [1, 2, 3].map((number) => createTablet(db, atlanta.id, [booth.id], `Tablet ${number}`)),
  );
  return { booth, devices };
}

const quarter = fc
  .integer({ min: 0, max: 20 })
  .map((step) => new Date(Date.UTC(2025, 10, 12, 15, 7) + step * 11 * 60_000).toISOString());
const arbitrarySet = fc
  .record(
    {
      partySize: fc.integer({ min: 1, max: 9 }),
      audience: fc.constantFrom('user', 'student', null),
      sector: fc.constantFrom('finance', null),
      topics: fc.subarray(topics),
      happenedAt: quarter,
    },
    { requiredKeys: [] },
  )
  .filter((set) => Object.keys(set).length > 0);

type Step =
  | { kind: 'visit' | 'undo' | 'repeat'; visitIndex: number }
  | { kind: 'correction'; visitIndex: number; set: Parameters<typeof correction>[1]; at: string };
const arbitraryStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom<'visit' | 'undo' | 'repeat'>('visit', 'visit', 'undo', 'repeat'),
      visitIndex: fc.nat(7),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('correction' as const),
      visitIndex: fc.nat(7),
      set: arbitrarySet,
      at: quarter,
    }),
  },
);
const arbitraryVisit = fc.record({
  partySize: fc.integer({ min: 1, max: 9 }),
  audience: fc.constantFrom('newcomer', 'user', undefined),
  sector: fc.constantFrom('finance', undefined),
  topics: fc.subarray(topics),
  tappedAt: quarter,
});

/** Batches of items in an arbitrary order: undos and corrections may come before their visit, and anything twice. */
const arbitraryBatches = fc.record({
  visits: fc.array(arbitraryVisit, { minLength: 8, maxLength: 8 }),
  batches: fc.array(fc.array(arbitraryStep, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
});

interface Plan {
  visits: Parameters<typeof visit>[1][];
  batches: Step[][];
}

function itemsOf(plan: Plan, boothId: string): SyncItemInput[][] {
  const visits = plan.visits.map((given) => visit(boothId, given));
  const sent: SyncItemInput[] = [];
  return plan.batches.map((batch) =>
    batch.flatMap((step): SyncItemInput[] => {
      const about = visits[step.visitIndex];
      if (about === undefined) return [];
      const item =
        step.kind === 'visit'
          ? about
          : step.kind === 'undo'
            ? undo(about)
            : step.kind === 'correction'
              ? correction(about, step.set, step.at)
              : sent.at(step.visitIndex - sent.length);
      if (item !== undefined) sent.push(item);
      return item === undefined ? [] : [item];
    }),
  );
}

/** What the rollups must say, computed from the raw facts without any of the triggers' own columns. */
async function recount(boothId: string) {
  const [visits, undos, corrections] = await Promise.all([
    db.visit.findMany({ where: { boothId } }),
    db.visitUndo.findMany({ where: { boothId } }),
    db.visitCorrection.findMany({ where: { boothId }, orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }] }),
  ]);
  const undone = new Set(undos.map(({ visitId }) => visitId));
  const rollups = new Map<string, { visits: number; visitors: number }>();
  const add = (key: string, size: number) => {
    const cell = rollups.get(key) ?? { visits: 0, visitors: 0 };
    rollups.set(key, { visits: cell.visits + 1, visitors: cell.visitors + size });
  };
  for (const one of visits.filter(({ id }) => !undone.has(id))) {
    const said = {
      partySize: one.partySize,
      audience: one.audience,
      sector: one.sector,
      topicIds: one.topicIds,
      occurredAt: (one.happenedAt ?? one.tappedAt).toISOString(),
    };
    const stands = corrections
      .filter(({ visitId }) => visitId === one.id)
      .reduce((before, { change }) => Object.assign(before, change), said);
    const bucket = Math.floor(Date.parse(stands.occurredAt) / 900_000);
    const cell = `${bucket}|${stands.audience ?? ''}|${stands.sector ?? ''}`;
    add(cell, stands.partySize);
    for (const topicId of new Set(stands.topicIds)) add(`${cell}|topic ${topicId}`, stands.partySize);
  }
  return sorted(rollups);
}

async function readRollups(boothId: string) {
  const rows = await sql<
    { bucket: number; audience: string; sector: string; visits: number; visitors: number }[]
  >`
    select (extract(epoch from bucket) / 900)::int as bucket, audience, sector, visits, visitors from visit_rollups where booth_id = ${boothId}`;
  const topicRows = await sql<
    {
      bucket: number;
      audience: string;
      sector: string;
      topicId: string;
      visits: number;
      visitors: number;
    }[]
  >`
    select (extract(epoch from bucket) / 900)::int as bucket, audience, sector, topic_id, visits, visitors
    from visit_topic_rollups where booth_id = ${boothId}`;
  const cells = new Map<string, { visits: number; visitors: number }>();
  for (const { bucket, audience, sector, visits, visitors } of rows)
    if (visits !== 0 || visitors !== 0) cells.set(`${bucket}|${audience}|${sector}`, { visits, visitors });
  for (const { bucket, audience, sector, topicId, visits, visitors } of topicRows)
    if (visits !== 0 || visitors !== 0)
      cells.set(`${bucket}|${audience}|${sector}|topic ${topicId}`, { visits, visitors });
  return sorted(cells);
}

const sorted = (cells: Map<string, object>) =>
  Object.fromEntries([...cells].sort(([a], [b]) => a.localeCompare(b)));

test('after any interleaving of visits, undos, corrections and repeats the rollups equal a recount', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryBatches, async (plan) => {
      const { booth, devices } = await newBooth();
      const [device] = devices;
      if (device === undefined) throw new Error('a tablet is missing');
      for (const items of itemsOf(plan, booth.id))
        expect((await send(request, device, items)).status).toBe(200);
      expect(await readRollups(booth.id)).toEqual(await recount(booth.id));
    }),
    { numRuns: 25 },
  );
});

test('also when three devices send at the same time, and no deadlock reaches a client', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryBatches, async (plan) => {
      const { booth, devices } = await newBooth();
      const batches = itemsOf(plan, booth.id);
      const answers = await Promise.all(
        batches.flatMap((items) => devices.map((device) => send(request, device, items))),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      expect(await readRollups(booth.id)).toEqual(await recount(booth.id));
    }),
    { numRuns: 25 },
  );
});

test('also when two servers write to several booths in opposite order', async () => {
  const other = await createTestApp({ databaseUrl });
  const booths = await Promise.all(
    Array.from({ length: 6 }, (_, index) => createBooth(db, atlanta.id, `Opposite ${index}`)),
  );
  const ids = booths.map(({ id }) => id);
  const device = await createTablet(db, atlanta.id, ids, 'Roaming tablet');
  const rounds = Array.from({ length: 30 }, (_, round) => (round % 2 === 0 ? ids : [...ids].reverse()));
  const answers = await Promise.all(
    rounds.map((order, round) => {
      const visits = order.map((boothId) => visit(boothId));
      return send(round % 2 === 0 ? request : other.request, device, [
        ...visits,
        ...visits.slice(0, 2).map((one) => undo(one)),
      ]);
    }),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  for (const id of ids) expect(await readRollups(id)).toEqual(await recount(id));
});
