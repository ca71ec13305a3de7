import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureText } from '#contracts/figures';
import {
  chooseHeadCounts,
  countedOf,
  figureOf,
  type HeadCount,
  isDisputed,
  isRecordedAt,
  type Record,
  splitTapped,
  type Taps,
  totalOf,
} from '#server/counting/rules';
import { shareOut } from '#server/counting/shares';
import { placeInTime, recordWithin } from '#server/counting/time';
import { openMsWithin } from '#server/reports/rules';

const HOUR = 3_600_000;
const tuesday = { startsAt: 0, endsAt: 24 * HOUR };
const wednesday = { startsAt: 24 * HOUR, endsAt: 48 * HOUR };
const nothing: Record = { days: [], taps: [], headCounts: [], presence: [], isBehind: false };
/** Open all the time. */
const choose = (headCounts: HeadCount[]) => chooseHeadCounts(headCounts, openMsWithin([]));

const taps = (hour: number, visitors: number): Taps => ({
  startsAt: hour * HOUR,
  endsAt: (hour + 1) * HOUR,
  visitors,
});
const headCount = (given: Partial<HeadCount>): HeadCount => ({
  id: 'a',
  stretch: null,
  source: 'judged',
  approximate: true,
  likely: 75,
  low: null,
  high: null,
  receivedAt: 0,
  ...given,
});

describe('the figure of a booth', () => {
  test('is printed in its honest form', () => {
    expect(figureText(figureOf(nothing))).toBe('not recorded');
    expect(figureText(figureOf({ ...nothing, presence: [tuesday] }))).toBe('0');
    expect(figureText(figureOf({ ...nothing, taps: [taps(1, 75)] }))).toBe('75');
    expect(figureText(figureOf({ ...nothing, headCounts: [headCount({})] }))).toBe('~75');
    expect(figureText(figureOf({ ...nothing, headCounts: [headCount({ low: 70, high: 80 })] }))).toBe(
      '~75 (70–80)',
    );
    expect(figureText(figureOf({ ...nothing, headCounts: [headCount({ low: 70 })] }))).toBe(
      '~75 (at least 70)',
    );
    expect(figureText(figureOf({ ...nothing, headCounts: [headCount({ high: 80 })] }))).toBe(
      '~75 (at most 80)',
    );
    expect(
      figureText(
        figureOf({
          ...nothing,
          headCounts: [headCount({ source: 'clicker', approximate: false, likely: 43 })],
        }),
      ),
    ).toBe('43');
    expect(figureText(figureOf({ ...nothing, days: [tuesday, wednesday], taps: [taps(1, 75)] }))).toBe(
      '75 (1 of 2 days)',
    );
  });

  test('never adds a head count and taps of the same time', () => {
    const record = {
      ...nothing,
      taps: [taps(10, 31), taps(30, 8)],
      headCounts: [headCount({ stretch: tuesday, likely: 43, approximate: false })],
    };
    expect(figureOf(record)).toMatchObject({ visitors: 43 + 8, tapped: 39 });
    expect(splitTapped(record)).toEqual({ beside: 31, added: 8 });
  });

  test('adds what was missed to the taps, whenever they arrive, and leaves it out where all were counted otherwise', () => {
    const missed = headCount({ id: 'missed', source: 'missed', stretch: tuesday, likely: 5 });
    const record = { ...nothing, taps: [taps(10, 31), taps(30, 8)], headCounts: [missed] };
    expect(figureText(figureOf(record))).toBe('~44');
    expect(figureText(figureOf({ ...record, taps: [...record.taps, taps(11, 40)] }))).toBe('~84');
    expect(splitTapped(record)).toEqual({ beside: 0, added: 39 });
    expect(isDisputed(record)).toBe(false);
    const placed = placeInTime(record, hours);
    expect([placed.visitors[10], placed.notPlaced]).toEqual([31 + (placed.shared[10] ?? 0), 0]);
    const clicker = headCount({
      id: 'clicker',
      source: 'clicker',
      approximate: false,
      stretch: tuesday,
      likely: 43,
    });
    expect(figureText(figureOf({ ...record, headCounts: choose([missed, clicker]) }))).toBe('51');
    const newer = headCount({ ...missed, id: 'newer', likely: 10, receivedAt: 9 });
    expect(figureText(figureOf({ ...record, headCounts: choose([missed, newer]) }))).toBe('~49');
  });

  test('asks a person when more was tapped than the head count says', () => {
    expect(isDisputed({ taps: [taps(1, 80)], headCounts: [headCount({ likely: 75 })] })).toBe(true);
    expect(
      isDisputed({ taps: [taps(1, 80)], headCounts: [headCount({ likely: 75, low: 70, high: 80 })] }),
    ).toBe(false);
  });

  test('takes the clicker before a guess, and the newest of one source', () => {
    const guess = headCount({ id: 'guess', receivedAt: 9, stretch: tuesday });
    const clicker = headCount({ id: 'clicker', source: 'clicker', stretch: tuesday });
    const newer = headCount({ id: 'newer', source: 'door', receivedAt: 5, stretch: tuesday });
    expect(choose([guess, clicker, newer]).map(({ id }) => id)).toEqual(['newer']);
  });

  test('has no range unless every approximate part has one', () => {
    const ranged = headCount({ id: 'r', stretch: tuesday, low: 70, high: 80 });
    const bare = headCount({ id: 'b', stretch: wednesday, likely: 20 });
    expect(figureOf({ ...nothing, headCounts: [ranged, bare] })).toMatchObject({
      visitors: 95,
      low: null,
      high: null,
    });
    expect(figureOf({ ...nothing, headCounts: [ranged], taps: [taps(30, 5)] })).toMatchObject({
      visitors: 80,
      low: 75,
      high: 85,
    });
  });

  test('has the end of a range that every approximate part has, and not the other', () => {
    const ranged = headCount({ id: 'r', stretch: tuesday, low: 70, high: 80 });
    const atLeast = headCount({ id: 'l', stretch: wednesday, likely: 20, low: 15 });
    expect(figureText(figureOf({ ...nothing, headCounts: [ranged, atLeast], taps: [taps(49, 5)] }))).toBe(
      '~100 (at least 90)',
    );
    const atMost = headCount({ id: 'h', stretch: wednesday, likely: 20, high: 25 });
    expect(figureText(figureOf({ ...nothing, headCounts: [ranged, atMost] }))).toBe('~95 (at most 105)');
    const apart = [headCount({ id: 'l', stretch: tuesday, low: 70 }), atMost];
    expect(figureText(figureOf({ ...nothing, headCounts: apart }))).toBe('~95');
  });
});

