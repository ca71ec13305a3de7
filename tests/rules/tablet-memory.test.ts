import { expect, test } from 'vitest';
import { emptyMeta } from '#web/tablet/outbox/database.ts';
import { Memory } from '#web/tablet/outbox/memory.ts';

test('the screens draw when something changed, and not when the same is said again', () => {
  const memory = new Memory(async (meta) => meta);
  let drawn = 0;
  memory.subscribe(() => {
    drawn += 1;
  });
  memory.set({ reach: 'reached', nextTryAtMs: 5 });
  expect(drawn).toBe(1);
  memory.set({ reach: 'reached' });
  memory.set({ nextTryAtMs: 5, reach: 'reached' });
  expect(drawn).toBe(1);
  memory.set({ reach: 'no answer', nextTryAtMs: 5 });
  memory.setMeta({ ...emptyMeta, isLocked: true });
  expect(drawn).toBe(3);
  expect(memory.get()).toMatchObject({ reach: 'no answer', nextTryAtMs: 5, meta: { isLocked: true } });
});
