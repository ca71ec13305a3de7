import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Receipt } from '#contracts/sync';
import { nextSize, splitBatch } from '#web/tablet/outbox/batches.ts';
import { nextDelay } from '#web/tablet/outbox/delays.ts';
import { type Situation, statusOf } from '#web/tablet/outbox/status.ts';
import { type Answer, moveAfter, verdict } from '#web/tablet/outbox/verdict.ts';

const receipts = (...given: Receipt[]): Answer => ({ kind: 'receipts', receipts: given });
const refused = (status: number): Answer => ({
  kind: 'refused',
  status,
  code: 'invalid-input',
  detail: 'items: must be a list',
  retryAfterMs: null,
});
const nothing: Answer = { kind: 'nothing', reason: 'The server did not answer.' };

describe('verdict', () => {
  test('forgets an item only on the receipt for its own id, stored or repeat', () => {
    expect(verdict(receipts({ id: 'a', outcome: 'stored' }), { id: 'a', isAlone: false }).kind).toBe(
      'forget',
    );
    expect(verdict(receipts({ id: 'a', outcome: 'repeat' }), { id: 'a', isAlone: false }).kind).toBe(
      'forget',
    );
    expect(verdict(receipts({ id: 'b', outcome: 'stored' }), { id: 'a', isAlone: true }).kind).toBe('keep');
    expect(verdict(receipts(), { id: 'a', isAlone: true }).kind).toBe('keep');
  });

  test('matches receipts by id, whatever their order', () => {
    const answer = receipts(
      { id: 'b', outcome: 'refused', code: 'unknown-booth', detail: 'no such booth' },
      { id: 'a', outcome: 'stored' },
    );
    expect(verdict(answer, { id: 'a', isAlone: false })).toEqual({ kind: 'forget' });
    expect(verdict(answer, { id: 'b', isAlone: false })).toEqual({
      kind: 'set aside',
      code: 'unknown-booth',
      detail: 'no such booth',
    });
  });

  test('forgets what somebody discarded in the dashboard', () => {
    const answer = receipts({ id: 'a', outcome: 'refused', code: 'discarded', detail: 'A practice tap' });
    expect(verdict(answer, { id: 'a', isAlone: false })).toEqual({ kind: 'forget', isDiscarded: true });
  });

  test.each([400, 413])('%i: halves the batch, and sets a single culprit aside', (status) => {
    expect(verdict(refused(status), { id: 'a', isAlone: false }).kind).toBe('keep');
    expect(moveAfter(refused(status), [{ id: 'a' }, { id: 'b' }])).toBe('halve');
    expect(verdict(refused(status), { id: 'a', isAlone: true }).kind).toBe('set aside');
    expect(moveAfter(refused(status), [{ id: 'a' }])).toBe('go on');
  });

  test('no other answer ever lets go of an item', () => {
    for (const status of [401, 403, 404, 409, 429, 500, 503])
      expect(verdict(refused(status), { id: 'a', isAlone: true }).kind).toBe('keep');
    expect(verdict(nothing, { id: 'a', isAlone: true }).kind).toBe('keep');
    expect(moveAfter(refused(401), [{ id: 'a' }])).toBe('stop');
    expect(moveAfter(refused(503), [{ id: 'a' }])).toBe('wait');
    expect(moveAfter(refused(404), [{ id: 'a' }])).toBe('wait');
    expect(moveAfter(nothing, [{ id: 'a' }])).toBe('wait');
  });

  test('an answer without any receipt for the batch does not make the tablet ask in a circle', () => {
    expect(moveAfter(receipts({ id: 'z', outcome: 'stored' }), [{ id: 'a' }])).toBe('wait');
    expect(moveAfter(receipts(), [])).toBe('go on');
  });
});

describe('splitBatch', () => {
  const row = (text: string) => ({ item: { text } });

  test('takes the oldest first, at most 500', () => {
    const rows = Array.from({ length: 700 }, (_, n) => row(`visit ${n}`));
    expect(splitBatch(rows)).toEqual(rows.slice(0, 500));
    expect(splitBatch(rows, 3)).toEqual(rows.slice(0, 3));
    expect(splitBatch(rows, 0)).toEqual([]);
  });

  test('a batch is never larger than 256 kB, unless one item alone is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300_000 }), { minLength: 1, maxLength: 12 }),
        (sizes) => {
          const batch = splitBatch(sizes.map((size) => row('ü'.repeat(size / 2))));
          const bytes = Buffer.byteLength(JSON.stringify({ items: batch.map(({ item }) => item) }));
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length === 1 || bytes <= 256 * 1024).toBe(true);
        },
      ),
    );
  });

  test('halving ends at one item and grows back', () => {
    expect(nextSize(500, 500, 'halve')).toBe(250);
    expect(nextSize(3, 3, 'halve')).toBe(1);
    expect(nextSize(1, 1, 'halve')).toBe(1);
    expect(nextSize(1, 1, 'go on')).toBe(2);
    expect(nextSize(400, 400, 'go on')).toBe(500);
  });
});

describe('nextDelay', () => {
  test('grows, has jitter and stays within 8 s, so that a server which returns is noticed within 10 s', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, random) => {
          const delay = nextDelay(failures, random, null);
          expect(delay).toBeGreaterThanOrEqual(500);
          expect(delay).toBeLessThanOrEqual(8000);
        },
      ),
    );
    expect(nextDelay(1, 0, null)).toBeLessThan(nextDelay(4, 0, null));
    expect(nextDelay(4, 0, null)).toBeLessThan(nextDelay(4, 1, null));
  });

  test('obeys Retry-After', () => {
    expect(nextDelay(1, 0.5, 60_000)).toBe(60_000);
    expect(nextDelay(10, 1, 1000)).toBe(8000);
  });
});

describe('statusOf', () => {
  const calm: Situation = {
    waiting: 0,
    setAside: 0,
    notSaved: 0,
    isLost: false,
    isDisconnected: false,
    reach: 'reached',
    lastSuccessAtMs: 1000,
  };

  test('is exactly one of four', () => {
    expect(statusOf(calm)).toEqual({ kind: 'all sent', atMs: 1000 });
    expect(statusOf({ ...calm, waiting: 2 })).toEqual({ kind: 'sending' });
    expect(statusOf({ ...calm, waiting: 12, reach: 'no answer' })).toEqual({
      kind: 'offline',
      saved: 12,
      isBusy: false,
    });
    expect(statusOf({ ...calm, waiting: 9, setAside: 3, reach: 'no answer' })).toMatchObject({
      kind: 'attention',
      matters: 3,
      saved: 9,
    });
    // Then nothing leaves, also not what was set aside.
    expect(statusOf({ ...calm, waiting: 5, setAside: 2, isDisconnected: true })).toMatchObject({
      kind: 'attention',
      matters: 3,
      saved: 7,
    });
  });

  test('never says that all was sent while something waits, was refused or could not be written down', () => {
    for (const trouble of [{ waiting: 1 }, { setAside: 1 }, { notSaved: 3 }, { isDisconnected: true }])
      expect(statusOf({ ...calm, ...trouble }).kind).not.toBe('all sent');
    expect(statusOf({ ...calm, lastSuccessAtMs: null }).kind).toBe('sending');
  });
});
