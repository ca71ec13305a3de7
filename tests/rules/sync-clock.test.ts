import { describe, expect, test } from 'vitest';
import { type Contact, clockOf, occurredAtOf } from '#server/sync/clock';

const HOUR = 3_600_000;
const NOW = Date.parse('2025-11-12T19:00:00Z');

/** Contacts by the true clock, in hours before now, and by how many hours the device's clock was ahead then. */
const contacts = (...said: [hoursAgo: number, ahead: number][]): Contact[] =>
  said.map(([hoursAgo, ahead]) => ({ at: NOW - hoursAgo * HOUR, offsetMs: -ahead * HOUR }));

/** Tapped so many hours ago by the true clock, when the device's was so far ahead. */
const tap = (hoursAgo: number, ahead: number) => NOW - (hoursAgo - ahead) * HOUR;

/** Which taps are uncertain when they come now, from a clock that is so many hours ahead. */
function uncertain(aheadNow: number, before: Contact[], taps: number[]): boolean[] {
  const clock = clockOf(-aheadNow * HOUR, NOW + aheadNow * HOUR, NOW, before);
  return taps.map((tappedAt) => {
    const item = { type: 'visit', id: '', boothId: '', tappedAt: new Date(tappedAt).toISOString() } as const;
    return occurredAtOf({ ...item, partySize: 1 }, clock, NOW).isUncertain;
  });
}

describe('a tap whose clock', () => {
  test('went the same at the contacts around it is certain, however wrong that clock is', () => {
    expect(uncertain(0, contacts([3, 0], [2, 0]), [tap(2.5, 0), tap(1, 0)])).toEqual([false, false]);
    expect(uncertain(5, contacts([3, 5]), [tap(1, 5)])).toEqual([false]);
    expect(uncertain(1, [], [tap(1, 1)])).toEqual([false]);
  });

  test('was set on since the contact before it is uncertain, also when a later contact knew of that', () => {
    expect(uncertain(2, contacts([5, 0]), [tap(4, 0), tap(1, 2)])).toEqual([true, true]);
    const knew = contacts([5, 0], [1, 2]);
    expect(uncertain(2, knew, [tap(4, 2), tap(2, 2), tap(0.5, 2)])).toEqual([true, true, false]);
  });

  test('was set back since is uncertain in the same way; it shows the same time again afterwards, until nothing is unsent', () => {
    const knew = contacts([5, 0], [1, -2]);
    const taps = [tap(4, 0), tap(2, -2), tap(0.5, -2)];
    expect(uncertain(-2, knew, taps)).toEqual([true, true, true]);
    expect(uncertain(-2, knew.slice(1), taps)).toEqual([false, false, false]);
  });

  test('was wrong in between and is right again is uncertain from the contact before that to the one after', () => {
    const went = contacts([8, 0], [6, 0], [5, 2], [4, 2], [3, 0]);
    const taps = [tap(7, 0), tap(5.5, 2), tap(4.5, 2), tap(0.5, 0)];
    expect(uncertain(0, went, taps)).toEqual([false, true, true, false]);
  });

  test('differs by two minutes is what clocks differ by', () => {
    const [contact] = contacts([3, 0]);
    if (contact === undefined) throw new Error('there is a contact');
    const at = (offsetMs: number) => clockOf(0, NOW, NOW, [{ ...contact, offsetMs }]).uncertain.length > 0;
    expect([at(120_000), at(121_000)]).toEqual([false, true]);
  });
});
