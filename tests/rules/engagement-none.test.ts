import { expect, test } from 'vitest';
import { whyNone } from '#server/engagement/rules';

const at = (startsAt: number, endsAt: number) => ({ startsAt, endsAt });

test.each([
  ['its slot was then', [at(10, 20)], at(10, 12), 30, 'not-recorded'],
  ['its slot is on another day', [at(100, 120)], at(10, 20), 30, 'no-slot'],
  ['its slot begins later', [at(10, 20)], at(0, 30), 5, 'to-come'],
  ['an hour of a slot that runs has not begun', [at(10, 20)], at(15, 16), 12, 'to-come'],
  ['no slot is known', [], at(10, 20), 30, 'not-recorded'],
  ['no slot is known of a day to come', [], at(10, 20), 5, 'to-come'],
])('why a booth has no figure: %s', (_, slots, part, now, why) => {
  expect(whyNone(slots, part, now)).toBe(why);
});
