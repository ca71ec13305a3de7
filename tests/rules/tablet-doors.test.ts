import { describe, expect, test } from 'vitest';
import { doorsOf } from '#web/tablet/visits/doors.ts';

const ms = (time: string) => Date.parse(`2025-11-12T${time}:00Z`);
const days = [
  { opensAt: '2025-11-12T15:30:00Z', closesAt: '2025-11-12T22:00:00Z' },
  { opensAt: '2025-11-13T15:30:00Z', closesAt: '2025-11-13T19:00:00Z' },
];

describe('the doors', () => {
  test('are closed until they open, at that very minute', () => {
    expect(doorsOf({ nowMs: ms('15:00'), days, slots: [] })).toEqual({
      isOpen: false,
      opensAtMs: ms('15:30'),
    });
    expect(doorsOf({ nowMs: ms('15:30'), days, slots: [] }).isOpen).toBe(true);
    expect(doorsOf({ nowMs: ms('22:00'), days, slots: [] })).toEqual({
      ...{ isOpen: false, opensAtMs: Date.parse('2025-11-13T15:30:00Z') },
    });
  });

  test('are open in a slot of the booth, whatever the hours say', () => {
    const slots = [{ startsAt: '2025-11-12T14:00:00Z', endsAt: '2025-11-12T15:00:00Z' }];
    expect(doorsOf({ nowMs: ms('14:30'), days, slots }).isOpen).toBe(true);
  });

  test('count as open where no hours are known, and open no more after the last day', () => {
    expect(doorsOf({ nowMs: ms('03:00'), days: [], slots: [] }).isOpen).toBe(true);
    expect(doorsOf({ nowMs: Date.parse('2025-11-14T12:00:00Z'), days, slots: [] })).toEqual({
      ...{ isOpen: false, opensAtMs: null },
    });
  });
});
