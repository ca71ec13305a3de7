import { describe, expect, test } from 'vitest';
import { compare, timeOfBoth } from '#server/engagement/comparing';
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
const yesterday = {
  records: [
    tapped(tuesday, [
      [30, 10],
      [100, 10],
      [400, 60],
    ]),
  ],
  openings: [opening(tuesday)],
};
const today = {
  records: [
    tapped(wednesday, [
      [30, 12],
      [100, 14],
    ]),
  ],
  openings: [opening(wednesday)],
};
const now = wednesday + 106 * 60_000;

describe('half a day beside a whole one', () => {
  test('is compared in the time that both have had, with all of both beside it', () => {
    const compared = {
      kind: 'previous-day',
      label: 'Tue 11 Nov',
      ...compare(today, yesterday, now),
    } as const;
    expect(compared).toMatchObject({
      difference: -54,
      both: { minutes: 106, visitors: 26, other: 20, difference: 6, percent: 30 },
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
    const over = compare(today, yesterday, wednesday + 9 * HOUR);
    expect([over.both, over.difference]).toEqual([null, -54]);
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
    const counted = {
      records: [{ ...tapped(tuesday, []), headCounts: [count] }],
      openings: yesterday.openings,
    };
    const { both } = compare(today, counted, wednesday + 2 * HOUR);
    expect(both).toMatchObject({ minutes: 120, visitors: 26, other: 20, shared: 0, otherShared: 20 });
  });
});

test('what became of those tapped is said in one sentence, and somebody is never 0 %', () => {
  const words = (added: number, beside: number) => tappedWords({ taps: { added, beside } });
  expect(words(0, 0)).toBe('nobody was tapped');
  expect(words(12, 0)).toBe('one by one, as they came; all are in the total');
  expect(words(0, 9)).toBe('all came while heads were counted, where the head count is the figure');
  expect(words(12, 9)).toBe(
    '12 in the total; 9 came while heads were counted, where the head count is the figure',
  );
  expect([11 / 3841, 0, 0.45].map(percentWords)).toEqual(['< 1 %', '0 %', '45 %']);
});
