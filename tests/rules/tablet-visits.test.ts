import { describe, expect, test } from 'vitest';
import { wallMs } from '#web/tablet/clock/wall.ts';
import { nothingSaid, type OwnVisit } from '#web/tablet/outbox/database.ts';
import { recentDays } from '#web/tablet/recent/recent-rules.ts';
import { repairsOf, repairWords } from '#web/tablet/status/repairs.ts';
import { talksFor, tapeOf, topicsFor } from '#web/tablet/visits/offers.ts';
import { othersAtBooth } from '#web/tablet/visits/others.ts';
import { saidWords } from '#web/tablet/visits/said-words.ts';
import { selectedOf, selectionAfterTap } from '#web/tablet/visits/use-selection.ts';
import {
  correctionOf,
  draftOf,
  resolveWhen,
  saidOf,
  toggled,
  type When,
} from '#web/tablet/visits/visit-draft.ts';

const timeZone = 'America/New_York';
const at = (time: string, day = '2025-11-12') => Date.parse(`${day}T${time}:00-05:00`);
const visit = (given: Partial<OwnVisit> = {}): OwnVisit => ({
  ...{ id: 'a', boothId: 'copa', tappedAt: '2025-11-12T17:41:00.000Z', partySize: 2, undoneAt: null },
  ...nothingSaid,
  ...given,
});

describe('when an earlier visit was', () => {
  const resolve = (when: When, given: { knownMs?: number; nowMs?: number } = {}) =>
    resolveWhen(when, { knownMs: at('12:41'), nowMs: at('12:41'), timeZone, wallMs, ...given });

  test('is some minutes before, as closely as that is meant', () => {
    expect(resolve({ kind: 'before', minutes: 20, precision: 'half-hour' })).toEqual({
      ...{ atMs: at('12:21'), precision: 'half-hour' },
    });
    expect(resolve({ kind: 'as known' })).toEqual({ atMs: at('12:41'), precision: 'minutes' });
  });

  test('is a time on the wall of the event, of the day of the visit', () => {
    expect(resolve({ kind: 'at', time: '10:05' })).toEqual({ atMs: at('10:05'), precision: 'minutes' });
    const yesterday = { knownMs: at('12:41', '2025-11-11') };
    expect(resolve({ kind: 'at', time: '18:00' }, yesterday)).toMatchObject({
      atMs: at('18:00', '2025-11-11'),
    });
  });

  test('is never still to come, and exists', () => {
    expect(resolve({ kind: 'at', time: '13:00' })).toEqual({
      problem: '13:00 is still to come. It is 12:41 in New York.',
    });
    expect(resolve({ kind: 'at', time: '' })).toEqual({ problem: 'Type the time.' });
    const spring = Date.parse('2026-03-08T20:00:00Z');
    expect(resolve({ kind: 'at', time: '02:30' }, { knownMs: spring, nowMs: spring })).toMatchObject({
      problem: expect.stringMatching(/^02:30 does not exist/),
    });
  });
});

describe('a correction', () => {
  const known = visit({ audience: 'user', topics: ['patching', 'podman'] });
  const correct = (change: object, atMs = at('12:41')) =>
    correctionOf(known, { ...draftOf(known), ...change }, { atMs }, 0);

  test('holds only what differs, and is none when nothing does', () => {
    expect(correct({})).toBeNull();
    expect(correct({ topics: ['podman', 'patching'] })).toBeNull();
    expect(correct({ partySize: 3, audience: null })).toEqual({ partySize: 3, audience: null });
    expect(correct({ topics: ['podman'] })).toEqual({ topics: ['podman'] });
  });

  test('moves a visit only when another time was chosen', () => {
    const when = { kind: 'before', minutes: 20, precision: 'half-hour' };
    expect(correct({ when }, at('12:21'))).toEqual({ happenedAt: '2025-11-12T17:21:00.000Z' });
    // The clock of this device was an hour behind when it tapped: what is known stays known.
    expect(correctionOf(known, draftOf(known), { atMs: at('13:41') }, 3_600_000)).toBeNull();
  });

  test('what is said of a visit that is counted later carries its time', () => {
    const draft = { ...draftOf(visit()), sector: 'finance' };
    expect(saidOf(draft, { atMs: at('11:00'), precision: 'hour' })).toEqual({
      ...nothingSaid,
      ...{ sector: 'finance', happenedAt: '2025-11-12T16:00:00.000Z', precision: 'hour' },
    });
  });

  test('a chip is pressed and pressed again', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  });
});

describe('what can be said', () => {
  const topic = (slug: string, boothId: string | null = null) => ({
    slug,
    label: slug.toUpperCase(),
    boothId,
  });

  test('topics: what the booth’s visitors speak of most first, then its own, and no other booth’s', () => {
    const topics = [topic('ci'), topic('patching'), topic('podman', 'copa'), topic('actors', 'drasi')];
    const booth = { id: 'copa', topics: ['patching'] };
    expect(topicsFor(booth, topics).map(({ slug }) => slug)).toEqual(['patching', 'podman', 'ci']);
  });

  test('talks: of the own project, that the visitor can have heard', () => {
    const talk = (id: string, startsAt: string, boothId = 'copa') => ({
      ...{ id, title: id, startsAt, endsAt: startsAt, boothIds: [boothId] },
    });
    const talks = [
      talk('two days ago', '2025-11-10T16:00:00Z'),
      talk('this morning', '2025-11-12T15:00:00Z'),
      talk('at noon', '2025-11-12T17:00:00Z'),
      talk('to come', '2025-11-12T20:00:00Z'),
      talk('of others', '2025-11-12T16:00:00Z', 'drasi'),
    ];
    expect(talksFor('copa', talks, at('12:41')).map(({ id }) => id)).toEqual(['at noon', 'this morning']);
  });

  test('in one line', () => {
    const known = { topics: [topic('patching')], talks: [] };
    const said = {
      ...nothingSaid,
      audience: 'user',
      sector: 'public-sector',
      topics: ['patching', 'gone'],
      talkId: 't',
    } as const;
    expect(saidWords(said, known)).toBe('User, Public sector, PATCHING, Gone, from a talk');
    expect(saidWords(nothingSaid, known)).toBe('');
  });
});

