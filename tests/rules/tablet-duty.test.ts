import { describe, expect, test } from 'vitest';
import type { DeviceState } from '#contracts/devices';
import { boothToOpen } from '#web/tablet/devices/duty-booth.ts';

const ms = (time: string) => Date.parse(`2025-11-12T${time}:00Z`);
const shift = (boothId: string, from: string, until: string, person = 'yi') => ({
  ...{ id: `${boothId} ${from}`, boothId, minimum: 1, target: 2, personIds: [person] },
  ...{ startsAt: `2025-11-12T${from}:00Z`, endsAt: `2025-11-12T${until}:00Z` },
});
const booth = (id: string) => ({ id, slug: id, name: id, goal: null, kiosk: null, slots: [], topics: [] });
const stateOf = (personId: string | null): DeviceState => ({
  device: { id: 'phone', name: 'Phone', kind: 'phone', personId },
  event: {
    ...{ id: 'event', slug: 'atlanta', name: 'Atlanta', timeZone: 'America/New_York', simulated: false },
    ...{ isArchived: false, countingRule: '', startsOn: '2025-11-10', endsOn: '2025-11-13' },
  },
  booths: [booth('notary'), booth('oras')],
  shifts: [
    shift('flux', '15:00', '18:00'),
    shift('oras', '15:30', '17:00'),
    shift('notary', '15:30', '17:00', 'toddy'),
    shift('notary', '17:00', '19:00'),
  ],
  ...{ days: [], people: [], topics: [], notes: [], figures: [], counting: [], talks: [], feedback: [] },
  ...{ paragraphs: [], consentText: '', neighbours: [], attendance: [], representatives: [] },
  serverVersion: '1.0.0',
});
const last = { state: stateOf('yi'), boothId: 'notary', chosenAtMs: null, clock: null };
const opens = (time: string, change: Partial<Parameters<typeof boothToOpen>[0]> = {}) =>
  boothToOpen({ ...last, ...change }, ms(time));

describe('somebody’s own phone opens', () => {
  test('where their shift runs, of the booths for which it counts', () => {
    expect(opens('16:00')).toBe('oras');
    expect(opens('17:00', { boothId: 'oras' })).toBe('notary');
  });

  test('where one begins within half an hour, unless another still runs', () => {
    expect(opens('14:59')).toBe('notary');
    expect(opens('15:00')).toBe('oras');
    expect(opens('16:45')).toBe('oras');
  });

  test('else where they were last', () => {
    expect(opens('19:00', { boothId: 'oras' })).toBe('oras');
    expect(opens('12:00', { boothId: null })).toBeNull();
    expect(opens('16:00', { state: null })).toBe('notary');
  });

  test('at the booth that was chosen by hand, until the next shift', () => {
    const chosenAtMs = ms('16:00');
    expect(opens('16:30', { chosenAtMs })).toBe('notary');
    expect(opens('17:05', { chosenAtMs, boothId: 'oras' })).toBe('notary');
    expect(opens('15:40', { chosenAtMs: ms('14:00') })).toBe('oras');
  });

  test('by the server’s clock', () => {
    const clock = { offsetMs: 3_600_000, roundTripMs: 0, measuredAtMs: 0 };
    expect(opens('15:00', { clock })).toBe('oras');
    expect(opens('16:00', { clock, boothId: 'oras' })).toBe('notary');
  });

  test('a shared tablet stays where it is placed', () => {
    expect(opens('16:00', { state: stateOf(null) })).toBe('notary');
  });
});
