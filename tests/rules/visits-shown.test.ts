import { expect, test } from 'vitest';
import type { VisitRow } from '#contracts/visits';
import { correctionFrom, correctValues } from '#web/dashboard/set-up/visits/correct-form.ts';
import { askedOf, filterWords } from '#web/dashboard/set-up/visits/filter.ts';
import { correctedWords } from '#web/dashboard/set-up/visits/visit-words.ts';

const ZONE = 'America/New_York';
const day = '2025-11-12';
const visit: VisitRow = {
  id: '019a5f0e-7c1b-7d6e-9a55-0c2b8f3d1e77',
  boothId: '019a5f0e-7c1b-7d6e-9a55-0c2b8f3d1e78',
  sender: { kind: 'device', id: '019a5f0e-7c1b-7d6e-9a55-0c2b8f3d1e79', name: 'Tablet 1' },
  tappedAt: '2025-11-12T15:30:40Z',
  happenedAt: null,
  precision: null,
  receivedAt: '2025-11-12T15:31:00Z',
  occurredAt: '2025-11-12T15:30:40Z',
  timeUncertain: false,
  tappedSize: 9,
  partySize: 9,
  audience: 'newcomer',
  sector: null,
  topics: ['patching'],
  talk: null,
  undone: null,
  corrections: [],
};
const values = correctValues(visit, ZONE);

test('a day begins and ends on the clock of the event, also when that day has 25 hours', () => {
  expect(askedOf({ day: '2025-11-02' }, ZONE)).toMatchObject({
    from: '2025-11-02T04:00:00Z',
    to: '2025-11-03T05:00:00Z',
  });
  expect(askedOf({ day: 'all', from: '10:00' }, ZONE)).toEqual({});
});

test('a stretch lies on its day; an end before its start is on the next', () => {
  expect(askedOf({ day, from: '10:00', to: '10:30' }, ZONE)).toMatchObject({
    from: '2025-11-12T15:00:00Z',
    to: '2025-11-12T15:30:00Z',
  });
  expect(askedOf({ day, from: '23:00', to: '01:00' }, ZONE).to).toBe('2025-11-13T06:00:00Z');
  expect(askedOf({ day, to: '01:00' }, ZONE)).toMatchObject({
    from: '2025-11-12T05:00:00Z',
    to: '2025-11-12T06:00:00Z',
  });
  const names = { booth: 'Copa', device: null };
  expect(filterWords({ day, from: '10:00' }, names)).toBe('at Copa, on Wed 12 Nov, from 10:00');
  expect(filterWords({ day: 'all', from: '10:00' }, { booth: null, device: null })).toBe('');
});

test('a correction says only what differs, and keeps the second of a time that stays', () => {
  const why = { ...values, reason: 'Two came.' };
  expect(correctionFrom(why, visit, ZONE).ok).toBe(false);
  expect(correctionFrom({ ...values, partySize: '2' }, visit, ZONE)).toMatchObject({
    mistakes: { reason: expect.any(String) },
  });
  for (const partySize of ['', '0', '501'])
    expect(correctionFrom({ ...why, partySize }, visit, ZONE).ok).toBe(false);
  expect(correctionFrom({ ...why, partySize: '2' }, visit, ZONE)).toMatchObject({
    body: { set: { partySize: 2 }, reason: 'Two came.' },
  });
  const all = { ...why, time: '10:00', audience: '', sector: 'finance', topics: [] };
  expect(correctionFrom(all, visit, ZONE)).toMatchObject({
    body: {
      set: { happenedAt: '2025-11-12T15:00:00Z', audience: null, sector: 'finance', topics: [] },
    },
  });
});

test('what was said about it names who, when, what and why', () => {
  const correction = {
    ...{ id: visit.id, at: '2025-11-12T19:02:00Z', by: { kind: 'account' as const, name: 'Lena' } },
    ...{ reason: 'Two came.', set: { partySize: 2, sector: null, topics: ['patching'] } },
  };
  expect(correctedWords(correction, () => 'Patching', ZONE)).toBe(
    'Corrected by Lena, Wed 12 Nov 14:02: 2 visitors, no sector, Patching. Two came.',
  );
});
