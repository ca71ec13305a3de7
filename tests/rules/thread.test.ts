import { describe, expect, test } from 'vitest';
import { inThread } from '#server/thread';
import type { double, fail, fillMemory, neverEnd } from '../fixtures/thread-work.ts';

const file = new URL('../fixtures/thread-work.ts', import.meta.url);
const rest = { file, patienceMs: 60_000, tooMuch: 'That is too much.' };

describe('work in a thread of its own', { timeout: 30_000 }, () => {
  test('gives what the function gives, and throws what it throws', async () => {
    expect(await inThread<typeof double>({ ...rest, name: 'double', given: [[1, 2]] })).toEqual([2, 4]);
    const failing = inThread<typeof fail>({ ...rest, name: 'fail', given: ['no such page'] });
    await expect(failing).rejects.toThrow('no such page');
  });

  test('ends when it takes too long or too much memory, and says so', async () => {
    const refusal = { code: 'too-large', detail: 'That is too much.' };
    const endless = inThread<typeof neverEnd>({ ...rest, name: 'neverEnd', given: [], patienceMs: 300 });
    await expect(endless).rejects.toMatchObject(refusal);
    const greedy = inThread<typeof fillMemory>({ ...rest, name: 'fillMemory', given: [] });
    await expect(greedy).rejects.toMatchObject(refusal);
  });

  test('ends when nobody waits for it any more, and lets those in line begin', async () => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const ask = () => inThread<typeof neverEnd>({ ...rest, name: 'neverEnd', given: [], signal });
    const left = [ask(), ask(), ask()].map((one) =>
      expect(one).rejects.toMatchObject({ name: 'AbortError' }),
    );
    const next = inThread<typeof double>({ ...rest, name: 'double', given: [[3]] });
    leaving.abort();
    await Promise.all(left);
    expect(await next).toEqual([6]);
  });
});
