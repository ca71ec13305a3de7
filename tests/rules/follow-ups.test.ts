import { expect, test } from 'vitest';
import { closureOf, isMeant, isOverdue, isWithin30Days } from '#contracts/follow-ups';

const occurredAt = '2025-11-12T16:00:00.000Z';
const now = new Date('2025-12-01T12:00:00Z');
const row = (doneAt: string | null, dueOn: string | null = null) => ({ occurredAt, doneAt, dueOn });

test.each([
  [null, '2025-11-30', true],
  [null, '2025-12-01', false],
  [null, null, false],
  ['2025-12-01T11:00:00Z', '2025-11-30', false],
])('done %s and due %s: overdue is %s', (doneAt, dueOn, overdue) => {
  expect(isOverdue(row(doneAt, dueOn), '2025-12-01')).toBe(overdue);
});

test('30 days are counted from the promise to the millisecond, and nothing is said before they are over', () => {
  const last = '2025-12-12T16:00:00.000Z';
  expect(isWithin30Days(row(last), now)).toBe(true);
  expect(isWithin30Days(row('2025-12-12T16:00:00.001Z'), now)).toBe(false);
  expect(isWithin30Days(row(null), new Date(last))).toBeNull();
  expect(isWithin30Days(row(null), new Date(Date.parse(last) + 1))).toBe(false);
  const all = [row(last), row(null), row('2025-12-12T16:00:00.001Z')];
  expect(closureOf(all, now)).toEqual({ within: 1, of: 2, open: 1 });
  expect(closureOf([], now)).toEqual({ within: 0, of: 0, open: 0 });
});

test('of a booth that is not there nothing is meant', () => {
  const promised = { ...row(null), boothId: 'b1', what: 'Send the slides', owner: 'Sam' };
  const at = { now, today: '2025-12-01' };
  expect(isMeant(promised, {}, undefined, at)).toBe(true);
  expect(isMeant(promised, { booth: 'nowhere' }, undefined, at)).toBe(false);
  expect(isMeant(promised, { booth: 'copa', owner: 'Sam', search: 'SLIDES send' }, 'b1', at)).toBe(true);
  expect(isMeant(promised, { owner: '', search: '' }, undefined, at)).toBe(true);
  expect(isMeant(promised, { state: 'not-within-30-days' }, undefined, at)).toBe(false);
});