describe('head counts that overlap', () => {
  const stretch = (from: number, until: number) => ({ startsAt: from * HOUR, endsAt: until * HOUR });
  const judged = headCount({ id: 'judged', stretch: stretch(10, 17), likely: 300, low: 280, high: 320 });
  const clicker = headCount({
    ...{ id: 'clicker', source: 'clicker', stretch: stretch(11, 12), likely: 20, approximate: false },
  });

  test('the better one holds for its time, the other for the rest of its own', () => {
    const record = { ...nothing, headCounts: choose([judged, clicker]) };
    expect(figureText(figureOf(record))).toBe('~277');
    const { visitors, shared } = placeInTime(record, hours);
    expect(visitors.slice(10, 17)).toEqual([43, 20, 43, 43, 43, 43, 42]);
    expect(shared[11]).toBe(0);
    expect(countedOf(record.headCounts)).toEqual(
      new Map([
        ['clicker', 20],
        ['judged', 257],
      ]),
    );
  });

  test('the rest goes by opening minutes; where none are left the better one stands alone', () => {
    const opening = { ...stretch(11, 14), breaks: [stretch(13, 13.5)] };
    const openMs = openMsWithin([opening]);
    const chosen = chooseHeadCounts([judged, clicker], openMs);
    expect(figureText(figureOf({ ...nothing, headCounts: chosen }))).toBe('~200');
    const whole = { ...clicker, stretch: stretch(11, 14) };
    const alone = { ...nothing, taps: [taps(10, 3)], headCounts: chooseHeadCounts([judged, whole], openMs) };
    expect(figureText(figureOf(alone))).toBe('23');
    expect(isDisputed(alone)).toBe(false);
  });

  test('of one source the newest holds for its time', () => {
    const newer = { ...judged, id: 'newer', stretch: stretch(15, 19), likely: 40, receivedAt: 9 };
    const { headCounts } = { headCounts: choose([newer, judged]) };
    expect(figureText(figureOf({ ...nothing, headCounts }))).toBe('~254');
    expect(headCounts.find(({ id }) => id === 'newer')).toEqual(newer);
  });

  test('more tapped in one part of the rest than its share is no dispute, more than the whole rest is', () => {
    const headCounts = choose([judged, clicker]);
    expect(isDisputed({ taps: [taps(10, 200)], headCounts })).toBe(false);
    expect(isDisputed({ taps: [taps(10, 200), taps(14, 58)], headCounts })).toBe(true);
  });

  test('one of the whole event is the figure of the whole, and those with times say when a part of it came', () => {
    const published = headCount({ id: 'published', source: 'published', likely: 75 });
    const record = { ...nothing, taps: [taps(30, 4)], headCounts: choose([clicker, published]) };
    expect(figureText(figureOf(record))).toBe('~75');
    expect(isDisputed(record)).toBe(false);
    const placed = placeInTime(record, hours);
    expect([placed.visitors[11], placed.visitors[30], placed.notPlaced]).toEqual([20, 4, 51]);
    expect(figureText(figureOf(recordWithin(record, tuesday, hours)))).toBe('20');
    expect([...countedOf(record.headCounts).keys()]).toEqual(['published']);
  });

  test('a person is asked when those with times come to more than the one of the whole event', () => {
    const published = headCount({ id: 'published', source: 'published', likely: 75 });
    const record = { ...nothing, headCounts: choose([{ ...clicker, likely: 80 }, published]) };
    expect(figureText(figureOf(record))).toBe('~75');
    expect(isDisputed(record)).toBe(true);
    expect(placeInTime(record, hours).notPlaced).toBe(75);
    // Its visitors stand apart: the hour is not one in which nobody came.
    expect(isRecordedAt(stretch(11, 12), record)).toBe(false);
  });

  test('a head count that is left out says nothing of any hour', () => {
    const published = headCount({ id: 'published', source: 'published', likely: 75 });
    const missed = headCount({ id: 'missed', source: 'missed', stretch: stretch(10, 12), likely: 5 });
    const record = { ...nothing, headCounts: choose([published, missed]) };
    expect(isRecordedAt(stretch(10, 12), record)).toBe(false);
  });
});

