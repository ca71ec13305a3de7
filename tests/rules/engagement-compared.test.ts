import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notRecorded } from '#contracts/figures';
import { alikeOf, differenceOf, isWhole } from '#server/counting/alike';
import { figureOf, totalOf } from '#server/counting/rules';
import type { Side } from '#server/engagement/aligning';
import { compare, timeOfBoth } from '#server/engagement/comparing';
import {
  alignedHourWords,
  alignedWords,
  comparedWords,
  differenceWords,
} from '#web/dashboard/engagement/comparison-words.ts';
import { busiestWords, percentWords, tappedWords } from '#web/dashboard/engagement/engagement-words.ts';

const HOUR = 3_600_000;
const [tuesday, wednesday] = [Date.parse('2025-11-11T15:00:00Z'), Date.parse('2025-11-12T15:00:00Z')];
const opening = (startsAt: number, hours = 8) => ({
  startsAt,
  endsAt: startsAt + hours * HOUR,
  breaks: [],
});
/** One tap of so many visitors, so many minutes after the opening; they are cut where the time of both ends. */
const tapped = (start: number, taps: [minutes: number, visitors: number][]) => ({
  days: [],
  taps: taps.map(([minutes, visitors]) => ({
    startsAt: start + minutes * 60_000,
    endsAt: start + (minutes + 1) * 60_000,
    visitors,
  })),
  headCounts: [],
  presence: [],
  isBehind: false,
});
type Recorded = Side['booths'][number]['record'];
/** Booths of one day; a booth on both sides has one key. */
const sideOf = (start: number, records: { [key: string]: Recorded }, given: Partial<Side> = {}): Side => ({
  booths: Object.entries(records).map(([key, record]) => ({ key, name: key, record, slots: [] })),
  openings: [opening(start)],
  within: null,
  timeZone: 'America/New_York',
  isOver: start === tuesday,
  ...given,
});
const manyTaps = tapped(tuesday, [
  [30, 10],
  [100, 10],
  [400, 60],
]);
const yesterday = sideOf(tuesday, { drasi: manyTaps });
const fewTaps = tapped(wednesday, [
  [30, 12],
  [100, 14],
]);
const today = sideOf(wednesday, { drasi: fewTaps });
const now = wednesday + 106 * 60_000;
const ofDay = (at: number) => ({ now: at, isWholeEvent: false });
const inWords = (one: Side, other: Side, at = ofDay(now)) =>
  differenceWords({ kind: 'previous-day', label: 'Tue 11 Nov', ...compare(one, other, at) });

describe('half a day beside a whole one', () => {
  test('is compared in the time that both have had, with all of both beside it', () => {
    const compared = {
      kind: 'previous-day',
      label: 'Tue 11 Nov',
      ...compare(today, yesterday, ofDay(now)),
    } as const;
    expect(compared).toMatchObject({
      both: {
        ...{ minutes: 106, booths: 1, ofBooths: 1, difference: 6, percent: 30, approximate: false },
        ...{ here: { visitors: 26 }, there: { visitors: 20 } },
      },
    });
    expect(differenceWords(compared)).toBe('6 more than on Tue 11 Nov, in the first 1 h 46 min, + 30 %');
    expect(
      compared.hours.map((hour) => [
        alignedHourWords(hour),
        alignedWords(hour.visitors, 0, hour.state),
        alignedWords(hour.other, 0, hour.otherState),
      ]),
    ).toEqual([
      ['day 1, +0 to +1 h', '12', '10'],
      ['day 1, +1 to +1:46 h', '14 so far', '10'],
    ]);
    const total = totalOf(today.booths.map(({ record }) => figureOf(record))).total;
    expect(comparedWords(total, compared)).toBe(
      'Compared: 26 here, 20 there. Left out: at other times, 0 here, 60 there. In all 26 here, 80 there.',
    );
  });

  test('is of whole minutes, so that what is said of the time is the time', () => {
    expect(timeOfBoth(today.openings, yesterday.openings, now + 59_999)).toEqual([106 * 60_000]);
  });

  test('of days of one length that are over is of all of them, and of none before the opening', () => {
    const { both } = compare(today, yesterday, ofDay(wednesday + 9 * HOUR));
    expect([both.minutes, both.difference]).toEqual([null, -54]);
    expect(timeOfBoth(today.openings, yesterday.openings, wednesday)).toEqual([0]);
    expect(timeOfBoth([opening(wednesday, 6)], yesterday.openings, wednesday + 9 * HOUR)).toEqual([6 * HOUR]);
  });

  test('a head count that reaches beyond that time is shared out, and says so', () => {
    const count = {
      ...{
        id: 'a',
        source: 'judged' as const,
        approximate: true,
        likely: 80,
        low: null,
        high: null,
        receivedAt: 0,
      },
      stretch: { startsAt: tuesday, endsAt: tuesday + 8 * HOUR },
    } as const;
    const counted = sideOf(tuesday, { drasi: { ...tapped(tuesday, []), headCounts: [count] } });
    const { both } = compare(today, counted, ofDay(wednesday + 2 * HOUR));
    expect(both).toMatchObject({ minutes: 120, here: { visitors: 26, approximate: false } });
    expect(both).toMatchObject({ there: { visitors: 20, approximate: true }, approximate: true });
    expect(inWords(today, counted, ofDay(wednesday + 2 * HOUR))).toBe(
      'about 6 more than on Tue 11 Nov, in the first 2 h, + 30 %',
    );
  });
});

