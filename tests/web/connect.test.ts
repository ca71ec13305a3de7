import { describe, expect, test } from 'vitest';
import { NoAnswer, Refusal } from '#web/api/client.ts';
import { whyNot } from '#web/tablet/connect/enrolment.ts';
import { keyOfFragment, spellCode, tidyCode } from '#web/tablet/connect/keys.ts';
import { TabletDatabase } from '#web/tablet/outbox/database.ts';
import { createTabs } from '#web/tablet/outbox/tabs.ts';
import { createTablet } from '#web/tablet/tablet.ts';
import { COPA, createHall } from './hall.ts';

const DETAIL = 'This has expired. Ask for a new one.';
const refusal = (
  code: 'invalid-code' | 'invalid-link' | 'too-many-requests',
  seconds: number | null = null,
) => new Refusal(400, { type: 'about:blank', title: '', status: 400, code, detail: DETAIL }, seconds);

describe('a code', () => {
  test('may be typed with small letters, spaces and hyphens', () => {
    expect(tidyCode(' k7m2-p 9qx ')).toBe('K7M2P9QX');
    expect(spellCode('K7M2P9QX')).toBe('K7M2 P9QX');
  });

  test('or a personal link comes with the part of the address after #', () => {
    expect(keyOfFragment('#k7m2p9qx')).toEqual({ kind: 'code', code: 'K7M2P9QX' });
    expect(keyOfFragment('#K7M2-P9QX')).toEqual({ kind: 'code', code: 'K7M2P9QX' });
    const secret = `pvl_${'a'.repeat(43)}`;
    expect(keyOfFragment(`#${secret}`)).toEqual({ kind: 'link', secret });
  });

  test.each(['', '#', '#short', '#K7M2P9QXYZ', '#pvl_x', '#%E0%A4%A'])('%s connects nothing', (fragment) => {
    expect(keyOfFragment(fragment)).toBeNull();
  });
});

describe('why it did not connect', () => {
  test('is said in plain words with the next step', () => {
    expect(whyNot(new NoAnswer('x'))).toMatch(/did not answer.*try again/);
    expect(whyNot(refusal('invalid-code'))).toBe(DETAIL);
    expect(whyNot(refusal('invalid-link'))).toBe(DETAIL);
    expect(whyNot(refusal('too-many-requests', 30))).toBe('Too many tries. Try again in 30 s.');
    expect(whyNot(refusal('too-many-requests', 600))).toBe('Too many tries. Try again in 10 min.');
  });
});

test('an attempt to connect keeps its id, also over a reload, until its answer is kept', async () => {
  createHall();
  const name = 'a tablet that is not connected';
  const open = () => createTablet({ version: '1.4.0', db: new TabletDatabase(name), tabs: createTabs(name) });
  const tablet = open();
  const attemptId = await tablet.attempt();
  expect(await tablet.attempt()).toBe(attemptId);
  expect(await open().attempt()).toBe(attemptId);
  await tablet.connect({
    token: 'pvd_test',
    device: { id: COPA, name: 'Tablet 3', kind: 'tablet' },
    booths: [{ id: COPA, slug: 'copa', name: 'Copa' }],
  });
  expect(await tablet.attempt()).not.toBe(attemptId);
  tablet.end();
});
