import { describe, expect, test } from 'vitest';
import type { Today, TodayBooth, TodayShift, TodayWarning } from '#contracts/today';
import { presencesOf } from '#web/dashboard/today/presence.ts';
import {
  holeMessage,
  holesOf,
  holeWords,
  nextWords,
  slotWords,
  tallyWords,
} from '#web/dashboard/today/today-words.ts';
import * as wall from '#web/dashboard/wall/wall-words.ts';

const at = (time: string, date = '2025-11-11') => `${date}T${time}:00-05:00`;
const clock = { asOf: at('14:12'), timeZone: 'America/New_York' };
const onShift = (name: string, state: TodayShift['people'][number]['state'] = 'unknown') => ({
  ...{ personId: name, name, answer: null, state },
});
const shift = (from: string, to: string, people: TodayShift['people'] = []): TodayShift => ({
  ...{ shiftId: `${from}-${to}`, startsAt: from, endsAt: to, minimum: 1, target: 2, people },
});
const here = (name: string, personId: string | null = name) => ({
  ...{ personId, name, since: at('13:32'), until: at('17:00'), isUncertain: false },
});
const warning = (kind: TodayWarning['kind'], from: string, to: string, missing: number | null = 1) => ({
  ...{ kind, shiftId: null, startsAt: from, endsAt: to, leftAt: null, missing },
});
const booth = (name: string, more: Partial<TodayBooth> = {}): TodayBooth => ({
  ...{ boothId: name, slug: name.toLowerCase(), name, kiosk: '5B', here: [], running: [], next: null },
  slot: { state: 'running', startsAt: at('10:30'), endsAt: at('17:00') },
  warnings: [],
  ...more,
});
const today = (...booths: TodayBooth[]): Today => ({ asOf: clock.asOf, booths, breaks: [] });

describe('the people of a booth', () => {
  test('are here, expected, gone or did not come, each once', () => {
    const running = [
      shift(at('13:30'), at('17:00'), [
        onShift('Ana', 'came'),
        onShift('Ben', 'absent'),
        onShift('Carol'),
        onShift('Dan', 'came'),
      ]),
      shift(at('14:00'), at('17:00'), [onShift('Carol')]),
    ];
    const of = booth('Copa', { running, here: [here('Ana'), { ...here('Sam', null), isUncertain: true }] });
    expect(presencesOf(of, clock).map(({ name, state, words }) => [name, state, words])).toEqual([
      ['Ana', 'here', 'since 13:32, until 17:00'],
      ['Sam', 'here', 'since 13:32 (time uncertain), until 17:00'],
      ['Carol', 'expected', 'expected since 13:30'],
      ['Dan', 'left', 'was here, and left'],
      ['Ben', 'absent', 'did not come'],
    ]);
  });
});

describe('holes', () => {
  const nobody = booth('Drasi', {
    kiosk: null,
    running: [shift(at('13:30'), at('17:00'), [onShift('Carol'), onShift('Ben', 'absent')])],
    warnings: [
      warning('unfilled', at('10:30', '2025-11-12'), at('13:30', '2025-11-12'), 2),
      warning('nobody-here', at('13:30'), at('17:00')),
    ],
  });
  const short = booth('Copa', {
    here: [here('Ana')],
    running: [shift(at('10:30'), at('17:00'))],
    warnings: [
      warning('short', at('10:30'), at('17:00')),
      warning('unplanned', at('15:30'), at('17:00'), null),
    ],
  });
  const all = today(short, nobody);

  test('are listed from what is wrong now to what comes later, in words', () => {
    expect(holesOf(all).map((hole) => [hole.booth.name, hole.isNow, holeWords(hole, clock)])).toEqual([
      ['Drasi', true, 'Nobody has checked in since 13:30, needs 1. Carol is expected. Ben did not come.'],
      ['Copa', true, '1 here, needs 2, until 17:00. Nobody is planned.'],
      ['Copa', false, '15:30–17:00: no shift is planned, for 1 h 30.'],
      ['Drasi', false, 'tomorrow 10:30–13:30: 2 more people are needed.'],
    ]);
    expect(tallyWords(all)).toBe('1 of 2 running booths have somebody, 2 holes in the next 24 hours');
    expect(tallyWords(today(booth('Copa', { slot: { state: 'over', startsAt: null, endsAt: null } })))).toBe(
      'no booth runs at this moment',
    );
  });

  test('say since when nobody is here where somebody was', () => {
    const left = { ...warning('nobody-here', at('10:45'), at('13:00')), leftAt: at('12:12') };
    const [hole] = holesOf(today(booth('Anchor', { warnings: [left] })));
    expect(hole && holeWords(hole, clock)).toBe('Nobody is here since 12:12, needs 1. Nobody is planned.');
  });

  test('in a break of the event are holes, and say so: the slot goes on', () => {
    const unplanned = warning('unplanned', at('15:30'), at('17:00'), null);
    const during = (label: string, from: string, to: string) => {
      const breaks = [{ label, startsAt: at(from), endsAt: at(to) }];
      const [hole] = holesOf({ ...today(booth('Anchor', { warnings: [unplanned] })), breaks });
      return hole && holeWords(hole, clock);
    };
    const words = '15:30–17:00: no shift is planned, for 1 h 30.';
    expect(during('Lunch', '15:00', '17:00')).toBe(
      `${words} In the event’s break (Lunch); the slot goes on.`,
    );
    expect(during('Break', '16:00', '16:30')).toBe(`${words} Partly in the event’s break; the slot goes on.`);
    expect(during('Lunch', '12:00', '13:00')).toBe(words);
  });

  test('ask for somebody in a message that says where and when', () => {
    const messages = holesOf(all).map((hole) => holeMessage(hole, clock));
    expect(messages[1]).toBe(
      'Copa (kiosk 5B): 1 here, needs 2, until 17:00. Nobody is planned. Who can be there? If somebody is there already: check in on the tablet.',
    );
    expect(messages[3]).toBe('Drasi: somebody is still needed tomorrow 10:30–13:30. Who can be there?');
  });
});

