import { expect, test } from 'vitest';
import { typedFigure } from '#web/dashboard/set-up/head-counts/typed-figure.ts';

test.each([
  ['75', 75, false],
  ['~75', 75, true],
  [' about 75 ', 75, true],
  ['Roughly 1,200', 1200, true],
  ['1 200', 1200, false],
  ['0', 0, false],
])('a published figure is read as it was typed: %s', (typed, likely, isAbout) => {
  expect(typedFigure(typed)).toEqual({ likely, isAbout });
});

test.each(['many', '', '7.5', '75–80', '-3', '1,2', '75 people'])('and nothing is guessed: %s', (typed) => {
  expect(typedFigure(typed)).toBeNull();
});