describe('the total of several booths', () => {
  test('says how many of them were counted', () => {
    const figures = [
      figureOf({ ...nothing, taps: [taps(1, 10)] }),
      figureOf({ ...nothing, headCounts: [headCount({})] }),
      figureOf(nothing),
    ];
    expect(totalOf(figures)).toMatchObject({ countedBooths: 2, total: { visitors: 85, approximate: true } });
    expect(totalOf([figureOf(nothing)])).toMatchObject({ countedBooths: 0, total: { visitors: null } });
  });

  test('keeps the end of a range that every approximate booth has', () => {
    const total = (...counts: Partial<HeadCount>[]) =>
      figureText(
        totalOf([
          figureOf({ ...nothing, taps: [taps(1, 10)] }),
          ...counts.map((count) => figureOf({ ...nothing, headCounts: [headCount(count)] })),
        ]).total,
      );
    expect(total({ low: 70, high: 80 }, { low: 60 })).toBe('~160 (at least 140)');
    expect(total({ low: 70, high: 80 }, { high: 90 })).toBe('~160 (at most 180)');
    expect(total({ low: 70, high: 80 }, {})).toBe('~160');
  });
});

const hours = Array.from({ length: 48 }, (_, hour) => ({
  startsAt: hour * HOUR,
  endsAt: (hour + 1) * HOUR,
  openMinutes: (stretch: { startsAt: number; endsAt: number }) =>
    Math.max(0, Math.min(stretch.endsAt, (hour + 1) * HOUR) - Math.max(stretch.startsAt, hour * HOUR)) /
    60_000,
}));

const arbitraryStretch = fc
  .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 20 }))
  .map(([from, length]) => ({
    startsAt: from * HOUR,
    endsAt: Math.min(48, from + length) * HOUR,
  }));
const arbitraryHeadCount = fc
  .record({
    id: fc.uuid(),
    stretch: fc.option(arbitraryStretch, { nil: null, freq: 3 }),
    source: fc.constantFrom<HeadCount['source']>('clicker', 'door', 'judged', 'published', 'missed'),
    approximate: fc.boolean(),
    likely: fc.integer({ min: 0, max: 500 }),
    low: fc.constant(null),
    high: fc.constant(null),
    receivedAt: fc.integer({ min: 0, max: 1000 }),
  })
  // How many were missed is said of a stretch only.
  .filter(({ source, stretch }) => source !== 'missed' || stretch !== null);
const arbitraryTaps = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 40 })))
  .map((list) => list.map(([hour, visitors]) => taps(hour, visitors)));

describe('visitors by hour', () => {
  test('agree with the total, whatever was counted and how', () => {
    fc.assert(
      fc.property(arbitraryTaps, fc.array(arbitraryHeadCount, { maxLength: 6 }), (someTaps, counts) => {
        const headCounts = choose(counts);
        const placed = placeInTime({ taps: someTaps, headCounts }, hours);
        const sum = placed.visitors.reduce((a, b) => a + b, 0) + placed.notPlaced;
        expect(sum).toBe(figureOf({ ...nothing, taps: someTaps, headCounts }).visitors ?? 0);
      }),
    );
  });

  test('a head count without times stays apart', () => {
    expect(placeInTime({ taps: [], headCounts: [headCount({ likely: 30 })] }, hours).notPlaced).toBe(30);
  });

  test('shares add up to the whole, by largest remainder', () => {
    expect(shareOut(10, [1, 1, 1])).toEqual([4, 3, 3]);
    fc.assert(
      fc.property(fc.nat(10_000), fc.array(fc.nat(500), { minLength: 1 }), (amount, weights) => {
        const shares = shareOut(amount, weights);
        const hasWeight = weights.some((weight) => weight > 0);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(hasWeight ? amount : 0);
      }),
    );
  });
});
