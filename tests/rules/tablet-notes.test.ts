import { describe, expect, test } from 'vitest';
import type { DeviceState } from '#contracts/devices';
import { isStorableText } from '#contracts/fields';
import { draftKey, formOfKey, forms } from '#web/tablet/notes/forms.ts';
import { noteTime } from '#web/tablet/notes/note-time.ts';
import { notesBefore } from '#web/tablet/notes/notes-before.ts';
import { ownBeside, paragraphOf } from '#web/tablet/notes/paragraph.ts';
import { likeTyped, saidBefore } from '#web/tablet/notes/said-before.ts';
import { cleaned } from '#web/tablet/notes/texts.ts';
import { whereWords } from '#web/tablet/notes/where-words.ts';
import type { OwnFact } from '#web/tablet/outbox/database.ts';

const COPA = 'copa';
const DRASI = 'drasi';
const NOON = Date.parse('2025-11-12T17:00:00Z');
const atNoon = (minutes: number) => new Date(NOON + minutes * 60_000).toISOString();

type Item = OwnFact['item'];
type Fields<Type> = Type extends Item ? Omit<Type, 'id' | 'tappedAt' | 'boothId'> : never;
const fact = (id: string, item: Fields<Item>, minutes = 0, boothId = COPA): OwnFact => {
  const stamp = { id, boothId, tappedAt: atNoon(minutes) };
  return { ...stamp, item: { ...stamp, ...item } };
};

describe('what was typed', () => {
  test.each([
    ['  two\r\nlines  ', 'two\nlines'],
    ['a\0b\u000bc', 'a b c'],
    ['half \ud83d of it', 'half \ufffd of it'],
    ['\tkept\n\ninside 👩‍💻', 'kept\n\ninside 👩‍💻'],
  ])('%j can be kept as %j', (typed, kept) => {
    expect(cleaned(typed)).toBe(kept);
    expect(isStorableText(cleaned(typed))).toBe(true);
  });
});

describe('what was said before', () => {
  const said = (id: string, text: string, mentions: number, boothId = COPA) =>
    ({ id, boothId, kind: 'question', text, mentions }) as const;
  const state = {
    feedback: [
      said('windows', 'Does it patch Windows images?', 4),
      said('arm', 'Is there an Arm build?', 2),
      said('elsewhere', 'Windows?', 9, DRASI),
    ],
  };
  const again = (id: string, feedbackId: string) => fact(id, { type: 'feedback-mention', feedbackId });

  test('counts what this device added and has not sent, once', () => {
    const facts = [again('1', 'arm'), again('2', 'arm'), again('3', 'arm'), again('sent', 'arm')];
    const shown = saidBefore({ state, facts, pending: new Set(['1', '2', '3']), boothId: COPA });
    expect(shown.map(({ id, mentions }) => [id, mentions])).toEqual([
      ['arm', 5],
      ['windows', 4],
    ]);
  });

  test('takes a +1 back, sent already or not', () => {
    const back = (id: string, mentionId: string) => fact(id, { type: 'mention-undo', mentionId });
    const facts = [again('1', 'arm'), back('2', '1'), again('sent', 'windows'), back('3', 'sent')];
    const shown = saidBefore({ state, facts, pending: new Set(['1', '2', '3']), boothId: COPA });
    expect(shown.map(({ id, mentions }) => [id, mentions])).toEqual([
      ['windows', 3],
      ['arm', 2],
    ]);
  });

  test('holds what was recorded here a moment ago, with a +1 on it', () => {
    const facts = [
      fact('new', { type: 'feedback', kind: 'idea', text: 'A dark theme' }),
      again('1', 'new'),
      fact('drasi', { type: 'feedback', kind: 'idea', text: 'Not of this booth' }, 0, DRASI),
    ];
    const pending = new Set(['new', '1', 'drasi']);
    const shown = saidBefore({ state, facts, pending, boothId: COPA });
    expect(shown.find(({ id }) => id === 'new')).toMatchObject({ mentions: 2, kind: 'idea' });
    expect(shown).toHaveLength(3);
    expect(saidBefore({ state, facts, pending: new Set(), boothId: COPA })).toHaveLength(2);
  });

  test.each([
    ['', ['windows', 'arm']],
    ['patching for WINDOWS', ['windows']],
    ['árm', ['arm']],
    ['buil', ['arm']],
    ['is it', []],
    ['Kubernetes', []],
  ])('typing %j finds %j', (typed, found) => {
    const shown = saidBefore({ state, facts: [], pending: new Set(), boothId: COPA });
    expect(likeTyped(shown, typed).map(({ id }) => id)).toEqual(found);
  });

  test('what shares more words comes first, however often the other was said', () => {
    const shown = [said('a', 'The images are large', 9), said('b', 'Large images are slow to pull', 1)];
    expect(likeTyped(shown, 'large images, slow')[0]?.id).toBe('b');
  });
});