describe('the selected visit', () => {
  const ids = (visits: OwnVisit[]) => visits.map(({ id }) => id);
  const five = ['a', 'b', 'c', 'd', 'e'].map((id) => visit({ id }));

  test('is among the last four, newest first, or stands at their end', () => {
    expect(ids(tapeOf(five, null))).toEqual(['e', 'd', 'c', 'b']);
    expect(ids(tapeOf(five, 'c'))).toEqual(['e', 'd', 'c', 'b']);
    expect(ids(tapeOf(five, 'a'))).toEqual(['e', 'd', 'c', 'a']);
  });

  test('is the newest, unless somebody chose another one in the last half minute', () => {
    const byHand = { id: 'a', atMs: 0, isByHand: true };
    expect(selectionAfterTap(byHand, 'b', 29_000)).toBe(byHand);
    expect(selectionAfterTap(byHand, 'b', 31_000)).toEqual({ id: 'b', atMs: 31_000, isByHand: false });
    expect(selectionAfterTap({ ...byHand, isByHand: false }, 'b', 1).id).toBe('b');
    expect(selectionAfterTap(null, 'b', 1).id).toBe('b');
  });

  test('is one that stands, for ten minutes', () => {
    const selection = { id: 'b', atMs: 0, isByHand: false };
    expect(selectedOf(five, selection, 599_999)?.id).toBe('b');
    expect(selectedOf(five, selection, 600_000)).toBeNull();
    expect(selectedOf(five, { ...selection, id: 'undone' }, 0)).toBeNull();
    expect(selectedOf(five, null, 0)).toBeNull();
  });
});

describe('who counts at a booth', () => {
  const other = (id: string, visitors: number) => ({
    ...({ id, name: `Tablet ${id}`, kind: 'tablet', visitors, lastAt: '2025-11-12T17:00:00Z' } as const),
  });
  const sum = (rows: { visitors: number }[]) => rows.reduce((total, { visitors }) => total + visitors, 0);

  test('adds up to the total, with what no named device accounts for as others', () => {
    const rows = othersAtBooth({ own: 10, total: 60, others: [other('1', 30), other('2', 15)] });
    expect(rows.map(({ name, visitors }) => `${name} ${visitors}`)).toEqual([
      'Tablet 1 30',
      'Tablet 2 15',
      'Others 5',
    ]);
    expect(10 + sum(rows)).toBe(60);
  });

  test('names three at most', () => {
    const others = ['1', '2', '3', '4'].map((id) => other(id, 5));
    const rows = othersAtBooth({ own: 0, total: 20, others });
    expect(rows.map(({ name }) => name)).toEqual(['Tablet 1', 'Tablet 2', 'Others']);
    expect(sum(rows)).toBe(20);
    expect(othersAtBooth({ own: 0, total: 15, others: others.slice(0, 3) })).toHaveLength(3);
  });

  test('never says less than nothing when a figure is older than what is named', () => {
    expect(othersAtBooth({ own: 10, total: 12, others: [other('1', 5)] })).toHaveLength(1);
    expect(othersAtBooth({ own: 3, total: 3, others: [] })).toEqual([]);
  });
});

test('recent: by day of the event’s zone, by when it happened, and what was taken back does not count', () => {
  const visits = [
    visit({ id: 'late', tappedAt: '2025-11-12T04:30:00Z', partySize: 1 }),
    visit({ id: 'noon' }),
    visit({ id: 'earlier', happenedAt: '2025-11-12T15:00:00Z', precision: 'hour', partySize: 3 }),
    visit({ id: 'undone', tappedAt: '2025-11-12T17:45:00Z', undoneAt: '2025-11-12T17:46:00Z', partySize: 9 }),
  ];
  expect(
    recentDays(visits, 0, timeZone).map(({ day, visits, visitors }) => [
      day,
      visits.map(({ id }) => id),
      visitors,
    ]),
  ).toEqual([
    ['2025-11-12', ['undone', 'noon', 'earlier'], 5],
    ['2025-11-11', ['late'], 1],
  ]);
});

describe('what can be done about a visit that was not taken', () => {
  const booths = [
    { id: 'copa', name: 'Copa' },
    { id: 'drasi', name: 'Drasi' },
  ].map((booth) => ({ ...booth, slug: booth.id, goal: null, kiosk: null, slots: [], topics: [] }));
  const row = (code: string, type: 'visit' | 'undo' = 'visit') => ({
    boothId: 'copa',
    item:
      type === 'visit'
        ? ({ type, id: 'a', boothId: 'copa', tappedAt: '', partySize: 1 } as const)
        : ({ type, id: 'b', boothId: 'copa', tappedAt: '', visitId: 'a' } as const),
    refusal: { code, detail: '', serverVersion: null },
  });
  const words = (code: string, type?: 'undo') => repairsOf(row(code, type), { booths }).map(repairWords);

  test('depends on why', () => {
    expect(words('archived-booth')).toEqual(['Record for Drasi']);
    expect(words('outside-event')).toEqual(['Choose the time']);
    expect(words('unknown-topic')).toEqual(['Record without the topics']);
    expect(words('unknown-type')).toEqual([]);
    expect(words('archived-booth', 'undo')).toEqual([]);
  });
});
