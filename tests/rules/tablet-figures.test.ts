import { describe, expect, test } from 'vitest';
import { lastMomentMs, newestFigures, ownVisitorsToday, visitorsToday } from '#web/tablet/visits/figures.ts';
import { labelsOf, placeOn, railOf } from '#web/tablet/visits/rail-rules.ts';

const timeZone = 'America/New_York';
const noon = Date.parse('2025-11-12T17:00:00Z');
const given = { boothId: 'copa', timeZone, nowMs: noon, offsetMs: 0 };
const unsent = (visitors: number, tappedAt = '2025-11-12T16:59:00Z', boothId = 'copa') => ({
  boothId,
  changes: [{ visitors, tappedAt, happenedAt: null }],
});

describe('visitors today', () => {
  const figure = { visitorsToday: 31, asOf: '2025-11-12T16:58:00Z' };

  test('are the server’s figure and what is unsent, visits minus undos', () => {
    expect(visitorsToday({ ...given, figure, unsent: [unsent(2), unsent(1), unsent(-2)] })).toBe(32);
    expect(visitorsToday({ ...given, figure: null, unsent: [unsent(4)] })).toBe(4);
  });

  test('leave out other booths, other days, and a figure of yesterday', () => {
    const yesterday = '2025-11-12T04:30:00Z';
    const others = [unsent(5, yesterday), unsent(7, undefined, 'drasi')];
    expect(visitorsToday({ ...given, figure, unsent: others })).toBe(31);
    const stale = { visitorsToday: 90, asOf: yesterday };
    expect(visitorsToday({ ...given, figure: stale, unsent: [unsent(1)] })).toBe(1);
  });

  test('a tablet whose clock is a day behind counts for today all the same', () => {
    const offsetMs = 24 * 60 * 60 * 1000;
    const tapped = '2025-11-11T16:59:00Z';
    expect(visitorsToday({ ...given, offsetMs, figure: null, unsent: [unsent(3, tapped)] })).toBe(3);
  });

  test('a visit that is moved to yesterday leaves today, by the stated time and not by the clock', () => {
    const tappedAt = '2025-11-12T16:59:00Z';
    const moved = {
      boothId: 'copa',
      changes: [
        { visitors: -2, tappedAt, happenedAt: null },
        { visitors: 2, tappedAt, happenedAt: '2025-11-12T04:30:00Z' },
      ],
    };
    expect(visitorsToday({ ...given, figure, unsent: [moved] })).toBe(29);
    const late = {
      boothId: 'copa',
      changes: [{ visitors: 1, tappedAt, happenedAt: '2025-11-13T04:30:00Z' }],
    };
    expect(visitorsToday({ ...given, offsetMs: 24 * 3_600_000, figure: null, unsent: [late] })).toBe(1);
  });

  test('counted by this device leave out what was taken back', () => {
    const visit = {
      boothId: 'copa',
      tappedAt: '2025-11-12T16:00:00Z',
      happenedAt: null,
      partySize: 2,
      undoneAt: null,
    };
    const visits = [visit, { ...visit, undoneAt: '2025-11-12T16:01:00Z' }, { ...visit, boothId: 'drasi' }];
    expect(ownVisitorsToday({ ...given, visits })).toBe(2);
  });

  test('an answer that was overtaken on the way changes nothing', () => {
    const newer = { boothId: 'copa', visitorsToday: 40, asOf: '2025-11-12T17:00:00Z' };
    const older = { boothId: 'copa', visitorsToday: 38, asOf: '2025-11-12T16:00:00Z' };
    expect(newestFigures([newer], [older])).toEqual([newer]);
    expect(newestFigures([older], [newer])).toEqual([newer]);
  });
});

describe('the rail', () => {
  const days = [{ date: '2025-11-12', opensAt: '2025-11-12T15:30:00Z', closesAt: '2025-11-12T22:00:00Z' }];
  const morning = { startsAt: '2025-11-12T15:30:00Z', endsAt: '2025-11-12T18:30:00Z', kiosk: '5B' };
  const afternoon = { startsAt: '2025-11-12T19:00:00Z', endsAt: '2025-11-12T22:00:00Z', kiosk: '11A' };
  const at = (time: string) => Date.parse(`2025-11-12T${time}:00Z`);
  const rail = (nowMs: number, slots = [afternoon, morning]) => railOf({ nowMs, timeZone, slots, days });

  test('shows the slot that runs, else the next of the day, else the last', () => {
    expect(rail(at('17:00'))?.kiosk).toBe('5B');
    expect(rail(at('18:45'))?.kiosk).toBe('11A');
    expect(rail(at('23:00'))?.kiosk).toBe('11A');
  });

  test('shows the opening hours without a slot, and nothing on a day without hours', () => {
    expect(rail(at('17:00'), [])).toMatchObject({ isSlot: false, startsAtMs: at('15:30') });
    const later = Date.parse('2025-11-20T17:00:00Z');
    expect(railOf({ nowMs: later, timeZone, slots: [morning], days })).toBeNull();
  });

  test('a slot of three days shows today’s opening hours', () => {
    const whole = { startsAt: '2025-11-11T15:45:00Z', endsAt: '2025-11-13T19:00:00Z', kiosk: '13' };
    expect(rail(at('17:00'), [whole])).toMatchObject({ startsAtMs: at('15:30'), endsAtMs: at('22:00') });
  });

  test('places moments and prints times that do not touch', () => {
    const drawn = rail(at('17:41'));
    if (drawn === null) throw new Error('there is a slot');
    expect(placeOn(drawn, at('17:00'))).toBe(50);
    expect(placeOn(drawn, at('19:00'))).toBeNull();
    const texts = labelsOf(drawn, at('17:41'), timeZone).map(({ text }) => text);
    expect(texts).toEqual(['10:30', '11:00', '11:30', '12:00', '13:00', '13:30']);
  });
});

test('the last one came at the latest moment, as stated or by the true clock; nobody came never', () => {
  const tapped = { tappedAt: '2025-11-12T16:00:00Z', happenedAt: null };
  const stated = { tappedAt: '2025-11-12T16:30:00Z', happenedAt: '2025-11-12T15:00:00Z' };
  expect(lastMomentMs([stated, tapped, stated], 1000)).toBe(Date.parse('2025-11-12T16:00:01Z'));
  expect(lastMomentMs([stated], 1000)).toBe(Date.parse('2025-11-12T15:00:00Z'));
  expect(lastMomentMs([], 1000)).toBeNull();
});