describe('notes from the shift before', () => {
  const shift = (minutes: number, boothId = COPA) => ({
    id: `shift ${minutes}`,
    boothId,
    startsAt: atNoon(minutes),
    endsAt: atNoon(minutes + 120),
    minimum: 1,
    target: 2,
    personIds: [],
  });
  const theirs = { id: 'theirs', boothId: COPA, text: 'From elsewhere', occurredAt: atNoon(-30) };
  const mine = fact('mine', { type: 'shift-note', text: 'From here' }, -10);
  const shown = (
    given: {
      kind?: 'tablet' | 'phone';
      shifts?: DeviceState['shifts'];
      facts?: OwnFact[];
      notes?: DeviceState['notes'];
    },
    now: { minutes?: number; read?: string[]; sinceMs?: number } = {},
  ) => {
    const { kind = 'tablet', shifts = [shift(-120)], facts = [mine], notes = [theirs] } = given;
    const state = { notes, shifts, device: { id: 'd', name: 'Tablet 3', kind, personId: null } };
    return notesBefore(
      { state, facts, boothId: COPA, offsetMs: 0 },
      {
        nowMs: NOON + (now.minutes ?? 0) * 60_000,
        read: new Set(now.read),
        sinceMs: now.sinceMs,
      },
    ).map(({ id }) => id);
  };

  test('are what others left, until they are read', () => {
    expect(shown({})).toEqual(['theirs']);
    expect(shown({}, { read: ['theirs'] })).toEqual([]);
  });

  test('are of this booth and of the last day', () => {
    expect(shown({ notes: [{ ...theirs, boothId: DRASI }] })).toEqual([]);
    expect(shown({ notes: [{ ...theirs, occurredAt: atNoon(-25 * 60) }] })).toEqual([]);
  });

  test('are not older than since when the reader was away', () => {
    expect(shown({}, { sinceMs: NOON - 29 * 60_000 })).toEqual([]);
    expect(shown({}, { sinceMs: NOON - 31 * 60_000 })).toEqual(['theirs']);
  });

  test('on a tablet, what was written on it is for the next shift on it', () => {
    const shifts = [shift(-120), shift(0)];
    expect(shown({ shifts }, { minutes: -1 })).toEqual(['theirs']);
    expect(shown({ shifts }, { minutes: 1 })).toEqual(['mine', 'theirs']);
    expect(shown({ shifts: [shift(0, DRASI), shift(-120)] }, { minutes: 1 })).toEqual(['theirs']);
  });

  test('or for whoever checks in after it', () => {
    const checkIn = (minutes: number) => fact('in', { type: 'check-in', name: 'Ben' }, minutes);
    expect(shown({ facts: [mine, checkIn(-5)] })).toEqual(['mine', 'theirs']);
    expect(shown({ facts: [mine, checkIn(-15)] })).toEqual(['theirs']);
  });

  test('where no shift is planned, an hour is enough', () => {
    expect(shown({ shifts: [] }, { minutes: 49 })).toEqual(['theirs']);
    expect(shown({ shifts: [] }, { minutes: 51 })).toEqual(['mine', 'theirs']);
  });

  test("whose phone it is has written its notes, and the server's copy is no second one", () => {
    const notes = [theirs, { ...theirs, id: 'mine', occurredAt: atNoon(-10) }];
    expect(shown({ kind: 'phone', shifts: [shift(-120), shift(-5)], notes })).toEqual(['theirs']);
    expect(shown({ shifts: [shift(-120), shift(-5)], notes })).toEqual(['mine', 'theirs']);
  });

  test('say the weekday when it is another day', () => {
    expect(noteTime(NOON, NOON, 'America/New_York')).toBe('12:00');
    expect(noteTime(NOON - 16 * 3_600_000, NOON, 'America/New_York')).toBe('Tue 20:00');
  });
});

describe("the booth's paragraph", () => {
  const known = {
    boothId: COPA,
    body: 'As the server has it',
    state: 'draft',
    version: 3,
    besideIds: ['old'],
  } as const;
  const state = { paragraphs: [{ ...known, besideIds: ['old'] }] };
  const own = [
    fact('one', { type: 'highlight', body: 'One', basedOn: '' }),
    fact('two', { type: 'highlight', body: 'Two', basedOn: 'One' }),
    fact('drasi', { type: 'highlight', body: 'Of Drasi' }, 0, DRASI),
  ];

  test('is what was written here last as long as the server has not got it', () => {
    expect(paragraphOf(state, own, new Set(['one', 'two', 'drasi']), COPA)).toMatchObject({
      body: 'Two',
      isOwn: true,
    });
    expect(paragraphOf(state, own, new Set(['drasi']), COPA)).toMatchObject({
      body: known.body,
      isOwn: false,
    });
    expect(paragraphOf({ paragraphs: [] }, [], new Set(), COPA)).toMatchObject({ body: '', state: null });
  });

  test('stays what was approved', () => {
    const approved = { paragraphs: [{ ...known, besideIds: [], state: 'approved' as const }] };
    expect(paragraphOf(approved, own, new Set(['two']), COPA)).toMatchObject({
      body: known.body,
      isOwn: false,
    });
  });

  test('tells how many texts of this device stand beside it', () => {
    const paragraph = { ...known, besideIds: ['two', 'of another device'] };
    expect(ownBeside(paragraph, own)).toBe(1);
  });
});

test('a draft says which form and booth it is of', () => {
  for (const form of forms) expect(formOfKey(draftKey(form, COPA))).toEqual({ form, boothId: COPA });
  expect(formOfKey('hologram copa')).toBeNull();
  expect(formOfKey('feedback')).toBeNull();
});

test('what is only on the device is never called saved', () => {
  expect(whereWords('Feedback', 'here', 'phone')).toBe('Feedback kept on this phone. It is sent by itself.');
  expect(whereWords('Feedback', 'refused', 'tablet')).toContain('kept on this tablet');
  expect(whereWords('Feedback', 'sent', 'tablet')).toBe('Feedback is on the server.');
});
