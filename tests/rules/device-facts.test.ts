import { describe, expect, test } from 'vitest';
import {
  disconnectWords,
  exceptionsOf,
  isBehind,
  newCodeWords,
} from '#web/dashboard/set-up/devices/device-facts.ts';

describe('a device in the list', () => {
  const device = {
    clientVersion: '0.1.0',
    clockOffsetMs: 0,
    storage: { persisted: true },
  } as Parameters<typeof exceptionsOf>[0];
  const wordsOf = (given: Partial<typeof device>, current = '0.1.0') =>
    exceptionsOf({ ...device, ...given }, current).map(({ words, isOff }) => (isOff ? `! ${words}` : words));

  test('has nothing beside it when its clock, its app and its storage are as they should be', () => {
    expect(wordsOf({})).toEqual([]);
    expect(wordsOf({ clockOffsetMs: 95_000 })).toEqual([]);
    expect(wordsOf({}, '0.0.9')).toEqual([]);
  });

  test('says how far its clock is off, that its app is behind, and that it may forget', () => {
    expect(wordsOf({ clockOffsetMs: -3_720_000 })).toEqual(['! clock 1 h 02 ahead, times are corrected']);
    expect(wordsOf({ clockOffsetMs: 180_000 })).toEqual(['! clock 3 min behind, times are corrected']);
    expect(wordsOf({ clockOffsetMs: 400 * 86_400_000 })[0]).toMatch(/^! clock 400 d behind/);
    expect(wordsOf({}, '0.2.0')[0]).toMatch(/^! version 0\.1\.0, behind 0\.2\.0/);
    expect(wordsOf({ storage: { persisted: false } })[0]).toMatch(/^! its browser made no promise/);
    expect(wordsOf({ storage: { persisted: true, usedBytes: 95, quotaBytes: 100 } })[0]).toMatch(
      /hardly any room/,
    );
  });

  test('says what nobody knows of it, unmarked', () => {
    expect(wordsOf({ clockOffsetMs: null, clientVersion: '', storage: null })).toEqual([
      'clock not compared yet',
      'version not said',
      'storage not said',
    ]);
    expect(wordsOf({ clientVersion: null })).toEqual(['not heard from yet']);
  });

  test('is behind by numbers, not by letters', () => {
    expect(isBehind('0.9.1', '0.10.0')).toBe(true);
    expect(isBehind('0.10.0', '0.9.1')).toBe(false);
    expect(isBehind('1.0.0', '1.0.0')).toBe(false);
    expect(isBehind('curl', '1.0.0')).toBe(false);
  });

  test('names what is unsent before it is disconnected, or gets a new code', () => {
    expect(disconnectWords({ unsent: 14, kind: 'tablet' })).toBe(
      'It can count no more. 14 items were not sent when last heard: they stay on the tablet and can be saved to a file there.',
    );
    expect(disconnectWords({ unsent: 0, kind: 'phone' })).toMatch(/saved to a file on the phone\.$/);
    const heard = { lastSeenAt: '2025-11-11T15:30:00Z', kind: 'tablet' as const };
    expect(newCodeWords({ ...heard, unsent: 1 }, 'America/New_York')).toMatch(
      /heard Tue 11 Nov 10:30\. It is disconnected once the code is used; 1 item was not sent/,
    );
    expect(newCodeWords({ ...heard, lastSeenAt: null, unsent: null }, 'UTC')).not.toMatch(/heard/);
  });
});
