import { assert, boolean, constantFrom, integer, array as listOf, property, record, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BoardPiece, type FeedbackBoard, matching, themesOf } from '#contracts/feedback-board';
import { alikePairs, findingsOf, givingWay, rootsOf } from '#server/feedback/rules';
import { tallyWords } from '#web/dashboard/feedback/feedback-words.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const someId = constantFrom(...ids);
const merges = listOf(record({ feedbackId: someId, intoId: someId }), { maxLength: 8 });
const rows = tuple(
  ...ids.map((id) =>
    record({
      id: constantFrom(id),
      boothId: constantFrom('copa', 'drasi'),
      answer: constantFrom('', 'Yes.'),
      mentions: integer({ min: 1, max: 9 }),
      occurredAt: integer({ min: 0, max: 5 }).map((hour) => new Date(Date.UTC(2025, 10, 12, hour))),
    }),
  ),
);

describe('what was merged', () => {
  test('ends at one piece, and at none that is not there', () => {
    const chain = [
      { feedbackId: 'a', intoId: 'b' },
      { feedbackId: 'b', intoId: 'c' },
    ];
    expect(Object.fromEntries(rootsOf(['a', 'b', 'c', 'd'], chain))).toEqual({
      a: 'c',
      b: 'c',
      c: 'c',
      d: 'd',
    });
    expect(Object.fromEntries(rootsOf(['a', 'b'], chain))).toEqual({ a: 'b', b: 'b' });
  });

  test('keeps the mentions of each booth, whatever is merged and in whatever order it is read', () => {
    const sums = (all: readonly { boothId: string; mentions: number }[]) =>
      ['copa', 'drasi'].map((booth) =>
        all.filter(({ boothId }) => boothId === booth).reduce((sum, { mentions }) => sum + mentions, 0),
      );
    assert(
      property(rows, merges, (said, merged) => {
        const roots = rootsOf(ids, merged);
        const findings = findingsOf(said, roots);
        expect(sums(findings)).toEqual(sums(said));
        expect(findingsOf(said.toReversed(), roots)).toEqual(findings);
      }),
    );
  });
});

/** Whether somebody who follows the merges from each piece comes to an end. */
const hasCircle = (merges: readonly { feedbackId: string; intoId: string }[]) =>
  ids.some((id) => {
    let at: string | undefined = id;
    for (let step = 0; at !== undefined; step += 1) {
      if (step > merges.length) return true;
      at = merges.find(({ feedbackId }) => feedbackId === at)?.intoId;
    }
    return false;
  });

