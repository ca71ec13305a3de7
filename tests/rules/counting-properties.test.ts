import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chooseHeadCounts,
  countedOf,
  figureOf,
  type HeadCount,
  hiddenAt,
  isHeldBack,
  isRecordedAt,
  overlaps,
  type Record,
  type Stretch,
  splitTapped,
  type Taps,
  totalOf,
} from '#server/counting/rules';
import { placeInTime, recordWithin } from '#server/counting/time';
import { figuresByDay } from '#server/reports/figures-by-day';
import { dayOf, hoursOf, openMsWithin } from '#server/reports/rules';
import { tableMakers } from '#server/summary/tables';
import { reportBooth, reportOf } from '../fixtures/report.ts';

const HOUR = 3_600_000;
const DAYS = 3;
const zone = 'America/New_York';
/** The clocks go back on the second of these days. */
const start = Date.parse('2025-11-01T00:00:00-04:00');
const end = start + (DAYS * 24 + 1) * HOUR;
const openings = [0, 25, 50].map((hour) => ({
  ...{ startsAt: start + (hour + 10.75) * HOUR, endsAt: start + (hour + 19.75) * HOUR },
  breaks: [{ startsAt: start + (hour + 14) * HOUR, endsAt: start + (hour + 14.5) * HOUR }],
}));
/** Which of them are figures; the rest of one that a better one overlaps goes by open minutes. */
const choose = (headCounts: HeadCount[]) => chooseHeadCounts(headCounts, openMsWithin(openings));
const hours = hoursOf(zone, [{ startsAt: start, endsAt: end }], openings);
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

/** Any millisecond, full quarters among them. */
const anyMoment = fc.oneof(
  fc.integer({ min: start, max: end - 1 }),
  fc.nat((end - start) / 900_000 - 1).map((quarter) => start + quarter * 900_000),
);
const anyStretch: fc.Arbitrary<Stretch> = fc
  .tuple(anyMoment, anyMoment)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ startsAt: Math.min(a, b), endsAt: Math.max(a, b) }));
const anyRange = fc.oneof(
  fc.constant({ low: null, high: null }),
  fc.record({ below: fc.nat(20), above: fc.nat(20) }),
);
const anyHeadCount = (stretch: fc.Arbitrary<Stretch | null>): fc.Arbitrary<HeadCount> =>
  fc
    .record({
      id: fc.uuid(),
      stretch,
      source: fc.constantFrom<HeadCount['source']>('clicker', 'door', 'judged', 'published', 'missed'),
      approximate: fc.boolean(),
      likely: fc.nat(500),
      range: anyRange,
      receivedAt: fc.nat(3),
    })
    .filter(({ source, stretch: of }) => source !== 'missed' || of !== null)
    .map(({ range, ...count }) => ({
      ...count,
      ...('below' in range
        ? { low: Math.max(0, count.likely - range.below), high: count.likely + range.above }
        : range),
    }));
const anyTap: fc.Arbitrary<Taps> = fc
  .tuple(anyMoment, fc.integer({ min: 1, max: 40 }))
  .map(([startsAt, visitors]) => ({ startsAt, endsAt: startsAt + 1, visitors }));
/** As it is read: its head counts are not chosen yet. */
const anyRaw = (stretch: fc.Arbitrary<Stretch | null>): fc.Arbitrary<Record> =>
  fc.record({
    days: fc.constant([]),
    taps: fc.array(anyTap, { maxLength: 30 }),
    headCounts: fc.array(anyHeadCount(stretch), { maxLength: 6 }),
    presence: fc.array(anyStretch, { maxLength: 2 }),
    isBehind: fc.boolean(),
  });
