import { describe, expect, test } from 'vitest';
import { figureText } from '#contracts/figures';
import type { Record } from '#server/counting/rules';
import { figuresByDay } from '#server/reports/figures-by-day';
import { dayOf } from '#server/reports/rules';
import { headCount } from '../fixtures/report.ts';

const paris = 'Europe/Paris';
const ms = (text: string) => Date.parse(text);
const quarter = (at: string, visitors: number) => ({ startsAt: ms(at), endsAt: ms(at) + 900_000, visitors });
const count = (likely: number, from: string | null, to: string | null) => ({
  ...headCount({ approximate: false, likely }),
  id: `${likely}`,
  receivedAt: 0,
  stretch: from === null || to === null ? null : { startsAt: ms(from), endsAt: ms(to) },
});
const nothing: Record = { days: [], taps: [], headCounts: [], presence: [], isBehind: false };
const texts = (record: Record) =>
  figuresByDay(record, paris, []).map(({ date, figure }) => `${date} ${figureText(figure)}`);

describe('a booth’s figures by day of the event’s zone', () => {
  test('a tap after midnight belongs to the new day, also when the clocks change', () => {
    const taps = [
      quarter('2026-03-28T22:45:00Z', 1),
      quarter('2026-03-28T23:00:00Z', 2),
      quarter('2026-03-29T21:45:00Z', 4),
    ];
    expect(texts({ ...nothing, taps })).toEqual(['2026-03-28 1', '2026-03-29 6']);
    const { startsAt, endsAt } = dayOf('2026-03-29', paris);
    expect((endsAt - startsAt) / 3_600_000).toBe(23);
  });

  test('a day with a slot and no record says so', () => {
    const days = [dayOf('2026-03-24', paris), dayOf('2026-03-25', paris)];
    const record = { ...nothing, days, taps: [quarter('2026-03-25T10:00:00Z', 3)] };
    expect(texts(record)).toEqual(['2026-03-24 not recorded', '2026-03-25 3']);
  });

  test('a head count over two days is shared out, approximately, and adds up', () => {
    const headCounts = [count(10, '2026-03-24T17:00:00Z', '2026-03-25T09:00:00Z')];
    const figures = figuresByDay({ ...nothing, headCounts }, paris, []);
    expect(figures.map(({ date }) => date)).toEqual(['2026-03-24', '2026-03-25']);
    expect(figures.reduce((sum, { figure }) => sum + (figure.visitors ?? 0), 0)).toBe(10);
    expect(figures.every(({ figure }) => figure.approximate)).toBe(true);
  });

  test('a head count of the whole event belongs to no day', () => {
    expect(texts({ ...nothing, headCounts: [count(75, null, null)] })).toEqual([]);
  });
});