test('the slot and the next shift say the day where it is not today', () => {
  const tomorrow = { startsAt: at('10:30', '2025-11-12'), endsAt: at('17:00', '2025-11-12') };
  const slots: [TodayBooth['slot'], string][] = [
    [{ state: 'running', startsAt: at('10:30'), endsAt: at('17:00') }, 'until 17:00'],
    [{ state: 'before', ...tomorrow }, 'starts tomorrow 10:30'],
    [{ state: 'over', startsAt: at('10:30'), endsAt: at('13:00') }, 'over since 13:00'],
    [{ state: 'unknown', startsAt: null, endsAt: null }, 'no slot known'],
  ];
  for (const [slot, words] of slots) expect(slotWords(booth('Copa', { slot }), clock)).toBe(words);
  const overNight = shift(at('22:00'), at('02:00', '2025-11-12'), [onShift('Ana'), onShift('Ben')]);
  expect(nextWords(overNight, clock)).toBe('22:00–tomorrow 02:00: Ana, Ben');
  expect(nextWords(shift(tomorrow.startsAt, tomorrow.endsAt), clock)).toBe(
    'tomorrow 10:30–17:00: nobody yet',
  );
});

test('a wall says who is here, how many are missing, and who is next', () => {
  const tile = {
    ...{ name: 'Copa', kiosk: '5B', state: 'running' as const, startsAt: at('10:30'), endsAt: at('17:00') },
    ...{ here: 2, hereNames: ['Ana', 'Sam'], next: null, missingNow: null },
  };
  const nobody = { ...tile, here: 0, hereNames: [], missingNow: 2 };
  expect(wall.hereWords(tile, clock)).toBe('Ana, Sam');
  expect(wall.hereWords({ ...tile, hereNames: [] }, clock)).toBe('2 people here');
  expect(wall.hereWords({ ...tile, hereNames: [], here: 1 }, clock)).toBe('1 person here');
  expect(wall.hereWords(nobody, clock)).toBe('Nobody checked in');
  expect(wall.hereWords({ ...nobody, state: 'before' }, clock)).toBe('Starts 10:30');
  expect(wall.hereWords({ ...nobody, state: 'over' }, clock)).toBe('Over since 17:00');
  expect(wall.hereWords({ ...nobody, state: 'unknown' }, clock)).toBe('No slot known');
  expect([tile, nobody, { ...tile, missingNow: 1 }].map(wall.missingWords)).toEqual([
    null,
    'Needs 2',
    'Needs 1 more',
  ]);
  const next = { people: 2, startsAt: at('10:30', '2025-11-12'), names: ['Carol', 'Wei'] };
  expect(wall.nextWords(next, clock)).toBe('Next tomorrow 10:30: Carol, Wei');
  expect(wall.nextWords({ ...next, names: [] }, clock)).toBe('Next tomorrow 10:30: 2 people');
  expect(wall.nextWords({ ...next, people: 0, names: [] }, clock)).toBe('Next tomorrow 10:30: nobody yet');
});