const chosenOf = (record: Record): Record => ({ ...record, headCounts: choose(record.headCounts) });
const anyStretchOrNone = fc.option(anyStretch, { nil: null, freq: 4 });
const anything = anyRaw(anyStretchOrNone).map(chosenOf);
const timedOnly = anyRaw(anyStretch).map(chosenOf);
const shuffled = <Row>(rows: Row[], seeds: number[]) =>
  rows
    .map((row, index) => ({ row, at: seeds[index % seeds.length] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);

describe('head counts that are figures', () => {
  const anyCounts = fc.array(anyHeadCount(anyStretchOrNone), { maxLength: 6 });

  test('never overlap, and none says more than it was given', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const chosen = choose(counts);
        const timed = chosen.flatMap(({ stretch }) => stretch ?? []);
        timed.forEach((one, index) => {
          expect(timed.slice(index + 1).some((other) => overlaps(one, other))).toBe(false);
        });
        for (const [id, counted] of countedOf(chosen))
          expect(counted).toBeLessThanOrEqual(counts.find((count) => count.id === id)?.likely ?? -1);
        expect(chosen.filter(({ stretch }) => stretch === null).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('are all as they were given where none overlaps another, and the best one always is', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const all = choose(counts);
        expect(choose(all)).toEqual(all);
        for (const one of all) expect(one.approximate || counts.includes(one)).toBe(true);
        expect(all.length > 0).toBe(counts.length > 0);
      }),
    );
  });
});

describe('the figure of any record', () => {
  test('is never negative, and its range holds it', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 4 }), (records) => {
        const figures = records.map(figureOf);
        for (const figure of [...figures, totalOf(figures).total]) {
          const { visitors, low, high, tapped } = figure;
          expect(Math.min(visitors ?? 0, tapped)).toBeGreaterThanOrEqual(0);
          expect((low === null) === (high === null)).toBe(true);
          if (low === null || high === null || visitors === null) continue;
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low <= visitors && visitors <= high).toBe(true);
          expect(figure.approximate).toBe(true);
        }
      }),
    );
  });

  test('does not depend on the order in which anything came', () => {
    const seeds = fc.array(fc.nat(1000), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(anyRaw(anyStretchOrNone), seeds, (raw, order) => {
        const record = chosenOf(raw);
        const turned = chosenOf({
          ...raw,
          taps: shuffled(raw.taps, order),
          headCounts: shuffled(raw.headCounts, order),
          presence: shuffled(raw.presence, order),
        });
        expect(figureOf(turned)).toEqual(figureOf(record));
        expect(placeInTime(turned, hours)).toEqual(placeInTime(record, hours));
      }),
    );
  });

  test('rises by exactly its party with a visit outside of every head count', () => {
    fc.assert(
      fc.property(timedOnly, anyTap, (record, tap) => {
        fc.pre(!record.headCounts.some(({ stretch }) => stretch !== null && overlaps(stretch, tap)));
        const before = figureOf(record);
        const after = figureOf({ ...record, taps: [...record.taps, tap] });
        expect((after.visitors ?? 0) - (before.visitors ?? 0)).toBe(tap.visitors);
        if (before.low !== null && after.low !== null) expect(after.low - before.low).toBe(tap.visitors);
      }),
    );
  });

  test('never falls when somebody more is tapped', () => {
    fc.assert(
      fc.property(anything, anyTap, (record, tap) => {
        const more = figureOf({ ...record, taps: [...record.taps, tap] }).visitors ?? 0;
        expect(more).toBeGreaterThanOrEqual(figureOf(record).visitors ?? 0);
      }),
    );
  });
});

describe('of visitors of whom something was said', () => {
  test('nothing is 0 in the time of a head count that cannot be split, in no part of it and in no hour', () => {
    fc.assert(
      fc.property(anything, fc.array(anyMoment, { maxLength: 3 }), (all, moments) => {
        const unsplit = all.headCounts.map(({ stretch }) => stretch);
        const record = { ...all, headCounts: [], taps: [], unsplit };
        fc.pre(unsplit.length > 0);
        expect(figureOf(record)).toMatchObject({ visitors: null, none: 'not-split' });
        const [hour] = hoursOf(
          zone,
          moments.map((at) => ({ startsAt: at, endsAt: at + 1 })),
          openings,
        );
        if (hour === undefined) return;
        const part = recordWithin(record, hour, hours);
        const isCounted = unsplit.some((stretch) => stretch !== null && overlaps(stretch, hour));
        expect(figureOf(part).none).toBe(isCounted ? 'not-split' : undefined);
        expect(hiddenAt(hour, record)).toBe(isCounted ? 'not-split' : undefined);
        if (isCounted) expect(isRecordedAt(hour, record)).toBe(false);
      }),
    );
  });
});

