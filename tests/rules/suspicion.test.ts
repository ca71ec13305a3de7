import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isToBlame, noSuspicion, pickBatch, suspicionAfter } from '#web/tablet/outbox/suspicion.ts';
import { type Answer, moveAfter, verdict } from '#web/tablet/outbox/verdict.ts';

type Row = Parameters<typeof isToBlame>[0][number];

const fault: Answer = {
  kind: 'refused',
  status: 500,
  code: 'unexpected',
  detail: 'Something went wrong.',
  retryAfterMs: null,
};
const BOOTH = '019a5f0e-7c1b-7d6e-9a55-0c2b8f3d1e01';
const row = (index: number): Row => {
  const id = `item ${index}`;
  const item = { type: 'visit', id, boothId: BOOTH, tappedAt: '2025-11-12T17:00:00Z', partySize: 1 } as const;
  return { id, item, refusal: null };
};
const taken = (rows: readonly Row[]): Answer => ({
  kind: 'receipts',
  receipts: rows.map(({ id }) => ({ id, outcome: 'stored' })),
});

/** Sends in passes as the tablet does, until nothing waits or `most` batches were sent. */
function send(rows: Row[], answer: (batch: readonly Row[], turn: number) => Answer, most = 500) {
  const outcome = { sent: [] as string[], aside: [] as string[], faults: 0, turns: 0 };
  let waiting = rows;
  let suspicion = noSuspicion;
  let size = 500;
  for (; waiting.length > 0 && outcome.turns < most; outcome.turns += 1) {
    const batch = pickBatch(waiting, suspicion, size);
    const answered = answer(batch, outcome.turns);
    const doubt = { ...suspicion, isToBlame: isToBlame(batch, suspicion) };
    const isAlone = batch.length === 1;
    for (const { id } of batch) {
      const { kind } = verdict(answered, { id, isAlone, isToBlame: doubt.isToBlame });
      if (kind === 'keep') continue;
      outcome[kind === 'forget' ? 'sent' : 'aside'].push(id);
      waiting = waiting.filter((one) => one.id !== id);
    }
    const move = moveAfter(answered, batch, doubt);
    suspicion = suspicionAfter(suspicion, answered, batch);
    if (move.startsWith('halve')) size = Math.max(1, Math.floor(batch.length / 2));
    else if (move === 'go on' && answered.kind === 'receipts') size *= 2;
    // A wait ends the pass.
    if (move === 'wait' || move === 'halve later') suspicion = { ...suspicion, isSound: false };
  }
  return { ...outcome, faults: suspicion.faults };
}

test('whatever the server fails at is set aside or left over; all the rest gets through, none is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), (isBad) => {
      const rows = isBad.map((_, index) => row(index));
      const bad = new Set(rows.filter((_, index) => isBad[index]).map(({ id }) => id));
      const { sent, aside } = send(rows, (batch) =>
        batch.some(({ id }) => bad.has(id)) ? fault : taken(batch),
      );
      expect(sent.toSorted()).toEqual(
        rows
          .map(({ id }) => id)
          .filter((id) => !bad.has(id))
          .toSorted(),
      );
      expect(aside.every((id) => bad.has(id))).toBe(true);
      if (sent.length > 0 && bad.size > 0) expect(aside.length).toBeGreaterThan(0);
    }),
  );
});

test('an outage of any length sets nothing aside, and everything is sent after it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 200 }), (count, length) => {
      const rows = Array.from({ length: count }, (_, index) => row(index));
      const { sent, aside } = send(rows, (batch, turn) => (turn < length ? fault : taken(batch)));
      expect([sent.length, aside]).toEqual([count, []]);
    }),
  );
});

test('an outage that begins in the middle of sending costs no more than one item its place', () => {
  const rows = Array.from({ length: 1200 }, (_, index) => row(index));
  const { sent, aside } = send(rows, (batch, turn) => (turn > 0 && turn < 100 ? fault : taken(batch)));
  expect(sent.length + aside.length).toBe(1200);
  expect(aside.length).toBeLessThanOrEqual(1);
});

test('an item alone at which the server fails waits without a verdict, and is counted as a fault of the server', () => {
  expect(send([row(1)], () => fault, 10)).toMatchObject({ aside: [], faults: 10 });
});
