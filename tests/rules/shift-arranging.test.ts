import { describe, expect, it } from 'vitest';
import type { Arrangement, ShiftRow } from '#contracts/shifts';
import { archivable } from '#web/dashboard/set-up/shifts/grid/archivable.ts';
import {
  againstVersion,
  asMadeAgain,
  madeAgain,
  moveOf,
  standingUpon,
  undoOf,
} from '#web/dashboard/set-up/shifts/grid/arranging.ts';
import { addCell, cellOrFirst, neighbour } from '#web/dashboard/set-up/shifts/grid/cells.ts';
import { dropWords } from '#web/dashboard/set-up/shifts/grid/draft.ts';
import { isThere, nothingAddedWords } from '#web/dashboard/set-up/shifts/grid/new-shifts.ts';

const shift = (of: Partial<ShiftRow> = {}): ShiftRow => ({
  ...{ id: 'one', boothId: 'copa', version: 3, minimum: 1, target: 2, archivedAt: null, seriesId: null },
  ...{ startsAt: '2025-11-12T15:30:00Z', endsAt: '2025-11-12T17:00:00Z', updatedAt: '2025-11-01T00:00:00Z' },
  ...of,
});
const to = {
  startsAt: Date.parse('2025-11-12T16:30:00Z'),
  endsAt: Date.parse('2025-11-12T18:00:00Z'),
};
const moved = { startsAt: '2025-11-12T16:30:00.000Z', endsAt: '2025-11-12T18:00:00.000Z' };
const with2 = { newId: 'new', personIds: ['ana', 'ben'] };

describe('a move', () => {
  it('within its booth is a change of times', () => {
    expect(moveOf(shift(), { boothId: 'copa', ...to }, with2)).toEqual({
      change: [{ id: 'one', version: 3, ...moved }],
    });
  });

  it('to another booth is a new shift with the same people, and the old one goes to the archive', () => {
    const asked = moveOf(shift(), { boothId: 'drasi', ...to }, with2);
    const there = { id: 'new', boothId: 'drasi', ...moved, minimum: 1, target: 2 };
    expect(asked).toEqual({
      create: [{ ...there, personIds: ['ana', 'ben'] }],
      archive: [{ id: 'one', version: 3 }],
    });
    expect(againstVersion(asked, 'one', 7).archive).toEqual([{ id: 'one', version: 7 }]);
  });
});

describe('taking back', () => {
  const on = (id: string) => (id === 'one' ? ['ana'] : []);

  it('a change gives the fields as they were, and only the people who came or went', () => {
    const asked = {
      change: [{ id: 'one', version: 3, target: 5, assign: ['ana', 'ben'], unassign: ['cy'] }],
    };
    const undo = undoOf(asked, [shift()], [shift({ version: 4, target: 5 })], on);
    expect(undo.change).toEqual([
      {
        ...{ id: 'one', version: 4, minimum: 1, target: 2, assign: [], unassign: ['ben'] },
        ...{ startsAt: shift().startsAt, endsAt: shift().endsAt },
      },
    ]);
  });

  it('archives what was made, and takes out what was archived, with its people', () => {
    const asked = moveOf(shift(), { boothId: 'drasi', ...to }, with2);
    const after = [shift({ id: 'new', boothId: 'drasi', version: 1 }), shift({ version: 4 })];
    expect(undoOf(asked, [shift()], after, on)).toEqual({
      archive: [{ id: 'new', version: 1 }],
      change: [],
      restore: [{ id: 'one', version: 4, assign: ['ana'] }],
    });
  });
});

it('a shift is there already at exactly its times, however they are written', () => {
  const known = [{ row: shift() }];
  expect(isThere(known, { ...shift(), startsAt: '2025-11-12T10:30:00-05:00' })).toBe(true);
  expect(isThere(known, { ...shift(), boothId: 'drasi' })).toBe(false);
  expect(isThere(known, { ...shift(), endsAt: '2025-11-12T17:15:00Z' })).toBe(false);
});

describe('taking back two changes, the newer first', () => {
  const moveTo = (version: number) => moveOf(shift({ version }), { boothId: 'copa', ...to }, with2);
  const undoFrom = (version: number) =>
    undoOf(moveTo(version), [shift({ version })], [shift({ version: version + 1 })], () => []);

  it('takes the older back from where the undo of the newer left it', () => {
    const again = madeAgain(new Map(), moveTo(4), [shift({ version: 6 })]);
    expect(undoFrom(3).change).toMatchObject([{ id: 'one', version: 4 }]);
    expect(asMadeAgain(undoFrom(3), again).change).toMatchObject([{ id: 'one', version: 6 }]);
    // Three: 3 to 4, 4 to 5, 5 to 6; the newest is taken back with 7, the one before it with 8.
    const twice = madeAgain(madeAgain(new Map(), moveTo(5), [shift({ version: 7 })]), moveTo(4), [
      shift({ version: 8 }),
    ]);
    expect(asMadeAgain(undoFrom(3), twice).change).toMatchObject([{ version: 8 }]);
    expect(asMadeAgain(undoFrom(4), twice).change).toMatchObject([{ version: 7 }]);
  });

  it('does so after a move to another booth and back, and not after what somebody else changed', () => {
    const away = moveOf(shift({ version: 4 }), { boothId: 'drasi', ...to }, with2);
    const back = [shift({ version: 6 }), shift({ id: 'new', version: 2 })];
    const again = madeAgain(new Map(), away, back);
    expect(asMadeAgain(undoFrom(3), again).change).toMatchObject([{ version: 6 }]);
    expect(asMadeAgain(undoFrom(4), again).change).toMatchObject([{ version: 5 }]);
  });
});

