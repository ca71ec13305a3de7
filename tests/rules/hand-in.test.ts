import { describe, expect, test } from 'vitest';
import type { SavedFileInput } from '#contracts/saved-file';
import { LARGEST_BODY, type Receipt } from '#contracts/sync';
import {
  kindsWords,
  nothingYet,
  ownerOf,
  partsOf,
  plusReceipts,
  readSavedFile,
  sumWords,
} from '#web/dashboard/set-up/devices/hand-in.ts';

const saved: SavedFileInput = {
  format: 'pavilion-unsent-items',
  version: 1,
  savedAt: '2025-11-12T18:00:00Z',
  clockOffsetMs: -900,
  device: { id: 'tablet', name: 'Tablet 1' },
  items: [{ type: 'visit' }],
};
const readOf = (content: unknown) => readSavedFile(JSON.stringify(content));

describe('a file that a device saved', () => {
  test('is read, with what a newer app adds left alone', () => {
    expect(readOf({ ...saved, appVersion: '9.9.9' })).toEqual({ ok: true, file: saved });
    const bare = { ...saved, clockOffsetMs: undefined, device: undefined };
    expect(readOf(bare)).toMatchObject({ ok: true, file: { clockOffsetMs: null, device: null } });
  });

  test.each([
    [
      'a picture',
      '\u0089PNG',
      /^This is not a file that a tablet or phone saved\. It cannot be read as JSON/,
    ],
    ['another list', JSON.stringify([1, 2]), /^This is not a file that a tablet or phone saved\.$/],
    ['a file of another program', JSON.stringify({ items: [] }), /^This is not a file/],
    ['one of a newer app', JSON.stringify({ ...saved, version: 2 }), /Update the server first/],
    ['a damaged one', JSON.stringify({ ...saved, savedAt: 'yesterday' }), /damaged: savedAt cannot be read/],
    ['an empty one', JSON.stringify({ ...saved, items: [] }), /nothing in this file/],
  ])('%s gets a clear sentence', (_name, text, why) => {
    expect(readSavedFile(text)).toEqual({ ok: false, why: expect.stringMatching(why) });
  });

  test('says what it holds, and whose it is', () => {
    const items = [{ type: 'visit' }, { type: 'visit' }, { type: 'undo' }, { type: 'hologram' }, 'rubbish'];
    expect(kindsWords(items)).toBe(
      '2 visits, 1 visit taken back and 2 of a kind that this page does not know',
    );
    const file = (device: SavedFileInput['device']) => ({
      ...saved,
      clockOffsetMs: 0,
      device: device ?? null,
    });
    expect(ownerOf(file(saved.device), ['tablet'])).toBe('known');
    expect(ownerOf(file(saved.device), ['another'])).toBe('elsewhere');
    expect(ownerOf(file(null), ['tablet'])).toBe('unnamed');
  });

  test('goes in parts that the server takes, in order, nothing twice', () => {
    const small = Array.from({ length: 1201 }, (_, id) => ({ id }));
    expect(partsOf(small).map(({ length }) => length)).toEqual([500, 500, 201]);
    expect(partsOf(small).flat()).toEqual(small);
    const large = Array.from({ length: 20 }, (_, id) => ({ id, text: 'ä'.repeat(30_000) }));
    const parts = partsOf(large);
    expect(parts.flat()).toEqual(large);
    for (const part of parts)
      expect(new TextEncoder().encode(JSON.stringify(part)).length).toBeLessThan(LARGEST_BODY);
    expect(partsOf([{ text: 'x'.repeat(LARGEST_BODY) }, { id: 1 }]).map(({ length }) => length)).toEqual([
      1, 1,
    ]);
  });

  test('sums its receipts in words', () => {
    const receipt = (outcome: 'stored' | 'repeat'): Receipt => ({ id: 'x', outcome });
    const refused = (code: string): Receipt => ({ id: 'x', outcome: 'refused', code, detail: '' });
    const first = plusReceipts(nothingYet, [receipt('stored'), receipt('stored'), receipt('repeat')]);
    const sum = plusReceipts(first, [refused('invalid'), refused('discarded'), receipt('stored')]);
    expect(sumWords(sum)).toBe(
      '3 recorded, 1 was here already, 1 was discarded in the dashboard before, 1 needs attention',
    );
    expect(sumWords({ ...nothingYet, repeats: 4 })).toBe('0 recorded, 4 were here already');
  });
});
