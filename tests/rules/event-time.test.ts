import { describe, expect, test } from 'vitest';
import { oneDayLater, requireInOrder, requireWithinEvent, timeText } from '#server/events/rules';
import { dateOf } from '#server/reports/rules';

const chicago = {
  timeZone: 'America/Chicago',
  startsOn: new Date('2023-11-05'),
  endsOn: new Date('2023-11-05'),
};
const auckland = {
  timeZone: 'Pacific/Auckland',
  startsOn: new Date('2026-03-24'),
  endsOn: new Date('2026-03-26'),
};
const at = (text: string) => new Date(text);

describe('the time of an event', () => {
  test.each([
    ['the midnight a day before, at -05:00', chicago, '2023-11-04T05:00:00Z', true],
    ['a moment earlier', chicago, '2023-11-04T04:59:59Z', false],
    [
      'the last second of the day after, at -06:00 because the clocks went back',
      chicago,
      '2023-11-07T05:59:59Z',
      true,
    ],
    ['a second too late', chicago, '2023-11-07T06:00:00Z', false],
    [
      'the midnight a day before in Auckland, which is the day before that in UTC',
      auckland,
      '2026-03-22T11:00:00Z',
      true,
    ],
    ['a moment earlier in Auckland', auckland, '2026-03-22T10:59:59Z', false],
  ])('%s', (_, event, moment, isWithin) => {
    const judge = () => requireWithinEvent(event, at(moment), new Date(at(moment).getTime() + 1000));
    if (isWithin) expect(judge).not.toThrow();
    else expect(judge).toThrow('outside-event');
  });

  test('a date is the date of the event, not of UTC', () => {
    expect(dateOf(Date.parse('2025-11-12T00:45:00Z'), 'America/New_York')).toBe('2025-11-11');
    expect(dateOf(Date.parse('2026-03-24T20:00:00Z'), 'Pacific/Auckland')).toBe('2026-03-25');
  });

  test('a day later is 25 hours later when the clocks go back, 23 when they go forward', () => {
    const hours = (from: string) =>
      (oneDayLater(at(from), 'America/Chicago').getTime() - at(from).getTime()) / 3_600_000;
    expect(hours('2023-11-05T05:00:00Z')).toBe(25);
    expect(hours('2023-03-12T06:00:00Z')).toBe(23);
    expect(hours('2023-06-01T06:00:00Z')).toBe(24);
  });

  test('a stretch has a length', () => {
    const newYork = { timeZone: 'America/New_York' };
    expect(() => requireInOrder(newYork, at('2025-11-12T18:30:00Z'), at('2025-11-12T17:00:00Z'))).toThrow(
      expect.objectContaining({
        ...{ code: 'in-wrong-order' },
        detail: 'The end, Wed 12 Nov, 12:00, must come after the start, Wed 12 Nov, 13:30.',
      }),
    );
    expect(() => requireInOrder(newYork, at('2025-11-12T12:00:00Z'), at('2025-11-12T12:00:00Z'))).toThrow();
    expect(() =>
      requireInOrder(newYork, at('2025-11-12T12:00:00Z'), at('2025-11-12T12:00:01Z')),
    ).not.toThrow();
  });

  test('messages say the time of the event', () => {
    expect(timeText(at('2025-11-12T00:05:00Z'), 'America/New_York')).toBe('Tue 11 Nov, 19:05');
    expect(timeText(at('2025-11-12T05:00:00Z'), 'America/New_York')).toBe('Wed 12 Nov, 00:00');
  });
});
