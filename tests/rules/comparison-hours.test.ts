import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AlignedHour } from '#contracts/engagement-comparison';
import { chooseHeadCounts, figureOf, type HeadCount, type Record, totalOf } from '#server/counting/rules';
import type { Side } from '#server/engagement/aligning';
import { compare } from '#server/engagement/comparing';
import { openMsWithin } from '#server/reports/rules';
import { BASE, layoutComparison } from '#web/dashboard/engagement/comparison-layout.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const zone = 'America/New_York';
const first = Date.parse('2025-11-01T14:45:00Z');
const sum = (numbers: (number | null | undefined)[]) => numbers.reduce<number>((a, b) => a + (b ?? 0), 0);

/** Up to three days of any length, a break in each; the clocks go back in the second night. */
const anyOpenings = fc
  .array(fc.integer({ min: 30, max: 600 }), { minLength: 1, maxLength: 3 })
  .map((lengths) =>
    lengths.map((minutes, day) => {
      const startsAt = first + day * 24 * HOUR + (day > 0 ? HOUR : 0);
      const breaks = [{ startsAt: startsAt + 20 * MINUTE, endsAt: startsAt + 25 * MINUTE }];
      return { startsAt, endsAt: startsAt + minutes * MINUTE, breaks };
    }),
  );
const anyMoment = fc.integer({ min: -2 * HOUR, max: 70 * HOUR }).map((after) => first + after);
const anyCount = fc.record({
  ...{ id: fc.uuid(), approximate: fc.boolean(), likely: fc.nat(90), receivedAt: fc.nat(3) },
  source: fc.constantFrom<HeadCount['source']>('clicker', 'judged', 'missed'),
  stretch: fc.option(
    fc
      .tuple(anyMoment, fc.integer({ min: 1, max: 300 }))
      .map(([startsAt, minutes]) => ({ startsAt, endsAt: startsAt + minutes * MINUTE })),
    { freq: 4 },
  ),
});
/** As it is read for a comparison: no tap lies on both sides of an edge. */
const anyRecord = fc.record({
  days: fc.constantFrom<Record['days'][]>([], [{ startsAt: first - 15 * HOUR, endsAt: first + 9 * HOUR }]),
  taps: fc.array(
    fc.tuple(anyMoment, fc.integer({ min: 1, max: 9 })).map(([startsAt, visitors]) => ({
      ...{ startsAt, endsAt: startsAt + 1, visitors },
    })),
    { maxLength: 12 },
  ),
  headCounts: fc.array(
    anyCount
      .filter(({ source, stretch }) => source !== 'missed' || stretch !== null)
      .map((count) => ({ ...count, low: null, high: null })),
    { maxLength: 2 },
  ),
  presence: fc.array(
    anyMoment.map((startsAt) => ({ startsAt, endsAt: startsAt + HOUR })),
    { maxLength: 1 },
  ),
  isBehind: fc.boolean(),
});
const anySide = fc
  .record({
    openings: anyOpenings,
    records: fc.dictionary(fc.constantFrom('copa', 'drasi', 'istio'), anyRecord),
    isOver: fc.boolean(),
  })
  .map(
    ({ openings, records, isOver }): Side => ({
      ...{ openings, within: null, timeZone: zone, isOver },
      booths: Object.entries(records).map(([key, record]) => ({
        ...{ key, name: key, slots: [] },
        record: {
          ...record,
          headCounts: chooseHeadCounts(record.headCounts, openMsWithin([...openings])),
        } satisfies Record,
      })),
    }),
  );

