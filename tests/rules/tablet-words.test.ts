import { describe, expect, test } from 'vitest';
import type { Status } from '#web/tablet/outbox/status.ts';
import { statusTitle, statusWords } from '#web/tablet/shell/status-words.ts';
import { clockWords } from '#web/tablet/status/device-words.ts';

const offline = (saved: number): Status => ({ kind: 'offline', saved, isBusy: false });
const given = { timeZone: 'UTC', offsetMs: 0, device: 'phone' } as const;
const titled = (saved: number, undos = 0) => statusTitle(offline(saved), { device: 'phone', undos })[1];

describe('what waits', () => {
  test('is one or several, taps or undos', () => {
    expect(titled(1)).toBe('1 tap waits on this phone. It is sent by itself once the network is back.');
    expect(titled(12)).toMatch(/^12 taps wait on this phone. They are sent/);
    expect(titled(2, 1)).toMatch(/^1 tap and 1 undo wait on/);
    expect(titled(1, 1)).toMatch(/^1 undo waits on/);
    expect(statusWords(offline(1), given)[1]).toBe('Keep counting. It is sent by itself.');
    expect(statusWords(offline(2), given)[1]).toBe('Keep counting. They are sent by themselves.');
  });

  test('at a server that fails says where it is kept', () => {
    const failing: Status = {
      ...{ kind: 'attention', matters: 1, saved: 2 },
      ...{ isDisconnected: false, isFailing: true, notSaved: 0 },
    };
    expect(statusWords(failing, given)).toEqual(['1 needs attention', 'Server error. 2 saved on this phone']);
    expect(statusTitle(failing, { device: 'phone', undos: 0 })[1]).toMatch(/^Nothing is lost\./);
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
