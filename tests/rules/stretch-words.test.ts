import { describe, expect, test } from 'vitest';
import type { UncertainStretch } from '#contracts/uncertain-times';
import {
  amountWords,
  boundsWords,
  clockWords,
  countedWords,
  emptyShift,
  entryWords,
  isShiftable,
  shifted,
  shiftFields,
  shiftOf,
  shiftWords,
  timesOfWords,
} from '#web/dashboard/set-up/uncertain-times/stretch-words.ts';

const ATLANTA = 'America/New_York';
const bounds = { startsAt: '2025-11-12T15:10:00.000Z', endsAt: '2025-11-12T15:50:00.000Z' };
const stretch = {
  ...{ id: 'one', version: 1, boothId: 'copa', visits: 2, visitors: 4, clock: 'moved', offsetMs: -7_200_000 },
  ...{ attendance: 0, headCounts: 0, entries: [], counted: [] },
  ...{ sender: { kind: 'device', id: 'tablet', name: 'Tablet 1' }, receivedAt: '2025-11-12T19:00:00.000Z' },
  ...{ ...bounds, shiftsFrom: bounds },
} as UncertainStretch;

describe('a stretch of uncertain times', () => {
  test('is said in the event’s zone, with the day where it ends on another one', () => {
    expect(boundsWords(bounds, ATLANTA)).toBe('Wed 12 Nov 10:10–10:50');
    expect(boundsWords({ startsAt: bounds.startsAt, endsAt: bounds.startsAt }, ATLANTA)).toBe(
      'Wed 12 Nov 10:10',
    );
    expect(boundsWords({ ...bounds, endsAt: '2025-11-13T06:00:00Z' }, ATLANTA)).toBe(
      'Wed 12 Nov 10:10–01:00 on Thu 13 Nov',
    );
  });

  test('says how much there is, who came and went, and of which hours a head count is', () => {
    expect(amountWords(stretch)).toBe('4 visitors in 2 visits');
    const more = { ...stretch, attendance: 1, headCounts: 2 };
    expect(amountWords(more)).toBe('4 visitors in 2 visits, 1 check-in and 2 head counts');
    expect(timesOfWords(more)).toBe('4 visitors, 1 check-in and 2 head counts');
    const alone = { visits: 0, visitors: 0, attendance: 2, headCounts: 0 };
    expect([amountWords(alone), timesOfWords(alone)]).toEqual(Array(2).fill('2 check-ins'));
    expect(timesOfWords({ ...alone, attendance: 0 })).toBe('');
    expect([isShiftable(alone), isShiftable({ ...alone, attendance: 0, headCounts: 1 })]).toEqual([
      true,
      false,
    ]);
    const ana = { id: 'fact', kind: 'extension', name: 'Ana Medina', at: bounds.startsAt } as const;
    expect(entryWords(ana, ATLANTA)).toBe('Ana Medina stayed on 10:10');
    expect(countedWords({ id: 'count', likely: 43, approximate: true, ...bounds }, ATLANTA)).toBe(
      'Head count ~43 for Wed 12 Nov 10:10–10:50',
    );
  });

  test('says what its clock was worth', () => {
    expect(clockWords(stretch, ATLANTA)).toBe(
      'Its clock was 2 h 00 ahead when this came, Wed 12 Nov 14:00, and is corrected by that. Whether it was so before is not known.',
    );
    expect(clockWords({ ...stretch, offsetMs: 60_000 * 60 * 24 * 400 }, ATLANTA)).toMatch(/400 days behind/);
    expect(clockWords({ ...stretch, offsetMs: 900 }, ATLANTA)).toMatch(
      /^Its clock was right, or not compared, when this came/,
    );
    expect(clockWords({ ...stretch, clock: 'ahead' }, ATLANTA)).toBe(
      'Its clock said Wed 12 Nov 10:10–10:50, which had not come yet. Counted as of the arrival.',
    );
  });
});

describe('a shift', () => {
  test('shows where the stretch would lie once it is known by how much', () => {
    const would = (given: Partial<typeof emptyShift>) => {
      const there = shifted(stretch, { ...emptyShift, ...given });
      return there && boundsWords(there, ATLANTA);
    };
    expect(would({})).toBeNull();
    expect(would({ by: '-60' })).toBe('Wed 12 Nov 09:10–09:50');
    expect(would({ by: 'exact' })).toBeNull();
    expect(would({ by: 'exact', way: 'later', hours: '1', minutes: '25' })).toBe('Wed 12 Nov 11:35–12:15');
    expect(would({ by: 'exact', hours: '11' })).toBe('Tue 11 Nov 23:10–23:50');
    expect(would({ by: 'exact', hours: '9'.repeat(30) })).toBeNull();
    expect(would({ by: 'exact', hours: 'two' })).toBeNull();
  });

  test('offers what its clock said only where that was held back', () => {
    const choices = (clock: UncertainStretch['clock']) => {
      const [by] = shiftFields({ ...stretch, clock });
      return by !== undefined && 'choices' in by ? by.choices.map(({ label }) => label) : [];
    };
    expect(choices('ahead')[0]).toBe('as its clock said');
    expect(choices('moved')).toEqual([
      '3 h earlier',
      '1 h earlier',
      '1 h later',
      '3 h later',
      'hours and minutes',
    ]);
    expect(shiftWords(-85)).toBe('1 h 25 earlier');
  });

  test('is sent with its reason, or says what is missing', () => {
    expect(shiftOf({ ...emptyShift, by: '60', reason: ' It was set ' })).toEqual({
      ok: true,
      body: { shiftMinutes: 60, reason: 'It was set' },
    });
    expect(shiftOf(emptyShift)).toMatchObject({ ok: false, mistakes: { by: 'Choose by how much.' } });
    expect(shiftOf({ ...emptyShift, by: 'exact' })).toMatchObject({
      mistakes: { minutes: 'Say by how much.' },
    });
    expect(shiftOf({ ...emptyShift, by: '60' })).toMatchObject({
      mistakes: { reason: 'Say why, so that others can follow.' },
    });
  });
});