describe('like is compared with like', () => {
  const istio = tapped(tuesday, [[30, 325]]);
  const evening = ofDay(wednesday + 9 * HOUR);
  const untimed = {
    ...{ id: 'b', source: 'published' as const, approximate: true, likely: 300, low: null, high: null },
    ...{ receivedAt: 0, stretch: null },
  };

  test('a booth that was counted on one side only, or on some of its days, is no part of the difference', () => {
    const both = sideOf(tuesday, { drasi: manyTaps, istio });
    expect(inWords(today, both, evening)).toBe(
      '54 fewer than on Tue 11 Nov, − 68 %; of 1 of 2 booths, those counted whole on both days',
    );
    const days = [tuesday, wednesday].map((at) => ({ startsAt: at - HOUR, endsAt: at + 20 * HOUR }));
    const half = sideOf(tuesday, { drasi: { ...manyTaps, days } });
    expect(inWords(today, half, evening)).toBe(
      'cannot be compared with Tue 11 Nov: no booth was counted whole on both days',
    );
  });

  test('an event that runs cannot be compared with one of which no times are known', () => {
    const lastYear = sideOf(tuesday, { drasi: { ...tapped(tuesday, []), headCounts: [untimed] } });
    const here = sideOf(wednesday, { drasi: fewTaps, istio });
    const whole = (at: number) => ({ now: at, isWholeEvent: true });
    const words = (one: Side, at: number) =>
      differenceWords({ kind: 'event', label: 'Last Year', ...compare(one, lastYear, whole(at)) });
    expect(words(here, now)).toBe('cannot be compared with Last Year yet: this event is not over');
    expect(words({ ...here, isOver: true }, wednesday + 9 * HOUR)).toBe(
      'about 274 fewer than at Last Year, − 91 %; of 1 of 2 projects, those counted whole at both',
    );
    const { both } = compare({ ...here, isOver: true }, lastYear, whole(wednesday + 9 * HOUR));
    expect([both.here.visitors, both.there.visitors]).toEqual([26, 300]);
  });

  test('hours are of what compares, and what is left out is named with its figures', () => {
    const days = [tuesday, wednesday].map((at) => ({ startsAt: at - HOUR, endsAt: at + 20 * HOUR }));
    const partly = { ...tapped(tuesday, [[40, 9]]), days };
    const [one, other] = [
      sideOf(wednesday, { copa: partly, drasi: fewTaps }),
      sideOf(tuesday, { copa: partly, drasi: manyTaps, istio }),
    ];
    const compared = { kind: 'event', label: 'Last Year', ...compare(one, other, evening) } as const;
    expect(compared).toMatchObject({ hoursOf: 'both', both: { booths: 1, ofBooths: 3 } });
    const { total } = totalOf(one.booths.map(({ record }) => figureOf(record)));
    expect(comparedWords(total, compared)).toBe(
      'Compared: 26 here, 80 there. Left out: copa, 9 (1 of 2 days) here, 9 (1 of 2 days) there; istio, no booth here, 325 there. In all 35 here, 414 there.',
    );
  });

  test('what is left out has no slot, is not recorded, or waits for its slot: each is said', () => {
    const slots = (at: number) => [{ startsAt: at, endsAt: at + 8 * HOUR }];
    const day = (at: number) => ({ startsAt: at - 10 * HOUR, endsAt: at + 14 * HOUR });
    const empty = tapped(tuesday, []);
    const withSlots = (side: Side, at: number, ofBooth: { [key: string]: number }): Side => ({
      ...side,
      within: day(at),
      booths: side.booths.map((booth) => ({ ...booth, slots: slots(ofBooth[booth.key] ?? 0) })),
    });
    const one = withSlots(
      sideOf(wednesday, { drasi: fewTaps, istio: empty, copa: empty, oras: empty }),
      wednesday,
      { drasi: wednesday, istio: tuesday, copa: wednesday, oras: wednesday + 4 * HOUR },
    );
    const other = withSlots(sideOf(tuesday, { drasi: manyTaps, istio, copa: istio, oras: empty }), tuesday, {
      drasi: tuesday,
      istio: tuesday,
      copa: tuesday,
      oras: tuesday,
    });
    const compared = {
      kind: 'previous-day',
      label: 'Tue 11 Nov',
      ...compare(one, other, ofDay(now)),
    } as const;
    expect(compared.leftOut.map(({ name, hereNone, thereNone }) => [name, hereNone, thereNone])).toEqual([
      ['istio', 'no-slot', null],
      ['copa', 'not-recorded', null],
      ['oras', 'to-come', 'not-recorded'],
      ['', null, null],
    ]);
    const { total } = totalOf(one.booths.map(({ record }) => figureOf(record)));
    expect(comparedWords(total, compared)).toBe(
      'Compared: 26 here, 20 there. Left out: istio, no slot here, 325 there; copa, not recorded here, 325 there; 1 more, in the table; at other times, 0 here, 60 there. In all 26 here, 730 there.',
    );
  });

  test('where nothing compares, hours are of all that is recorded, and it says so', () => {
    const other = sideOf(tuesday, { istio });
    const compared = { kind: 'event', label: 'Last Year', ...compare(today, other, evening) } as const;
    expect(compared).toMatchObject({ hoursOf: 'all', leftOut: [], both: { booths: 0 } });
    expect(compared.hours[0]).toMatchObject({ visitors: 12, other: 325 });
    expect(comparedWords(compared.both.here, compared)).toMatch(
      /^All that is recorded: .* here, 325 there\.$/,
    );
  });

  test('what compares by its totals alone has no hours, though others have', () => {
    const there = sideOf(tuesday, {
      drasi: { ...tapped(tuesday, []), headCounts: [untimed] },
      istio,
    });
    const whole = { now: wednesday + 9 * HOUR, isWholeEvent: true };
    const { cannotTell, otherElsewhere, leftOut } = compare({ ...today, isOver: true }, there, whole);
    expect(cannotTell).toEqual({ side: 'other', why: 'no-times' });
    expect(otherElsewhere).toEqual({ visitors: 300, approximate: true });
    expect(leftOut).toMatchObject([{ name: 'istio', why: 'one-side', here: null, there: { visitors: 325 } }]);
  });

  test('a side without any of these booths is not unrecorded', () => {
    expect(inWords(today, sideOf(tuesday, {}), evening)).toBe('Tue 11 Nov: none of these had a booth there');
    const { cannotTell } = compare(today, sideOf(tuesday, {}), evening);
    expect(cannotTell).toEqual({ side: 'other', why: 'no-booth' });
  });

  test('a half-day says so beside a whole one', () => {
    const withSlot = (side: Side, start: number, hours: number) => ({
      ...side,
      booths: side.booths.map((booth) => ({
        ...booth,
        slots: [{ startsAt: start, endsAt: start + hours * HOUR }],
      })),
    });
    expect(inWords(withSlot(today, wednesday, 4.5), withSlot(yesterday, tuesday, 8), evening)).toBe(
      '54 fewer than on Tue 11 Nov, − 68 %; in slots of 4 h 30 min here, 8 h there',
    );
  });

  const anyFigure = fc
    .record({
      visitors: fc.option(fc.nat(90)),
      approximate: fc.boolean(),
      days: fc.option(fc.constant(3)),
      recordedDays: fc.nat(3),
    })
    .map(({ days, recordedDays, ...given }) => ({
      ...notRecorded,
      ...given,
      ...(days === null ? {} : { days, recordedDays }),
    }));
  const anyPair = fc.record({
    here: fc.array(anyFigure, { maxLength: 2 }),
    there: fc.array(anyFigure, { maxLength: 2 }),
  });

  test('a difference is told only of what is whole on both sides, and is that of the sums that stand beside it', () => {
    fc.assert(
      fc.property(fc.array(anyPair, { maxLength: 6 }), (pairs) => {
        const { here, there, difference, pairs: alike } = alikeOf(pairs);
        const told = pairs.map(differenceOf).filter(({ visitors }) => visitors !== null);
        expect(told.length).toBe(alike);
        expect(difference.visitors).toBe(alike === 0 ? null : (here.visitors ?? 0) - (there.visitors ?? 0));
        expect(difference.visitors ?? 0).toBe(told.reduce((sum, one) => sum + (one.visitors ?? 0), 0));
        for (const pair of pairs)
          if ([...pair.here, ...pair.there].some((one) => !isWhole(one)))
            expect(differenceOf(pair)).toEqual({ visitors: null, percent: null, approximate: false });
      }),
    );
  });
});

test('what became of those tapped is said in one sentence, and somebody is never 0 %', () => {
  const words = (added: number, beside: number) => tappedWords({ taps: { added, beside } });
  expect(words(0, 0)).toBe('no visit was tapped');
  expect(words(12, 0)).toBe('one by one, as they came; all are in the total');
  expect(words(0, 9)).toBe('all came while heads were counted, where the head count is the figure');
  expect(words(12, 9)).toBe(
    '12 in the total; 9 came while heads were counted, where the head count is the figure',
  );
  expect([11 / 3841, 0, 0.45].map(percentWords)).toEqual(['< 1 %', '0 %', '45 %']);
});

test('a part of an hour that a range leaves is not called an hour', () => {
  const hour = { startsAt: '2025-11-11T19:00:00Z', endsAt: '2025-11-11T20:00:00Z', visitors: 54, shared: 6 };
  expect(busiestWords(hour, 'America/New_York')).toBe('~54 visitors');
  const part = { ...hour, startsAt: '2025-11-11T19:36:00Z', visitors: 1, shared: 0 };
  expect(busiestWords(part, 'America/New_York')).toBe('1 visitor until 15:00');
});
