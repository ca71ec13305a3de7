import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notRecorded } from '#contracts/figures';
import { alikeOf, differenceOf, isWhole } from '#server/counting/alike';
import { compare, type Side, timeOfBoth } from '#server/engagement/comparing';
import {
  alignedWords,
  differenceWords,
  percentWords,
  tappedWords,
} from '#web/dashboard/engagement/engagement-words.ts';

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
  booths: Object.entries(records).map(([key, record]) => ({ key, record, slots: [] })),
  openings: [opening(start)],
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
    expect(compared.hours.map(({ state, otherState }) => `${state} ${otherState}`)).toEqual([
      ...['over over', 'running over'],
      ...Array.from({ length: 6 }, () => 'coming over'),
    ]);
    expect(compared.hours.slice(0, 3).map((hour) => alignedWords(hour.visitors, 0, hour.state))).toEqual([
      ...['12', '14 so far', 'to come'],
    ]);
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
