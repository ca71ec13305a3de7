import { describe, expect, test } from 'vitest';
import {
  addressOf,
  cardsWords,
  groupsOf,
  inOrderOfKiosks,
  tabletsOf,
} from '#web/dashboard/set-up/devices/many-codes.ts';

const names: Record<string, string> = { copa: 'Copa', drasi: 'Drasi', long: 'K'.repeat(80) };
const wanted = (boothIds: string[], each: string) => tabletsOf({ boothIds, each }, (id) => names[id] ?? '');

describe('codes for many tablets', () => {
  test('are named after their booth, with a number where a booth has several', () => {
    expect(wanted(['copa', 'drasi'], '1')).toEqual({
      ok: true,
      body: [
        { boothId: 'copa', name: 'Copa' },
        { boothId: 'drasi', name: 'Drasi' },
      ],
    });
    const two = wanted(['copa', 'long'], '2');
    expect(two.ok && two.body.map(({ name }) => name)).toEqual([
      'Copa 1',
      'Copa 2',
      `${'K'.repeat(58)} 1`,
      `${'K'.repeat(58)} 2`,
    ]);
  });

  test('are refused where none or too many are asked for', () => {
    expect(wanted([], '1')).toMatchObject({ mistakes: { boothIds: 'Choose at least one booth.' } });
    for (const each of ['0', '', '1.5', 'two', '-1'])
      expect(wanted(['copa'], each)).toMatchObject({ mistakes: { each: 'Type a number from 1.' } });
    expect(wanted(['copa', 'drasi'], '100').ok).toBe(true);
    expect(wanted(['copa', 'drasi'], '101').ok).toBe(false);
    expect(wanted(['copa'], '9'.repeat(20)).ok).toBe(false);
  });

  test('say how many cards there will be', () => {
    expect(cardsWords({ boothIds: ['copa', 'drasi'], each: '3' })).toBe('6 cards on 1 page');
    expect(cardsWords({ boothIds: ['copa'], each: '20' })).toBe('20 cards on 3 pages');
    expect(cardsWords({ boothIds: [], each: '3' })).toBeNull();
    expect(cardsWords({ boothIds: ['copa'], each: 'x' })).toBeNull();
  });

  test('lie on the sheet as one walks past the kiosks, those without a kiosk last', () => {
    const plates: Record<string, string> = { a: '11A', b: '5B', c: '5B' };
    const codes = ['none', 'a', 'c', 'b'].map((id) => ({ boothIds: [id], name: id }));
    expect(inOrderOfKiosks(codes, (id) => plates[id] ?? null).map(({ name }) => name)).toEqual([
      'b',
      'c',
      'a',
      'none',
    ]);
  });

  test('are typed in two groups of four, at an address without the code', () => {
    expect(groupsOf({ code: '2345-6789' })).toEqual(['2345', '6789']);
    expect(addressOf({ url: 'https://pavilion.test/tablet/#2345-6789' })).toBe(
      'https://pavilion.test/tablet/',
    );
  });
});
