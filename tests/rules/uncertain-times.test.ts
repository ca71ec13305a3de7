import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amountOf,
  misplacedWords,
  settledTimeOf,
  shiftedOf,
  stretchesOf,
  type UncertainItem,
} from '#server/uncertain-times/rules';

const TEN = Date.parse('2025-11-12T15:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let made = 0;
/** Tapped so many minutes after ten by a clock that was two hours ahead, sent at three. */
function visit(minutes: number, given: Partial<UncertainItem> = {}): UncertainItem {
  made += 1;
  const tappedAt = TEN + minutes * MINUTE;
  const offsetMs = given.offsetMs ?? -2 * HOUR;
  return {
    ...{ id: `visit-${String(made).padStart(4, '0')}`, boothId: 'copa', senderId: 'tablet', visitors: 1 },
    ...{ kind: 'visit', name: null },
    ...{ tappedAt, offsetMs, occurredAt: tappedAt + offsetMs, receivedAt: TEN + 5 * HOUR },
    ...given,
  };
}

/** By a clock that said a time which had not come: held at its arrival. */
function early(minutes: number, receivedAt = TEN): UncertainItem {
  const tappedAt = TEN + minutes * MINUTE;
  return visit(minutes, { receivedAt, occurredAt: receivedAt, offsetMs: receivedAt - tappedAt });
}

const minutesOf = (visits: readonly UncertainItem[]) =>
  stretchesOf(visits).map((stretch) =>
    stretch.items.map(({ tappedAt }) => Math.round((tappedAt - TEN) / MINUTE)),
  );

describe('visits whose times are uncertain', () => {
  test('are one stretch of a device at a booth, whatever the order in which they came', () => {
    expect(minutesOf([visit(40), visit(0), visit(20)])).toEqual([[0, 20, 40]]);
  });

  test('are parted by device, by booth, and by a pause of more than two hours', () => {
    const visits = [visit(0), visit(10, { senderId: 'phone' }), visit(20, { boothId: 'drasi' }), visit(120)];
    expect(minutesOf(visits)).toEqual([[0, 120], [10], [20]]);
    expect(minutesOf([visit(0), visit(121)])).toEqual([[0], [121]]);
  });

  test('are parted where another clock was measured, and not by what a measurement differs', () => {
    const measured = (minutes: number, offsetMs: number) => visit(minutes, { offsetMs });
    expect(minutesOf([measured(0, -2 * HOUR), measured(10, -2 * HOUR + 90_000)])).toEqual([[0, 10]]);
    expect(minutesOf([measured(0, -2 * HOUR), measured(10, -HOUR), measured(20, -HOUR)])).toEqual([
      [0],
      [10, 20],
    ]);
  });

  test('that were held at their arrival are a stretch of their own, though each was held by another amount', () => {
    const visits = [early(90), visit(95), early(100), early(110, TEN + 5 * MINUTE)];
    expect(stretchesOf(visits).map(({ clock, items }) => [clock, items.length])).toEqual([
      ['moved', 1],
      ['ahead', 3],
    ]);
  });

  test('have another version when one comes, goes, or moves; else the same', () => {
    const [one, two] = [visit(0), visit(10)];
    const versionOf = (...visits: UncertainItem[]) => stretchesOf(visits)[0]?.version;
    const before = versionOf(one, two);
    expect(versionOf(two, one)).toBe(before);
    expect(versionOf(one)).not.toBe(before);
    expect(versionOf(one, two, visit(5))).not.toBe(before);
    expect(versionOf(one, { ...two, occurredAt: two.occurredAt + 1 })).not.toBe(before);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(1_000_000_000);
  });

  test('are each in exactly one stretch, of one device, booth and kind of clock', () => {
    const some = fc.record({
      minutes: fc.integer({ min: 0, max: 1500 }),
      isEarly: fc.boolean(),
      senderId: fc.constantFrom('tablet', 'phone'),
      boothId: fc.constantFrom('copa', 'drasi'),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 40 }), (given) => {
        const visits = given.map(({ minutes, isEarly, ...place }) => ({
          ...(isEarly ? early(minutes) : visit(minutes)),
          ...place,
        }));
        const stretches = stretchesOf(visits);
        const ids = stretches.flatMap((stretch) => stretch.items.map(({ id }) => id));
        expect(ids.toSorted()).toEqual(visits.map(({ id }) => id).toSorted());
        for (const stretch of stretches) {
          expect(new Set(stretch.items.map(({ senderId, boothId }) => `${senderId} ${boothId}`)).size).toBe(
            1,
          );
          expect(stretch.items[0].id).toBe(stretch.id);
        }
      }),
    );
  });
});

test('check-ins, visits and head counts of one clock are one stretch, of which a shift leaves the head counts', () => {
  const others = [visit(0, { kind: 'check-in', visitors: 0, name: 'Ana' }), visit(20, { visitors: 2 })];
  const count = visit(30, { kind: 'head-count', visitors: 0 });
  const [stretch, ...more] = stretchesOf([count, ...others]);
  if (stretch === undefined) throw new Error('There is no stretch.');
  expect([stretch.id, more]).toEqual([others[0]?.id, []]);
  expect(amountOf(stretch.items)).toEqual({ visits: 1, visitors: 2, attendance: 1, headCounts: 1 });
  expect(shiftedOf(stretch)).toEqual(others);
  expect(settledTimeOf(count, 60)).toBe(count.occurredAt);
  const [alone] = stretchesOf([count]);
  expect(alone && shiftedOf(alone)).toEqual([count]);
});

describe('a shift', () => {
  test('begins at the time that counts, or at what the clock said where that was held back', () => {
    const moved = visit(30);
    expect(settledTimeOf(moved, 60)).toBe(TEN + 30 * MINUTE - HOUR);
    expect(settledTimeOf(early(30), -60)).toBe(TEN - 30 * MINUTE);
    expect(settledTimeOf(early(30), null)).toBe(TEN);
    expect(settledTimeOf(moved, null)).toBe(moved.occurredAt);
  });

  test('that cannot be is refused in the words of the event’s clock', () => {
    const words = misplacedWords(
      visit(30, { visitors: 3 }),
      TEN - 10 * HOUR,
      'outside-event',
      'America/New_York',
    );
    expect(words).toBe(
      'Nothing was shifted. The visit of 3 visitors at 2025-11-12 08:30 would lie at 2025-11-12 00:00, outside the days of the event.',
    );
    expect(misplacedWords(visit(0), TEN + 6 * HOUR, 'in-the-future', 'UTC')).toMatch(
      /The visit of 1 visitor at 2025-11-12 13:00 would lie at 2025-11-12 21:00, after it was received at 2025-11-12 20:00\.$/,
    );
  });
});