describe('a comparison of any two records', () => {
  test('has hours that add up to what compares, which adds up with what is left out to all there is', () => {
    fc.assert(
      fc.property(anySide, anySide, anyMoment, fc.boolean(), (one, other, now, isWholeEvent) => {
        const of = compare(one, other, { now, isWholeEvent });
        const totals = [one, other].map(
          ({ booths }) => totalOf(booths.map(({ record }) => figureOf(record))).total,
        );
        expect(of.figure).toEqual(totals[1]);
        const compared = [of.both.here, of.both.there];
        const byHours = of.hoursOf === 'both' ? compared : totals;
        expect(sum(of.hours.map(({ visitors }) => visitors)) + of.elsewhere.visitors).toBe(
          byHours[0]?.visitors ?? 0,
        );
        expect(sum(of.hours.map(({ other: there }) => there)) + of.otherElsewhere.visitors).toBe(
          byHours[1]?.visitors ?? 0,
        );
        if (of.hoursOf === 'all') {
          expect(of.both.difference).toBeNull();
          return;
        }
        expect(of.both.difference).toBe(sum([of.both.here.visitors]) - sum([of.both.there.visitors]));
        expect(sum([of.both.here.visitors, ...of.leftOut.map(({ here }) => here?.visitors)])).toBe(
          totals[0]?.visitors ?? 0,
        );
        expect(sum([of.both.there.visitors, ...of.leftOut.map(({ there }) => there?.visitors)])).toBe(
          totals[1]?.visitors ?? 0,
        );
        const parts = [...of.hours.flatMap(({ visitors, other: there }) => [visitors, there])];
        const rest = of.leftOut.flatMap(({ here, there }) => [here?.visitors, there?.visitors]);
        for (const part of [...parts, ...rest, of.elsewhere.visitors, of.otherElsewhere.visitors])
          expect(part ?? 0).toBeGreaterThanOrEqual(0);
        if (of.both.minutes !== null)
          expect(sum(of.hours.map(({ minutes }) => minutes))).toBe(of.both.minutes);
      }),
      { numRuns: 400 },
    );
  });
});

describe('the chart', () => {
  const anyHour = fc.record({
    visitors: fc.option(fc.nat(300)),
    other: fc.option(fc.nat(300)),
    isShared: fc.boolean(),
    minutes: fc.constantFrom(15, 46, 60, 60, 60),
  });
  const hoursOf = (
    given: { visitors: number | null; other: number | null; isShared: boolean; minutes: number }[],
  ) =>
    given.map(
      ({ isShared, ...hour }, index): AlignedHour => ({
        ...hour,
        ...{ day: 1 + Math.floor(index / 8), hour: index % 8, state: 'over', otherState: 'over' },
        shared: isShared ? (hour.visitors ?? 0) : 0,
        otherShared: 0,
      }),
    );

  test('has no figure on another, beyond the axis, or of an hour of which nothing is recorded', () => {
    fc.assert(
      fc.property(
        fc.array(anyHour, { maxLength: 27 }),
        fc.integer({ min: 200, max: 1400 }),
        (given, room) => {
          const { hours, width, isNarrow } = layoutComparison(hoursOf(given), room);
          const [ofBar, ofDot] = isNarrow ? [7, 6] : [8, 7];
          expect(width).toBeGreaterThanOrEqual(room);
          const boxes = hours.flatMap(({ bar, dot }) => [
            ...(bar?.label ? [{ ...bar.label, half: (bar.label.text.length * ofBar) / 2, height: 14 }] : []),
            ...(dot?.label ? [{ ...dot.label, half: (dot.label.text.length * ofDot) / 2, height: 12 }] : []),
          ]);
          boxes.forEach((a, index) => {
            expect([a.y - a.height + 2 >= 0, a.y - 2 <= BASE]).toEqual([true, true]);
            for (const b of boxes.slice(index + 1)) {
              const isBeside = Math.abs(a.x - b.x) >= a.half + b.half - 1e-6;
              const isApart = a.y - a.height >= b.y - 1e-6 || b.y - b.height >= a.y - 1e-6;
              expect(isBeside || isApart).toBe(true);
            }
          });
          for (const { hour, bar, dot } of hours)
            expect([bar === null, dot === null]).toEqual([hour.visitors === null, hour.other === null]);
        },
      ),
    );
  });

  test('of a day at a desk has every figure', () => {
    const day = [12, 48, 61, 55, 40, 38, 21, 9].map((visitors, index) => ({
      ...{ visitors, other: 60 - index * 5, isShared: index === 3, minutes: index === 7 ? 30 : 60 },
    }));
    const { hours } = layoutComparison(hoursOf(day), 780);
    expect(hours.map(({ bar, dot }) => [bar?.label?.text, dot?.label?.text])).toEqual(
      day.map(({ visitors, other, isShared }) => [`${isShared ? '~' : ''}${visitors}`, String(other)]),
    );
  });

  test('draws no line over an hour of which nothing is recorded, and none from day to day', () => {
    const given = Array.from({ length: 12 }, (_, index) => ({
      ...{ visitors: 1, other: index === 2 ? null : 5, isShared: false, minutes: 60 },
    }));
    expect(layoutComparison(hoursOf(given), 900).lines.map(({ length }) => length)).toEqual([2, 5, 4]);
  });
});