describe('in time', () => {
  /** By hour of the clock: a tap is read visit by visit wherever an edge lies, so none lies on both sides. */
  test('hours and what is not placed add up to the figure, and none is negative', () => {
    fc.assert(
      fc.property(anything, (record) => {
        const { visitors, shared, notPlaced } = placeInTime(record, hours);
        expect(Math.min(0, notPlaced, ...visitors, ...shared)).toBe(0);
        expect(visitors.every((all, index) => all >= (shared[index] ?? 0))).toBe(true);
        expect(sum(visitors) + notPlaced).toBe(figureOf(record).visitors ?? 0);
      }),
    );
  });

  /** Edges at any millisecond: parts of a quarter of an hour too. */
  const anyEdges = fc.array(anyMoment, { maxLength: 6 });
  const partsOf = (edges: number[]) => {
    const at = [...new Set([start, ...edges, end])].sort((a, b) => a - b);
    return at.slice(1).map((endsAt, index) => ({ startsAt: at[index] ?? endsAt, endsAt }));
  };

  test('the parts of the time add up to the whole, wherever it is cut', () => {
    fc.assert(
      fc.property(anything, anyEdges, (record, edges) => {
        const whole = figureOf(record).visitors ?? 0;
        const { notPlaced } = placeInTime(record, hours);
        const parts = partsOf(edges).map((part) => figureOf(recordWithin(record, part, hours)));
        expect(sum(parts.map(({ visitors }) => visitors ?? 0)) + notPlaced).toBe(whole);
        for (const { visitors, low, high, none } of parts) {
          expect(visitors ?? 0).toBeGreaterThanOrEqual(0);
          expect(visitors ?? 0).toBeLessThanOrEqual(whole);
          // More came in known times than a head count of the whole event says: a person has to decide.
          if (isHeldBack(record)) expect(visitors).toBeNull();
          else expect(none).toBeUndefined();
          if (low === null || high === null) continue;
          expect(low <= (visitors ?? 0) && (visitors ?? 0) <= high).toBe(true);
        }
      }),
    );
  });

  test('the rows of days, and of what has no day, add up to the booth in page and files; none is negative', () => {
    fc.assert(
      fc.property(anything, (record) => {
        const figure = figureOf(record);
        const days = figuresByDay(record, zone, openings);
        const { rows, heads } = tableMakers.days(reportOf([reportBooth({ figure, days })]));
        const visitors = rows.map((row) => Number(row[heads.indexOf('visitors')] ?? 0));
        expect(Math.min(0, ...visitors)).toBe(0);
        expect(Math.max(0, ...visitors)).toBeLessThanOrEqual(figure.visitors ?? 0);
        expect(sum(visitors)).toBe(figure.visitors ?? 0);
        const placed = sum(days.map((day) => day.figure.visitors ?? 0));
        expect(placed + placeInTime(record, hours).notPlaced).toBe(figure.visitors ?? 0);
        // What a part says is what its day, and its hours, say.
        for (const { date, figure: ofDay } of days) {
          const part = recordWithin(record, dayOf(date, zone), hours);
          const placed = placeInTime(part, hours);
          expect(sum(placed.visitors) + placed.notPlaced).toBe(ofDay.visitors ?? 0);
          const { added, beside } = splitTapped(part);
          expect(added + beside).toBe(ofDay.tapped);
          expect(added).toBeLessThanOrEqual(ofDay.visitors ?? 0);
        }
      }),
    );
  });

  test('the hours of a part add up to the part, and a whole hour is the same in every part', () => {
    fc.assert(
      fc.property(timedOnly, anyStretch, (record, part) => {
        const cut = recordWithin(record, part, hours);
        const placed = placeInTime(cut, hours);
        expect(sum(placed.visitors)).toBe(figureOf(cut).visitors ?? 0);
        expect(placed.notPlaced).toBe(0);
        const whole = placeInTime(record, hours);
        hours.forEach((hour, index) => {
          if (hour.startsAt < part.startsAt || hour.endsAt > part.endsAt) return;
          expect(placed.visitors[index]).toBe(whole.visitors[index]);
        });
      }),
    );
  });
});
