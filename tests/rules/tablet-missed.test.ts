import { describe, expect, test } from 'vitest';
import type { DeviceState } from '#contracts/devices';
import { syncItem } from '#contracts/sync-items';
import {
  countedIn,
  headCountOf,
  lookingBackMs,
  stretchesToday,
} from '#web/tablet/head-counts/missed-rules.ts';
import { nothingSaid, type OwnVisit } from '#web/tablet/outbox/database.ts';

const at = (time: string, day = '12') => `2025-11-${day}T${time}:00.000Z`;
const ms = (time: string, day = '12') => Date.parse(at(time, day));
const COPA = '019a5f0e-7c1b-7d6e-9a55-0c2b8f3d1e01';
const booth = {
  ...{ id: COPA, slug: 'copa', name: 'Copa', goal: null, kiosk: '5B', topics: [] },
  slots: [{ startsAt: at('15:30'), endsAt: at('22:00'), kiosk: '5B' }],
};
const shift = (startsAt: string, endsAt: string, boothId = COPA) => ({
  ...{ id: startsAt, boothId, startsAt, endsAt, minimum: 1, target: 2, personIds: [] },
});
const stateWith = (shifts: DeviceState['shifts']): DeviceState => ({
  device: { id: COPA, name: 'Tablet 3', kind: 'tablet', personId: null },
  event: {
    ...{ id: COPA, slug: 'atlanta', name: 'Atlanta', timeZone: 'America/New_York', simulated: false },
    ...{ isArchived: false, countingRule: '', startsOn: '2025-11-10', endsOn: '2025-11-13' },
  },
  days: [{ date: '2025-11-12', opensAt: at('15:30'), closesAt: at('22:00') }],
  ...{
    booths: [booth],
    shifts,
    people: [],
    topics: [],
    notes: [],
    figures: [],
    counting: [],
    talks: [],
    feedback: [],
    paragraphs: [],
    consentText: '',
    neighbours: [],
    attendance: [],
    representatives: [],
  },
  serverVersion: '1.0.0',
});

describe('what can be looked back on', () => {
  test('is today’s shifts that began, the latest first, and the day so far', () => {
    const state = stateWith([
      shift(at('15:30'), at('17:30')),
      shift(at('17:30'), at('19:30')),
      shift(at('19:30'), at('22:00')),
      shift(at('15:30', '11'), at('17:30', '11')),
      shift(at('16:00'), at('17:00'), 'another booth'),
    ]);
    expect(stretchesToday({ state, booth, nowMs: ms('18:05') + 42_123 })).toEqual([
      { kind: 'shift', startsAtMs: ms('17:30'), endsAtMs: ms('18:05') + 42_123 },
      { kind: 'shift', startsAtMs: ms('15:30'), endsAtMs: ms('17:30') },
      { kind: 'day', startsAtMs: ms('15:30'), endsAtMs: ms('18:05') + 42_123 },
    ]);
  });

  test('is named once when the shift is the whole day, and nothing before the doors open', () => {
    const state = stateWith([shift(at('15:30'), at('22:00'))]);
    expect(stretchesToday({ state, booth, nowMs: ms('18:00') })).toHaveLength(1);
    expect(stretchesToday({ state, booth, nowMs: ms('15:00') })).toEqual([]);
    expect(stretchesToday({ state, booth: { ...booth, slots: [] }, nowMs: ms('18:00', '20') })).toEqual([]);
  });
});

