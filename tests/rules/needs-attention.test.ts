import { describe, expect, test } from 'vitest';
import type { EventRow } from '#contracts/events';
import type { RefusedItem, SettledItem } from '#contracts/refused-items';
import { changeFields, changeFrom, emptyChange } from '#web/dashboard/set-up/refused-items/change-form.ts';
import {
  cameWords,
  happenedWords,
  itemWords,
  settledWords,
} from '#web/dashboard/set-up/refused-items/item-words.ts';
import { groupsOf, reasonOf, withoutOf } from '#web/dashboard/set-up/refused-items/reasons.ts';
import { discardedWords, partsOf, recordedWords } from '#web/dashboard/set-up/refused-items/settling.ts';

const ZONE = 'America/New_York';
let made = 0;

function row(given: Partial<RefusedItem> = {}): RefusedItem {
  made += 1;
  return {
    id: `row-${made}`,
    boothId: 'copa',
    sender: { kind: 'device', id: 'tablet', name: 'Tablet 1' },
    itemId: `item-${made}`,
    type: 'visit',
    item: { type: 'visit', partySize: 3 },
    code: 'not-placed',
    detail: 'This device was never placed at Copa.',
    occurredAt: '2025-11-11T15:30:00Z',
    receivedAt: '2025-11-11T15:31:00Z',
    lastAt: '2025-11-11T15:31:00Z',
    times: 1,
    resolution: null,
    resolvedAt: null,
    resolvedBy: null,
    reason: null,
    ...given,
  };
}

describe('what came is named', () => {
  test.each([
    ['visit', { partySize: 3 }, 'Visit, 3 people'],
    ['visit', { partySize: 1 }, 'Visit, 1 person'],
    ['visit', { partySize: 'many' }, 'Visit'],
    ['undo', {}, 'Taking back of a visit'],
    ['correction', { set: { partySize: 4 } }, 'Correction of a visit, 4 people'],
    ['head-count', { likely: 40, approximate: true }, 'Head count, ~40'],
    ['check-in', { name: 'Ana Medina' }, 'Check-in of Ana Medina'],
    [
      'extension',
      { name: 'Ana Medina', until: '2025-11-11T22:00:00Z' },
      'Longer stay of Ana Medina, until 17:00',
    ],
    ['feedback', { text: 'Which registries?' }, 'Feedback, “Which registries?”'],
    ['follow-up', { what: 'Send the slides' }, 'Follow-up, “Send the slides”'],
    ['hologram', { partySize: 3 }, 'Something of the kind “hologram”'],
    ['', 'rubbish', 'Something without a kind'],
  ])('%s', (type, item, words) => expect(itemWords(type, item, ZONE)).toBe(words));

  test('a follow-up without the address that somebody gave', () => {
    const item = { what: 'Write', contact: { name: 'Vera', address: 'vera@example.org' } };
    expect(itemWords('follow-up', item, ZONE)).toBe('Follow-up, “Write”');
  });

  test('with when it came, and how often it was sent', () => {
    expect(cameWords(row(), ZONE)).toBe('Tue 11 Nov 10:31');
    expect(happenedWords(row(), ZONE)).toBe('Tue 11 Nov 10:30');
    const old = row({ occurredAt: '1970-01-01T12:00:00Z' });
    expect(happenedWords(old, ZONE)).toBe('Thu 1 Jan 1970 07:00');
    const again = row({ times: 4, lastAt: '2025-11-11T17:02:00Z' });
    expect(cameWords(again, ZONE)).toBe('Tue 11 Nov 10:31, sent 4 times, last 12:02');
  });

  test('with who settled it, when and why', () => {
    const settled = { resolvedAt: '2025-11-11T16:02:00Z', resolvedBy: 'Mia' };
    expect(settledWords(row({ ...settled, resolution: 'discarded', reason: 'A practice tap' }), ZONE)).toBe(
      'Discarded by Mia, Tue 11 Nov 11:02: A practice tap',
    );
    expect(settledWords(row({ ...settled, resolution: 'repaired', resolvedBy: null }), ZONE)).toBe(
      'Recorded, sent once more, Tue 11 Nov 11:02',
    );
  });
});