it('what became of a shift says whether it moved or how much longer it is', () => {
  const at = (boothId: string, from: number, until: number) => ({
    ...{ boothId, startsAt: from * 60_000, endsAt: until * 60_000 },
  });
  const words = (after: ReturnType<typeof at>) => dropWords(at('copa', 600, 720), after, 'there');
  expect(words(at('copa', 660, 780))).toBe('Moved to there.');
  expect(words(at('drasi', 600, 720))).toBe('Moved to there.');
  expect(words(at('copa', 600, 750))).toBe('Now there, 30 min longer.');
  expect(words(at('copa', 690, 720))).toBe('Now there, 1 h 30 shorter.');
});

it('an older change is undone after what came upon it, the newest first', () => {
  const made = (said: string, asked: Arrangement, isUndone = false) => ({ said, asked, isUndone });
  const moved = made('moved', { change: [{ id: 'one', version: 3 }] });
  const done = [
    moved,
    made('another', { change: [{ id: 'two', version: 1 }] }),
    made('taken back', { change: [{ id: 'one', version: 4 }] }, true),
    made('stretched', { change: [{ id: 'one', version: 6 }] }),
    made('to Drasi', {
      create: [{ ...shift({ id: 'new' }), personIds: [] }],
      archive: [{ id: 'one', version: 7 }],
    }),
  ];
  expect(standingUpon(done, moved).map(({ said }) => said)).toEqual(['to Drasi', 'stretched']);
  expect(standingUpon(done, done[4] ?? moved)).toEqual([]);
});

it('a series of which every shift is there already says so', () => {
  expect(nothingAddedWords(12)).toBe('Nothing added: all 12 shifts are there already.');
  expect(nothingAddedWords(1)).toBe('Nothing added: the one shift is there already.');
});

describe('arrows', () => {
  const row = (boothId: string, ...starts: number[]) => ({
    boothId,
    shifts: starts.map((startsAt) => ({
      lane: 0,
      shift: {
        id: `${boothId} ${startsAt}`,
        boothId,
        minimum: 1,
        standing: 1,
        startsAt,
        endsAt: startsAt + 2,
      },
    })),
  });
  const rows = [row('copa', 10, 12), row('drasi'), row('oras', 9, 13)];

  it('go along the row and to what is nearest in time', () => {
    const go = (from: string, key: string) => neighbour({ rows, isReadOnly: false }, from, key);
    expect(go('copa 10', 'ArrowRight')).toBe('copa 12');
    expect(go('copa 10', 'ArrowLeft')).toBe(addCell('copa'));
    expect(go('copa 12', 'ArrowRight')).toBeNull();
    expect(go('copa 12', 'ArrowDown')).toBe(addCell('drasi'));
    expect(go(addCell('drasi'), 'ArrowDown')).toBe(addCell('oras'));
    expect(go('oras 13', 'Home')).toBe(addCell('oras'));
    expect(go('copa 10', 'ArrowUp')).toBeNull();
  });

  it('pass rows without a shift where there is no button to add one', () => {
    const of = { rows, isReadOnly: true };
    expect(neighbour(of, 'copa 12', 'ArrowDown')).toBe('oras 13');
    expect(cellOrFirst(of, null)).toBe('copa 10');
    expect(cellOrFirst(of, 'oras 9')).toBe('oras 9');
    expect(cellOrFirst({ rows, isReadOnly: false }, 'gone')).toBe(addCell('copa'));
  });
});

describe('what goes to the archive with a shift', () => {
  const at = (id: string, startsAt: number, seriesId: string | null = 'series') => ({
    ...{ id, startsAt, endsAt: startsAt + 1 },
    row: shift({ id, seriesId }),
  });
  const [first, second, third] = [at('1', 10), at('2', 20), at('3', 30)];
  const known = [third, at('other', 25, 'another'), first, at('alone', 5, null), second];
  const ids = (of: ReturnType<typeof archivable<(typeof known)[number]>>) =>
    of.map(({ value, shifts }) => [value, shifts.map(({ id }) => id).join()]);

  it('is that shift, those of its series from it on, or the whole series', () => {
    expect(ids(archivable(second, known))).toEqual([
      ['shift', '2'],
      ['on', '2,3'],
      ['series', '1,2,3'],
    ]);
    expect(ids(archivable(first, known)).map(([value]) => value)).toEqual(['shift', 'series']);
    expect(ids(archivable(third, known)).map(([value]) => value)).toEqual(['shift', 'series']);
  });

  it('is only the shift where it was made by itself, or is the last one left', () => {
    expect(ids(archivable(at('alone', 5, null), known))).toEqual([['shift', 'alone']]);
    expect(ids(archivable(second, [second]))).toEqual([['shift', '2']]);
  });
});
