import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import {
  chooseHeadCounts,
  figureOf,
  type HeadCount,
  type Record,
  type Stretch,
} from '#server/counting/rules';
import { placeInTime, recordWithin } from '#server/counting/time';
import { listOpenings } from '#server/reports/openings';
import { readRecords } from '#server/reports/records';
import { hoursOf, openMsWithin } from '#server/reports/rules';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { correction, createTablet, send, undo, visit } from '../fixtures/devices.ts';
import { createTestApp, TEST_NOW } from '../setup/app.ts';

const { request, db, sql } = await createTestApp();
const atlanta = await createEvent(db);
const openings = await listOpenings(sql, atlanta.id, null);
const from = Date.parse('2025-11-12T15:00:00Z');
const until = Date.parse('2025-11-12T18:00:00Z');
const hours = hoursOf(atlanta.timeZone, [{ startsAt: from, endsAt: until }], openings);

/** Any millisecond of these hours, and full quarters. */
const anyMoment = fc.oneof(
  fc.integer({ min: from, max: until - 1 }),
  fc.nat(11).map((quarter) => from + quarter * 900_000),
);
const anyStretch = fc
  .tuple(anyMoment, anyMoment)
  .filter(([a, b]) => a !== b)
  .map(([a, b]): Stretch => ({ startsAt: Math.min(a, b), endsAt: Math.max(a, b) }));
const anyPlan = fc.record({
  visits: fc.array(
    fc.record({
      at: anyMoment,
      partySize: fc.integer({ min: 1, max: 9 }),
      fate: fc.constantFrom('stands', 'stands', 'undone', 'corrected'),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  headCounts: fc.array(
    fc.record({
      stretch: fc.option(anyStretch, { nil: null, freq: 5 }),
      source: fc.constantFrom<HeadCount['source']>('clicker', 'judged', 'published'),
      approximate: fc.boolean(),
      likely: fc.nat(60),
    }),
    { maxLength: 3 },
  ),
  within: anyStretch,
});

let count = 0;
async function newBooth() {
  count += 1;
  const booth = await createBooth(db, atlanta.id, `Booth ${count}`);
  return { boothId: booth.id, tablet: await createTablet(db, atlanta.id, [booth.id], `Tablet ${count}`) };
}

test('a figure from rollups is the figure from a recount of visits, for any range and any head counts', async () => {
  await fc.assert(
    fc.asyncProperty(anyPlan, async ({ visits, headCounts, within }) => {
      const { boothId, tablet } = await newBooth();
      const sent = visits.map(({ at, partySize, fate }) => ({
        item: visit(boothId, { tappedAt: new Date(at).toISOString(), partySize }),
        fate,
      }));
      const facts = sent.flatMap(({ item, fate }) => {
        if (fate === 'undone') return [undo(item)];
        return fate === 'corrected' ? [correction(item, { partySize: 10 })] : [];
      });
      const answer = await send(request, tablet, [...sent.map(({ item }) => item), ...facts]);
      expect(answer.status).toBe(200);
      const counts = headCounts.map((given, index) => ({ ...given, id: uuidv7(), receivedAt: from + index }));
      for (const { stretch, receivedAt, ...given } of counts)
        await db.headCount.create({
          data: {
            ...{ ...given, boothId, eventId: atlanta.id, contentHash: Buffer.from('x') },
            startsAt: stretch && new Date(stretch.startsAt),
            endsAt: stretch && new Date(stretch.endsAt),
            ...{ tappedAt: TEST_NOW, occurredAt: TEST_NOW, receivedAt: new Date(receivedAt) },
          },
        });
      const recounted: Record = {
        ...{ days: [], presence: [], isBehind: false },
        taps: visits
          .filter(({ fate }) => fate !== 'undone')
          .map(({ at, partySize, fate }) => ({
            ...{ startsAt: at, endsAt: at + 1 },
            visitors: fate === 'corrected' ? 10 : partySize,
          })),
        headCounts: chooseHeadCounts(
          counts.map((given) => ({ ...given, low: null, high: null })),
          openMsWithin(openings),
        ),
      };
      for (const range of [null, within]) {
        const read = (await readRecords(sql, atlanta, [boothId], range, TEST_NOW)).get(boothId);
        const recount = range === null ? recounted : recordWithin(recounted, range, hours);
        if (read === undefined) throw new Error('the booth is missing');
        expect(figureOf(read)).toEqual(figureOf(recount));
        expect(placeInTime(read, hours)).toEqual(placeInTime(recount, hours));
      }
    }),
    { numRuns: 25 },
  );
});