test('looking back takes in every tap so far, and none that follows', () => {
  const tap = (atMs: number): OwnVisit => ({
    ...{ id: String(atMs), boothId: COPA, tappedAt: new Date(atMs).toISOString(), partySize: 1 },
    ...{ undoneAt: null, ...nothingSaid },
  });
  // The screen's clock was last drawn at 18:05:40; the last of four taps is three seconds younger.
  const nowMs = ms('18:05') + 40_000;
  const visits = [ms('17:40'), ms('18:04'), nowMs - 20_000, nowMs + 3_000].map(tap);
  const known = { boothId: COPA, visits, offsetMs: 0, counting: undefined };
  const backMs = lookingBackMs(nowMs, known);
  const [stretch] = stretchesToday({
    state: stateWith([shift(at('17:30'), at('19:30'))]),
    booth,
    nowMs: backMs,
  });
  if (stretch === undefined) throw new Error('there is a shift');
  expect(countedIn(stretch, known)).toEqual({ own: 4, others: 0 });
  const said = headCountOf({ kind: 'missed', about: 5 }, stretch, { own: 4, others: 0 });
  for (const { tappedAt } of visits) {
    expect(Date.parse(tappedAt)).toBeGreaterThanOrEqual(Date.parse(said.startsAt));
    expect(Date.parse(tappedAt)).toBeLessThan(Date.parse(said.endsAt));
  }
  const next = tap(nowMs + 3_001);
  expect(Date.parse(next.tappedAt)).toBeGreaterThanOrEqual(Date.parse(said.endsAt));
  // A clock that jumped has taps that lie ahead: nobody looks back from tomorrow.
  expect(lookingBackMs(nowMs, { ...known, visits: [tap(ms('18:00', '13'))] })).toBe(nowMs);
});

test('counted in a stretch: own visits by when they happened, and the others’ by five minutes', () => {
  const visit = (tappedAt: string, given: Partial<OwnVisit> = {}): OwnVisit => ({
    ...{ id: tappedAt, boothId: COPA, tappedAt, partySize: 2, undoneAt: null, ...nothingSaid, ...given },
  });
  const visits = [
    visit(at('17:29')),
    visit(at('17:30')),
    visit(at('17:10'), { happenedAt: at('18:00'), precision: 'minutes', partySize: 5 }),
    visit(at('18:00'), { undoneAt: at('18:01') }),
    visit(at('18:00'), { boothId: 'another' }),
    visit(at('18:30')),
  ];
  const fiveMinutes = ['17:25', '17:30', '18:25', '18:30'].map((time) => ({
    startsAt: at(time),
    visitors: 10,
  }));
  const counting = { boothId: COPA, others: [], fiveMinutes };
  const stretch = { kind: 'shift', startsAtMs: ms('17:30'), endsAtMs: ms('18:30') } as const;
  expect(countedIn(stretch, { boothId: COPA, visits, offsetMs: 0, counting })).toEqual({
    own: 7,
    others: 20,
  });
  // By the true clock: this device is an hour behind.
  expect(countedIn(stretch, { boothId: COPA, visits, offsetMs: 3_600_000, counting: undefined })).toEqual({
    ...{ own: 7, others: 0 },
  });
});

describe('an answer is a head count that the server takes', () => {
  const stretch = { kind: 'shift', startsAtMs: ms('17:30'), endsAtMs: ms('18:30') } as const;
  const counted = { own: 31, others: 21 };
  const stamp = { id: '019a5f0e-7c1b-7d6e-9a55-0c2b8f3d1e11', boothId: COPA, tappedAt: at('18:31') };
  const itemOf = (answer: Parameters<typeof headCountOf>[0]) =>
    syncItem.parse({ ...stamp, type: 'head-count', ...headCountOf(answer, stretch, counted) });

  test('about so many missed: those alone, to be added to whatever was tapped', () => {
    expect(itemOf({ kind: 'missed', about: 5 })).toMatchObject({
      ...{ likely: 5, approximate: true, low: null, high: null, source: 'missed' },
      ...{ startsAt: at('17:30'), endsAt: at('18:30'), wording: 'about 5 missed' },
    });
  });

  test('lost count: the guess itself; a clicker: exact', () => {
    expect(itemOf({ kind: 'in all', about: 80 })).toMatchObject({
      likely: 80,
      approximate: true,
      source: 'judged',
    });
    expect(itemOf({ kind: 'clicker', exactly: 43 })).toMatchObject({
      ...{ likely: 43, approximate: false, source: 'clicker', wording: 'clicker; 52 tapped' },
    });
  });
});