describe('a new merge', () => {
  test('closes no circle, whatever sleeps in the archive, and ends nothing that has an effect', () => {
    const pair = record({ feedbackId: someId, intoId: someId });
    const move = record({ pair, isArchived: listOf(boolean(), { minLength: 5, maxLength: 5 }) });
    assert(
      property(listOf(move, { maxLength: 12 }), (moves) => {
        let merges: { feedbackId: string; intoId: string }[] = [];
        for (const { pair: asked, isArchived } of moves) {
          const sleeps = (id: string) => isArchived[ids.indexOf(id)] === true;
          const known = merges.map((merge) => ({
            ...merge,
            isAsleep: sleeps(merge.feedbackId) || sleeps(merge.intoId),
          }));
          const awake = known.filter(({ isAsleep }) => !isAsleep);
          const roots = rootsOf(ids, awake);
          const isRefused =
            sleeps(asked.feedbackId) ||
            sleeps(asked.intoId) ||
            roots.get(asked.feedbackId) === roots.get(asked.intoId) ||
            awake.some(({ feedbackId }) => feedbackId === asked.feedbackId);
          if (isRefused) continue;
          const ended = givingWay(asked, known);
          expect(ended.every(({ isAsleep }) => isAsleep)).toBe(true);
          merges = [...known.filter((merge) => !ended.includes(merge)), asked];
          expect(hasCircle(merges)).toBe(false);
          const feedbackIds = merges.map(({ feedbackId }) => feedbackId);
          expect(new Set(feedbackIds).size).toBe(feedbackIds.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});

const worded = (group: string, words: string, isPraise = false) => ({
  ...{ group, isPraise },
  words: words.split(' ').filter(Boolean),
});

describe('what is worded alike', () => {
  test('shares at least half of all words, praise only with praise, the most alike first', () => {
    const pieces = [
      worded('a', 'run window node'),
      worded('b', 'run window node well'),
      worded('c', 'run arm node'),
      worded('d', 'run window node', true),
      worded('e', ''),
      worded('f', ''),
    ];
    expect(alikePairs(pieces, [])).toEqual([
      ['a', 'b'],
      ['a', 'c'],
    ]);
    expect(alikePairs(pieces, [['b', 'a']])).toEqual([['a', 'c']]);
    expect(alikePairs([worded('a', 'helm'), worded('b', 'helm')], [])).toEqual([]);
    expect(alikePairs([worded('a', 'helm chart'), worded('a', 'helm chart')], [])).toEqual([]);
  });

  test('finds every pair that comparing all with all finds', () => {
    const words = listOf(constantFrom('run', 'node', 'arm', 'helm', 'chart', 'fast'), { maxLength: 5 });
    assert(
      property(listOf(words, { maxLength: 9 }), (all) => {
        const pieces = all.map((each, at) => worded(`${at}`, [...new Set(each)].join(' ')));
        const slow = pieces.flatMap((one, at) =>
          pieces.slice(at + 1).filter((other) => {
            const both = one.words.filter((word) => other.words.includes(word)).length;
            const areSentences = one.words.length > 1 && other.words.length > 1;
            return areSentences && 2 * both >= one.words.length + other.words.length - both;
          }),
        );
        expect(alikePairs(pieces, [])).toHaveLength(slow.length);
      }),
    );
  });
});

test('the same thing written down 20,000 times is proposed within seconds', { timeout: 60_000 }, () => {
  const often = Array.from({ length: 20_000 }, (_, at) => worded(`${at}`, `run window node number${at % 7}`));
  const begun = performance.now();
  const pairs = alikePairs(often, []);
  expect(performance.now() - begun).toBeLessThan(30_000);
  expect(pairs).toHaveLength(50);
  for (const [one, other] of pairs) expect(Number(one) % 7).toBe(Number(other) % 7);
});

const piece = (id: string, given: Partial<BoardPiece>): BoardPiece => ({
  ...{ id, version: 1, boothId: 'b1', kind: 'question', text: id, answer: '', topics: [], mentions: 1 },
  ...{ occurredAt: '2025-11-12T16:00:00Z', isOwn: true, merge: null, referrals: [] },
  ...given,
});

const board: FeedbackBoard = {
  madeAt: '2025-11-12T19:00:00Z',
  version: 1,
  event: {
    ...{ slug: 'atlanta', name: 'Atlanta', timeZone: 'America/New_York' },
    ...{ startsOn: '2025-11-11', endsOn: '2025-11-13', simulated: false },
  },
  provisional: false,
  topics: [
    { slug: 'arm', label: 'Arm' },
    { slug: 'windows', label: 'Windows' },
  ],
  booths: [
    { id: 'b1', slug: 'copa', name: 'Copa', kiosk: '5B' },
    { id: 'b2', slug: 'drasi', name: 'Drasi', kiosk: null },
  ],
  groups: [
    {
      id: 'g1',
      mentions: 5,
      pieces: [
        piece('g1', { text: 'Läuft es auf Windows?', topics: ['windows'], mentions: 2 }),
        piece('g2', { boothId: 'b2', answer: 'Yes.', topics: ['windows', 'arm'], mentions: 3 }),
      ],
    },
    { id: 'g3', mentions: 2, pieces: [piece('g3', { kind: 'praise', mentions: 2 })] },
    { id: 'g4', mentions: 1, pieces: [piece('g4', { kind: 'problem', topics: ['windows'] })] },
  ],
  alike: [],
  keptApart: [],
};

describe('the board', () => {
  test.each([
    [{}, ['g1', 'g3', 'g4']],
    [{ kind: 'praise' }, ['g3']],
    [{ topic: 'arm' }, ['g1']],
    [{ booth: 'drasi' }, ['g1']],
    [{ booth: 'nowhere' }, []],
    [{ unanswered: true }, ['g4']],
    [{ search: 'LAUFT  windows' }, ['g1']],
    [{ search: 'yes', booth: 'copa' }, []],
  ] as const)('filtered by %j', (filter, shown) => {
    expect(matching(board, filter).map(({ id }) => id)).toEqual(shown);
  });

  test('has themes by mentions, with what has none at the end', () => {
    expect(themesOf(board, board.groups)).toEqual([
      { slug: 'windows', label: 'Windows', mentions: 6, groups: 2, booths: 2, unanswered: 1 },
      { slug: 'arm', label: 'Arm', mentions: 5, groups: 1, booths: 2, unanswered: 0 },
      { slug: null, label: 'No topic', mentions: 2, groups: 1, booths: 1, unanswered: 0 },
    ]);
  });
});

test('the heading of the board counts what its filters show', () => {
  const mentions = (shown: readonly { mentions: number }[]) =>
    shown.reduce((sum, one) => sum + one.mentions, 0);
  const drasi = matching(board, { booth: 'drasi' });
  expect(drasi.length).toBeLessThan(board.groups.length);
  expect(tallyWords(board, {})).toBe(
    `${board.groups.length} things said, ${mentions(board.groups)} mentions`,
  );
  expect(tallyWords(board, { booth: 'drasi' })).toBe(
    `${drasi.length} of ${board.groups.length} things said, ${mentions(drasi)} mentions`,
  );
  expect(tallyWords({ ...board, groups: [] }, {})).toBeUndefined();
});