describe('reasons', () => {
  test('stand together, each once, with a way out', () => {
    const rows = ['invalid', 'not-placed', 'archived-booth', 'not-placed', 'of-tomorrow'].map((code) =>
      row({ code }),
    );
    expect(groupsOf(rows).map((group) => [group.code, group.rows.length])).toEqual([
      ['not-placed', 2],
      ['archived-booth', 1],
      ['invalid', 1],
      ['of-tomorrow', 1],
    ]);
    for (const { reason } of groupsOf(rows)) expect(reason.todo).not.toBe('');
  });

  test('are said in plain words', () => {
    const words = groupsOf(
      ['not-placed', 'unknown-type', 'unknown-field', 'id-reused', 'invalid'].map((code) => row({ code })),
    ).map(({ reason }) => [reason.title, reason.sentence, reason.todo, reason.record].join(' '));
    for (const each of words) expect(each).not.toMatch(/quarantine|refused|outbox|sync|conflict/i);
    expect(reasonOf('id-reused').record).toBe('Record as another one');
  });

  test('what stands in the way is taken away where something is left', () => {
    expect(withoutOf(row({ code: 'unknown-topic' }))).toEqual({ topics: null });
    const moves = { set: { partySize: 2, topics: ['gone'] } };
    expect(withoutOf(row({ code: 'unknown-topic', type: 'correction', item: moves }))).toEqual({
      set: { partySize: 2 },
    });
    const only = { set: { topics: ['gone'] } };
    expect(withoutOf(row({ code: 'unknown-topic', type: 'correction', item: only }))).toBeNull();
    expect(withoutOf(row({ code: 'unknown-person', type: 'check-in', item: { personId: 'x' } }))).toBeNull();
    expect(withoutOf(row({ code: 'not-placed' }))).toBeNull();
  });
});

describe('recording many', () => {
  test('goes in parts of 200 with the same change', () => {
    const rows = Array.from({ length: 450 }, () => row());
    const parts = partsOf(
      rows,
      () => ({ boothId: 'drasi' }),
      () => 'fresh',
    );
    expect(parts.map(({ ids }) => ids.length)).toEqual([200, 200, 50]);
    expect(new Set(parts.flatMap(({ ids }) => ids)).size).toBe(450);
    expect(parts[2]?.change).toEqual({ boothId: 'drasi' });
  });

  test('gives each whose number was used before a number of its own', () => {
    const rows = [row({ code: 'id-reused' }), row(), row({ code: 'id-reused' }), row()];
    let next = 0;
    const parts = partsOf(
      rows,
      () => ({}),
      () => `fresh-${++next}`,
    );
    expect(parts.map(({ ids, change }) => [ids.length, change])).toEqual([
      [1, { id: 'fresh-1' }],
      [2, {}],
      [1, { id: 'fresh-2' }],
    ]);
  });

  test('says what became of each', () => {
    const refused = (code: string, detail = ''): SettledItem => ({
      id: 'x',
      outcome: 'refused',
      code,
      detail,
    });
    const recorded: SettledItem = { id: 'x', outcome: 'recorded' };
    const discarded: SettledItem = { id: 'x', outcome: 'discarded' };
    expect(recordedWords([recorded, recorded], 0)).toBe('2 recorded.');
    expect(recordedWords([recorded, refused('archived-booth'), refused('archived-booth')], 0)).toBe(
      '1 recorded, 2 still not: the booth is in the archive.',
    );
    expect(recordedWords([refused('invalid', 'partySize: must be at most 500')], 0)).toBe(
      '0 recorded, 1 still not: partySize: must be at most 500.',
    );
    expect(recordedWords([recorded, { id: 'x', outcome: 'already-recorded' }], 0)).toBe(
      '1 recorded. 1 was recorded before and stays as it is: look under “Also settled ones”.',
    );
    expect(recordedWords([recorded], 200)).toMatch(/server stopped answering: 200 were not asked for/);
    expect(discardedWords([discarded, discarded, recorded], 0)).toMatch(
      /^2 discarded, 1 was recorded meanwhile\. They stay under “Also settled ones”/,
    );
  });
});

describe('what is entered to change items', () => {
  const event = { startsOn: '2025-11-11', endsOn: '2025-11-12', timeZone: ZONE } as EventRow;
  const offered = (rows: RefusedItem[]) =>
    changeFields(event, rows, [], null).map(({ name }) => name as string);

  test('fits what they are', () => {
    const tagged = row({ item: { partySize: 1, topics: ['gone'] } });
    expect(offered([row(), tagged])).toEqual([
      'boothId',
      'date',
      'time',
      'partySize',
      'withoutTopics',
      'reason',
    ]);
    expect(offered([row(), row({ type: 'undo' })])).toEqual(['boothId', 'reason']);
  });

  test('is sent where it says something, the time on the clock of the event', () => {
    const values = { ...emptyChange, date: '2025-11-11', time: '10:30', partySize: '4', withoutTopics: true };
    expect(changeFrom(values, ZONE)).toEqual({
      ok: true,
      body: { happenedAt: '2025-11-11T15:30:00Z', precision: 'minutes', partySize: 4, topics: null },
    });
    expect(changeFrom(emptyChange, ZONE)).toEqual({ ok: true, body: {} });
    expect(changeFrom({ ...emptyChange, time: '10:30' }, ZONE)).toMatchObject({
      mistakes: { date: expect.anything() },
    });
    expect(changeFrom({ ...emptyChange, partySize: '0' }, ZONE)).toMatchObject({ ok: false });
  });
});
