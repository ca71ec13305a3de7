import { expect, test } from 'vitest';
import type { After } from '#contracts/after-talks';
import { countWords, ratioWords, saidWords, verdictWords } from '#contracts/after-words';
import { placeOf } from '#web/dashboard/set-up/talks/after-words.ts';

const told: After = {
  ...{ withinMinutes: 60, verdict: 'told', visitors: 45, minutes: 60, expected: 16 },
  ...{ ratio: 2.83, low: 1.44, high: 5.2 },
};
const untold = { ratio: null, low: null, high: null };

test('a ratio stands with its interval, and says which side of usual it is', () => {
  expect(ratioWords(told)).toBe('× 2.8 (1.4–5.2)');
  expect(countWords(told)).toBe('45 visitors in 60 min, usually 16');
  expect(verdictWords(told)).toBe('more than usual');
  expect(verdictWords({ ...told, ratio: 0.4, low: 0.2, high: 0.8 })).toBe('fewer than usual');
  expect(verdictWords({ ...told, ratio: 1.3, low: 0.9, high: 2.1 })).toBe('as usual');
});

test('what is not told has no ratio, and says why', () => {
  const few: After = { ...told, ...untold, verdict: 'too-few', visitors: 1, expected: 3.25 };
  expect([ratioWords(few), verdictWords(few)]).toEqual([null, null]);
  expect(countWords(few)).toBe('1 visitor in 60 min, usually 3.3: too few to tell');
  const little: After = { ...few, verdict: 'too-little', visitors: 40, expected: 30 };
  expect(countWords(little)).toBe('40 visitors in 60 min, usually 30: too few hours to compare with');
  expect(countWords({ ...few, expected: null })).toBe('1 visitor in 60 min, nothing to compare with');
  const nothing: After = { ...few, verdict: 'not-recorded', visitors: null, minutes: null, expected: null };
  expect(countWords(nothing)).toBe('not recorded');
});

test('the scale is the same on both sides of as usual, and ends at a quarter and four times', () => {
  expect([placeOf(1), placeOf(4), placeOf(0.25), placeOf(100), placeOf(0.001)]).toEqual([0.5, 1, 0, 1, 0]);
  expect(placeOf(2) - 0.5).toBeCloseTo(0.5 - placeOf(0.5));
});

test('who said so', () => {
  const talk = { talkId: '', title: '', startsAt: '', endsAt: '', room: '', isOwn: true, after: [] };
  expect([0, 1, 2].map((saidSo) => saidWords({ ...talk, saidSo }))).toEqual([
    null,
    '1 visitor said so',
    '2 visitors said so',
  ]);
});
