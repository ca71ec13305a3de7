import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attemptId } from '#contracts/enrolment';
import { uuidv7 } from '#contracts/fields';
import { offsetOf } from '#web/tablet/clock/offset.ts';
import { dayOf, timeOf, weekdayOf } from '#web/tablet/clock/zone.ts';
import { newId, newRandomId } from '#web/tablet/visits/new-id.ts';

const trip = (sentAtMs: number, tookMs: number, aheadMs: number) => ({
  sentAtMs,
  answeredAtMs: sentAtMs + tookMs,
  receivedAtMs: sentAtMs + tookMs / 2 + aheadMs,
});

describe('offsetOf', () => {
  test('is the server minus the midpoint of the round trip', () => {
    expect(offsetOf(null, trip(10_000, 400, 7_200_000)).offsetMs).toBe(7_200_000);
    expect(offsetOf(null, trip(10_000, 0, -90_000)).offsetMs).toBe(-90_000);
  });

  test('the fastest round trip wins over slower ones', () => {
    const fast = offsetOf(null, trip(0, 20, 500));
    expect(offsetOf(fast, trip(1000, 3000, 900))).toBe(fast);
    expect(offsetOf(fast, trip(1000, 10, 498)).offsetMs).toBe(498);
  });

  test('is measured anew after ten minutes, and at once when somebody set the clock', () => {
    const fast = offsetOf(null, trip(0, 20, 500));
    expect(offsetOf(fast, trip(11 * 60_000, 200, 620)).offsetMs).toBe(620);
    expect(offsetOf(fast, trip(5000, 200, 3_600_500)).offsetMs).toBe(3_600_500);
    expect(offsetOf(fast, trip(-3_600_000, 200, 3_600_500)).offsetMs).toBe(3_600_500);
  });

  test('is never wrong by more than half the round trip', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 0, max: 30_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (ahead, took, share) => {
          const sentAtMs = 1_700_000_000_000;
          const receivedAtMs = Math.round(sentAtMs + took * share + ahead);
          const { offsetMs } = offsetOf(null, { sentAtMs, answeredAtMs: sentAtMs + took, receivedAtMs });
          expect(Math.abs(offsetMs - ahead)).toBeLessThanOrEqual(took / 2 + 1);
        },
      ),
    );
  });
});

describe('the event’s zone', () => {
  test('rules days and times, also around a clock change', () => {
    const lateInAtlanta = Date.parse('2025-11-12T04:30:00Z');
    expect(dayOf(lateInAtlanta, 'America/New_York')).toBe('2025-11-11');
    expect(timeOf(lateInAtlanta, 'America/New_York')).toBe('23:30');
    expect(weekdayOf(lateInAtlanta, 'America/New_York')).toBe('Tue');
    expect(timeOf(Date.parse('2026-03-29T00:30:00Z'), 'Europe/Berlin')).toBe('01:30');
    expect(timeOf(Date.parse('2026-03-29T01:30:00Z'), 'Europe/Berlin')).toBe('03:30');
    expect(timeOf(Date.parse('2025-11-12T05:00:00Z'), 'America/New_York')).toBe('00:00');
  });

  test('midnight lies between two quarters in every zone', () => {
    const before = Date.parse('2025-11-12T18:14:59.999Z');
    expect(dayOf(before, 'Asia/Kathmandu')).toBe('2025-11-12');
    expect(dayOf(before + 1, 'Asia/Kathmandu')).toBe('2025-11-13');
  });
});

describe('newId', () => {
  test('is a UUIDv7 by the contract, in the order of time, never twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 2 }), (nowMs) => {
        const id = newId(nowMs);
        expect(uuidv7.safeParse(id).success).toBe(true);
        expect(id < newId(nowMs + 1)).toBe(true);
      }),
    );
    expect(new Set(Array.from({ length: 10_000 }, () => newId(1_762_900_000_000))).size).toBe(10_000);
  });
});

test('newRandomId is a UUIDv4 by the contract, never twice', () => {
  const ids = Array.from({ length: 1_000 }, newRandomId);
  for (const id of ids) expect(attemptId.parse(id)).toBe(id);
  expect(new Set(ids).size).toBe(1_000);
});
