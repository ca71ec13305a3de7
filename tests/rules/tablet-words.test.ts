import { describe, expect, test } from 'vitest';
import type { SyncItemInput } from '#contracts/sync-items';
import type { FigureChange } from '#web/tablet/outbox/database.ts';
import type { Status } from '#web/tablet/outbox/status.ts';
import { statusWords } from '#web/tablet/shell/status-words.ts';
import { clockWords } from '#web/tablet/status/device-words.ts';
import { itemHeading } from '#web/tablet/status/item-words.ts';
import { statusTitle } from '#web/tablet/status/title-words.ts';

const offline = (saved: number): Status => ({ kind: 'offline', saved, isBusy: false });
const given = { timeZone: 'UTC', offsetMs: 0, device: 'phone' } as const;
const waiting = (types: SyncItemInput['type'][]) => types.map((type) => ({ item: { type } }));
const titled = (...types: SyncItemInput['type'][]) =>
  statusTitle(offline(types.length), { device: 'phone', waiting: waiting(types) })[1];

describe('what waits', () => {
  test('is one or several, taps, undos or something else', () => {
    expect(titled('visit')).toBe('1 tap waits on this phone. It is sent by itself once the network is back.');
    expect(titled(...Array<'visit'>(12).fill('visit'))).toMatch(/^12 taps wait on this phone. They are sent/);
    expect(titled('visit', 'undo')).toMatch(/^1 tap and 1 undo wait on/);
    expect(titled('undo')).toMatch(/^1 undo waits on/);
    expect(titled('visit', 'undo', 'feedback', 'check-in')).toMatch(
      /^1 tap, 1 undo and 2 other entries wait/,
    );
    expect(statusWords(offline(1), given)[1]).toBe('Keep counting. It is sent by itself.');
    expect(statusWords(offline(2), given)[1]).toBe('Keep counting. They are sent by themselves.');
  });

  test('on a device that was disconnected does not leave', () => {
    const status: Status = {
      ...{ kind: 'attention', matters: 1, saved: 2 },
      ...{ isDisconnected: true, isFailing: false, notSaved: 0, isLost: false },
    };
    expect(statusWords(status, given)).toEqual([
      '1 needs attention',
      'This phone was disconnected. 2 not sent',
    ]);
    expect(statusWords({ ...status, saved: 0 }, given)[1]).toBe('This phone was disconnected');
    const sentence = (saved: number) =>
      statusTitle({ ...status, saved }, { device: 'phone', waiting: [] })[1];
    expect(sentence(0)).toMatch(/^What is recorded stays on this phone\. Nothing is sent/);
    expect(sentence(1)).toMatch(/^1 is not sent\. It stays on this phone/);
    expect(sentence(2)).toMatch(/^2 are not sent\. They stay on this phone/);
  });

  test('is with a browser that lost it: only this page holds it, and says so', () => {
    const lost: Status = {
      ...{ kind: 'attention', matters: 1, saved: 0 },
      ...{ isDisconnected: false, isFailing: false, notSaved: 3, isLost: true },
    };
    expect(statusWords(lost, given)).toEqual(['1 needs attention', '+3 not saved']);
    expect(statusWords({ ...lost, notSaved: 0 }, given)[1]).toBe('This browser keeps nothing now');
    expect(statusTitle(lost, { device: 'phone', waiting: [] })[1]).toMatch(/Leave it open/);
  });

  test('at a server that fails says where it is kept', () => {
    const failing: Status = {
      ...{ kind: 'attention', matters: 1, saved: 2 },
      ...{ isDisconnected: false, isFailing: true, notSaved: 0, isLost: false },
    };
    expect(statusWords(failing, given)).toEqual(['1 needs attention', 'Server error. 2 saved on this phone']);
    expect(statusTitle(failing, { device: 'phone', waiting: [] })[1]).toMatch(/^Nothing is lost\./);
  });
});

test.each([
  [null, 'not compared yet'],
  [-900, 'agrees with the server'],
  [90_000, '90 s behind the server'],
  [-45 * 60_000, '45 min ahead of the server'],
  [3 * 3_600_000, '3 h behind the server'],
  [-78_179 * 60_000, '54 days ahead of the server'],
])('a clock that is off by %s ms: %s', (offsetMs, words) => {
  expect(clockWords(offsetMs)).toBe(words);
});

describe('the heading of an item', () => {
  const given = {
    timeZone: 'America/New_York',
    offsetMs: 60_000,
    people: [{ id: 'a', name: 'Maintainer A' }],
  };
  const stamp = { id: 'x', boothId: 'copa', tappedAt: '2025-11-12T17:03:00Z' };
  const change = { visitors: 2, tappedAt: stamp.tappedAt, happenedAt: null };

  test.each<[string, SyncItemInput, FigureChange[]]>([
    ['2 visitors at 12:04', { ...stamp, type: 'visit', partySize: 2 }, [change]],
    [
      '2 visitors at 11:30',
      { ...stamp, type: 'visit', partySize: 2 },
      [{ ...change, happenedAt: '2025-11-12T16:30:00Z' }],
    ],
    [
      'Taking back 1 visitor from 12:04',
      { ...stamp, type: 'undo', visitId: 'v' },
      [{ ...change, visitors: -1 }],
    ],
    [
      'Correction of 2 visitors from 12:04',
      { ...stamp, type: 'correction', visitId: 'v', set: { partySize: 3 } },
      [
        { ...change, visitors: -2 },
        { ...change, visitors: 3 },
      ],
    ],
    [
      'What was said of a visit, changed at 12:04',
      { ...stamp, type: 'correction', visitId: 'v', set: { sector: null } },
      [],
    ],
    ['Check-in of Maintainer A at 12:04', { ...stamp, type: 'check-in', personId: 'a' }, []],
    ['Check-out of Contributor C at 12:04', { ...stamp, type: 'check-out', name: 'Contributor C' }, []],
    [
      'Head count of 43 at 12:04',
      { ...stamp, type: 'head-count', source: 'clicker', approximate: false, likely: 43 },
      [],
    ],
  ])('%s', (words, item, changes) => {
    expect(itemHeading({ item, changes }, given)).toBe(words);
  });
});
