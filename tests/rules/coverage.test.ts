import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AttendanceFact } from '#contracts/attendance';
import { coverageOf, presenceOf } from '#server/attendance/rules';

const minute = 60_000;
const slot = { startsAt: 0, endsAt: 240 * minute };
const shifts = [
  { id: 'first', startsAt: 0, endsAt: 120 * minute },
  { id: 'second', startsAt: 120 * minute, endsAt: 240 * minute },
];
const over = 600 * minute;

const fact = (kind: AttendanceFact['kind'], atMinute: number, given: Partial<AttendanceFact> = {}) => ({
  who: 'maintainer-b',
  kind,
  at: atMinute * minute,
  shiftId: null,
  startsAt: null,
  endsAt: null,
  present: null,
  ...given,
});

const minutesOf = (facts: AttendanceFact[], now = over) => {
  const { coveredMinutes, gapMinutes, notRecordedMinutes } = coverageOf(facts, shifts, [slot], now);
  return { coveredMinutes, gapMinutes, notRecordedMinutes };
};

describe('was the kiosk staffed', () => {
  test('without slots nobody can tell', () => {
    expect(coverageOf([], [], [], over)).toMatchObject({ slotMinutes: null, notRecordedMinutes: 0 });
  });

  test('who forgot to check in left no gap: the time is not recorded', () => {
    expect(minutesOf([])).toEqual({ coveredMinutes: 0, gapMinutes: 0, notRecordedMinutes: 240 });
  });

  test('from check-in to check-out, people side by side counted once', () => {
    const facts = [
      fact('check-in', 0),
      fact('check-out', 100),
      fact('check-in', 60, { who: 'maintainer-c' }),
      fact('check-out', 110, { who: 'maintainer-c' }),
    ];
    expect(minutesOf(facts)).toEqual({ coveredMinutes: 110, gapMinutes: 0, notRecordedMinutes: 130 });
  });

  test('who forgot to check out is gone at the end of the shift, also with a check-in the next day', () => {
    expect(minutesOf([fact('check-in', 10)]).coveredMinutes).toBe(110);
    const nextDay = [fact('check-in', 10), fact('check-in', 1450), fact('check-out', 1500)];
    expect(minutesOf(nextDay, 2000 * minute).coveredMinutes).toBe(110);
  });

  test('who comes a little early is there for the whole shift', () => {
    expect(minutesOf([fact('check-in', -10)]).coveredMinutes).toBe(120);
  });

  test('"I will stay on" carries into the next shift', () => {
    const facts = [fact('check-in', 0), fact('extension', 100, { endsAt: 180 * minute })];
    expect(minutesOf(facts).coveredMinutes).toBe(180);
  });

  test('only a stated or observed absence is a gap, and somebody who was there outweighs it', () => {
    const facts = [
      fact('absence', 0, { shiftId: 'first' }),
      fact('statement', 200, { who: null, startsAt: 120 * minute, endsAt: 150 * minute, present: false }),
      fact('statement', 200, { who: null, startsAt: 140 * minute, endsAt: 150 * minute, present: true }),
      fact('check-in', 90, { who: 'maintainer-c' }),
    ];
    expect(minutesOf(facts)).toEqual({ coveredMinutes: 40, gapMinutes: 110, notRecordedMinutes: 90 });
  });

  test('time to come is neither', () => {
    expect(minutesOf([fact('check-in', 0)], 30 * minute)).toEqual({
      coveredMinutes: 30,
      gapMinutes: 0,
      notRecordedMinutes: 0,
    });
  });

  test('the three always add up to the passed minutes of the slots', () => {
    const anyFact = fc
      .tuple(
        fc.constantFrom('check-in', 'check-out', 'absence'),
        fc.integer({ min: -60, max: 300 }),
        fc.nat(3),
      )
      .map(([kind, at, who]) =>
        fact(kind as AttendanceFact['kind'], at, {
          who: `person-${who}`,
          shiftId: who === 0 ? 'second' : null,
        }),
      );
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 12 }), fc.integer({ min: 0, max: 400 }), (facts, now) => {
        const coverage = coverageOf(facts, shifts, [slot], now * minute);
        const sum = coverage.coveredMinutes + coverage.gapMinutes + coverage.notRecordedMinutes;
        expect(sum).toBe(coverage.slotMinutes);
        expect(
          Math.min(coverage.coveredMinutes, coverage.gapMinutes, coverage.notRecordedMinutes),
        ).toBeGreaterThanOrEqual(0);
        for (const stay of presenceOf(facts, shifts, [slot], now * minute))
          expect(stay.endsAt).toBeLessThanOrEqual(now * minute);
      }),
    );
  });
});
