import { describe, expect, test } from 'vitest';
import { type Figure, notRecorded } from '#contracts/figures';
import type { BoothNow, Now } from '#contracts/now';
import { countedWords } from '#contracts/summary-words';
import { hourWords } from '#web/dashboard/engagement/engagement-words.ts';
import {
  contradictionWords,
  gapWords,
  liveRows,
  pastBooths,
  staffingNow,
  stateOf,
} from '#web/dashboard/now/booth-states.ts';
import { byContact, deviceWords } from '#web/dashboard/now/device-words.ts';
import { LINE, layoutHours, PLOT } from '#web/dashboard/now/hour-layout.ts';
import { headingOf, shownOf, whenWords } from '#web/dashboard/now/shown.ts';
import { countedBoothsWords, missingWords } from '#web/dashboard/parts/none-words.ts';
import { clockTime, clockTimeFrom } from '#web/dashboard/parts/times.ts';

const ATLANTA = 'America/New_York';
const at = (time: string, date = '2025-11-11') => `${date}T${time}:00-05:00`;
const NOW_MS = Date.parse(at('14:12'));
const figure = (visitors: number): Figure => ({ ...notRecorded, visitors, tapped: visitors });
const person = (name: string) => ({ personId: null, name, since: at('10:30'), contradictions: [] });

function booth(name: string, kiosk: string | null, more: Partial<BoothNow> = {}): BoothNow {
  const slug = name.toLowerCase();
  return {
    boothId: '019a5f0e-7c1b-7d6e-9a55-000000000001',
    slug,
    name,
    kiosk,
    figure: notRecorded,
    none: 'not-recorded',
    here: [],
    minimum: null,
    target: null,
    slot: { state: 'running', startsAt: at('10:30'), endsAt: at('17:00') },
    lastTapAt: null,
    quarters: [],
    ...more,
  };
}

function nowOf(booths: BoothNow[], devices: Now['devices'] = []): Now {
  return {
    asOf: at('14:12'),
    version: 1,
    day: '2025-11-11',
    days: ['2025-11-11'],
    total: figure(0),
    countedBooths: 0,
    lastHour: 0,
    booths,
    hours: [],
    notPlaced: { visitors: 0, approximate: false },
    latest: [],
    devices,
  };
}

const device = (name: string, more: Partial<Now['devices'][number]> = {}): Now['devices'][number] => ({
  id: '019a5f0e-7c1b-7d6e-9a55-000000000002',
  name,
  kind: 'tablet',
  boothNames: [],
  lastSeenAt: at('14:11'),
  unsent: 0,
  isBehind: false,
  ...more,
});

const wordsOf = (of: BoothNow, devices: Now['devices'] = []) =>
  stateOf(of, nowOf([of], devices), ATLANTA, NOW_MS).words;

describe('the state of a booth in words', () => {
  test('counts the people here against the target of the shift', () => {
    const two = [person('Nandita Valsan'), person('Wei Fu')];
    expect(wordsOf(booth('Drasi', '5B', { here: two, minimum: 1, target: 2 }))).toBe('2 of 2 here');
    expect(wordsOf(booth('Drasi', '5B', { here: two, minimum: 1, target: 1 }))).toBe('2 here, target 1');
    expect(wordsOf(booth('Drasi', '5B', { here: two }))).toBe('2 here');
    expect(wordsOf(booth('Drasi', '5B', { here: two, minimum: 3, target: 4 }))).toBe('2 here, needs 3');
  });

  test('a shift that runs outside of the slot needs somebody too', () => {
    const later = { state: 'before', startsAt: at('15:00'), endsAt: at('17:00') } as const;
    const over = { state: 'over', startsAt: at('10:30'), endsAt: at('12:00') } as const;
    for (const slot of [later, over]) {
      const early = booth('Drasi', '5B', { slot, minimum: 1, target: 2 });
      expect(stateOf(early, nowOf([early]), ATLANTA, NOW_MS)).toMatchObject({
        kind: 'nobody',
        words: 'nobody checked in',
      });
      expect(wordsOf({ ...early, here: [person('Wei Fu')] })).toBe('1 of 2 here');
      expect(staffingNow(liveRows(nowOf([early]), ATLANTA, NOW_MS))).toMatchObject({
        running: 1,
        staffed: 0,
      });
    }
    expect(wordsOf(booth('Drasi', '5B', { slot: over, here: [person('Wei Fu')] }))).toBe('1 here');
  });

  test('tells nobody checked in from busy people who forgot to check in', () => {
    const empty = { minimum: 1, target: 2 };
    expect(wordsOf(booth('ORAS', '9A', empty))).toBe('nobody checked in');
    expect(wordsOf(booth('ORAS', '9A', { ...empty, lastTapAt: at('14:06') }))).toBe(
      'tapped 14:06, nobody checked in',
    );
    expect(wordsOf(booth('ORAS', '9A', { ...empty, lastTapAt: at('11:00') }))).toBe('nobody checked in');
    expect(wordsOf(booth('ORAS', '9A'))).toBe('nothing recorded');
  });

  describe('beside it says what is wrong with a device', () => {
    const more = { boothNames: ['Istio'], isBehind: true };
    const silent = device('tablet 8', { ...more, lastSeenAt: '2025-11-11T18:58:00Z' });
    const heard = device('phone', { boothNames: ['Istio'], kind: 'phone' });
    const stateWith = (devices: Now['devices'], given: Partial<BoothNow> = {}) => {
      const of = booth('Istio', '20', { minimum: 1, target: 2, ...given });
      return stateOf(of, nowOf([of], devices), ATLANTA, NOW_MS);
    };

    test('which since when, in the event’s zone, and what has not arrived', () => {
      const unsent = device('phone', { ...more, kind: 'phone', unsent: 12 });
      const here = { here: [person('Keith Mattix'), person('Mike Morris')] };
      expect(stateWith([silent], here)).toEqual({
        kind: 'here',
        words: '2 of 2 here',
        behind: 'tablet silent since 13:58',
      });
      expect(stateWith([unsent], here).behind).toBe('12 unsent on the phone');
      expect(stateWith([silent, unsent], here).behind).toBe('2 devices behind');
      expect(stateWith([heard], here).behind).toBeNull();
    });

    test('and who was checked in by two devices or at two booths', () => {
      const twice = (first: string, second: string) => ({
        ...person('Keith Mattix'),
        contradictions: [
          { booth: first, device: 'Tablet 1', at: at('13:02') },
          { booth: second, device: null, at: at('13:10') },
        ],
      });
      expect(contradictionWords(twice('Istio', 'Istio'), ATLANTA)).toBe(
        'Keith Mattix: checked in 13:02 on Tablet 1, 13:10. Both are kept.',
      );
      expect(contradictionWords(twice('Istio', 'Copa'), ATLANTA)).toBe(
        'Keith Mattix: checked in 13:02 at Istio on Tablet 1, 13:10 at Copa. Both are kept.',
      );
      expect(contradictionWords(person('Mike Morris'), ATLANTA)).toBeNull();
    });

    test('nobody is missed for certain while a check-in may wait on the only device', () => {
      expect(stateWith([silent])).toMatchObject({ kind: 'unheard', words: 'nobody checked in' });
      expect(stateWith([silent, heard])).toMatchObject({ kind: 'nobody', words: 'nobody checked in' });
    });

    test('also where the slot is over: what was tapped there has not arrived', () => {
      const slot = { state: 'over', startsAt: at('10:30'), endsAt: at('13:30') } as const;
      expect(stateWith([silent], { slot, minimum: null, target: null })).toMatchObject({
        words: 'slot ended 13:30',
        behind: 'tablet silent since 13:58',
      });
    });
  });

  test('says when a slot ended or begins', () => {
    const slot = { startsAt: at('15:00'), endsAt: at('13:30') };
    expect(wordsOf(booth('Copa', '5B', { slot: { ...slot, state: 'over' } }))).toBe('slot ended 13:30');
    expect(wordsOf(booth('Copa', '5B', { slot: { ...slot, state: 'before' } }))).toBe('starts 15:00');
  });

  test('says the day of a slot that is not today', () => {
    const startsAs = (startsAt: string) =>
      wordsOf(
        booth('Copa', '5B', { slot: { state: 'before', startsAt, endsAt: at('17:00', '2025-11-13') } }),
      );
    expect(startsAs(at('09:30', '2025-11-12'))).toBe('starts tomorrow 09:30');
    expect(startsAs(at('09:30', '2025-11-16'))).toBe('starts Sun 09:30');
    const slot = { state: 'over', startsAt: null, endsAt: at('19:30', '2025-11-10') } as const;
    expect(wordsOf(booth('Copa', '5B', { slot }))).toBe('slot ended yesterday 19:30');
  });
});

describe('a time seen from another day', () => {
  const seen = (instant: string) => clockTimeFrom(at('00:05'), instant, ATLANTA);
  test('goes by the dates of the event’s zone, not by hours', () => {
    expect(seen(at('23:55'))).toBe('23:55');
    expect(seen(at('23:55', '2025-11-10'))).toBe('yesterday 23:55');
    expect(seen('2025-11-11T04:59:00Z')).toBe('yesterday 23:59');
  });

  test('says the date where the weekday would not say which', () => {
    expect(seen(at('10:00', '2025-11-05'))).toBe('Wed 10:00');
    expect(seen(at('10:00', '2025-11-04'))).toBe('4 Nov 10:00');
  });
});

describe('how many booths were counted', () => {
  const words = (...nones: BoothNow['none'][]) => {
    const booths = nones.map((none) => ({ none, figure: figure(none === null ? 5 : 0) }));
    const countedBooths = nones.filter((none) => none === null).length;
    return [countedBoothsWords({ countedBooths, booths }), missingWords({ booths })];
  };

  test('goes by those that had a slot so far: the others miss nothing', () => {
    expect(words(null, null)).toEqual(['2 of 2 booths', 'Every booth has a figure']);
    expect(words(null, 'not-recorded')).toEqual(['1 of 2 booths', '1 is not recorded']);
    expect(words(null, 'no-slot')).toEqual(['1 of 1 booth', 'Every booth with a slot has a figure']);
    expect(words(null, 'not-recorded', 'not-recorded', 'to-come', 'no-slot')).toEqual([
      '1 of 3 booths, 1 to come',
      '2 are not recorded',
    ]);
    expect(words('to-come', 'to-come')[0]).toBe('2 booths to come');
    expect(words('no-slot')[0]).toBe('0 of 0 booths');
    expect(words(null, 'held-back', 'not-split')).toEqual(['1 of 3 booths', '1 is not shown']);
  });

  test('says how many of them were counted on some of their days only', () => {
    const part = { ...figure(325), recordedDays: 1, days: 2 };
    const booths = [part, figure(20)].map((one) => ({ none: null, figure: one }));
    const words = '2 of 2 booths, 1 of them for part of the days';
    expect(countedBoothsWords({ countedBooths: 2, booths })).toBe(words);
    expect(countedWords(booths)).toBe(words);
  });
});

describe('a time that comes twice', () => {
  const hour = (startsAt: string, endsAt: string) => ({ startsAt, endsAt, visitors: 3, shared: 0 });
  const night = [
    hour('2025-11-02T05:00:00Z', '2025-11-02T06:00:00Z'),
    hour('2025-11-02T06:00:00Z', '2025-11-02T07:00:00Z'),
    hour('2025-11-02T07:00:00Z', '2025-11-02T08:00:00Z'),
  ];

  test('names its zone, and no other time does', () => {
    expect(night.map((one) => hourWords(one, ATLANTA, false))).toEqual([
      'Sun 01:00 EDT–01:00 EST',
      'Sun 01:00 EST–02:00',
      'Sun 02:00–03:00',
    ]);
    expect(clockTime('2025-04-05T14:40:00Z', 'Australia/Lord_Howe')).toBe('01:40 GMT+11');
    expect(clockTime('2025-04-05T15:10:00Z', 'Australia/Lord_Howe')).toBe('01:40 GMT+10:30');
    // Clocks go forward: a time is missing, none comes twice.
    expect(clockTime('2025-03-09T06:59:00Z', ATLANTA)).toBe('01:59');
    expect(clockTime('2025-03-09T07:00:00Z', ATLANTA)).toBe('03:00');
  });

  test('has room in the chart', () => {
    const labels = (width: number) =>
      layoutHours(night, ATLANTA, width, NOW_MS).ticks.map(({ label }) => label);
    expect(labels(600)).toEqual(['01:00 EDT', '01:00 EST', '02:00', '03:00']);
    expect(labels(240)).toEqual(['01:00 EDT', '02:00']);
  });
});

describe('the order of booths', () => {
  test('who needs somebody comes first, then by kiosk as people count', () => {
    const over = booth('Copa', '5B', { slot: { state: 'over', startsAt: null, endsAt: at('13:30') } });
    const staffed = [
      booth('Headlamp', '11A', { here: [person('Will Case')] }),
      booth('Drasi', '5B', { here: [person('Nandita Valsan')] }),
    ];
    const empty = booth('ORAS', '9A', { minimum: 1 });
    const rows = liveRows(nowOf([over, ...staffed, empty]), ATLANTA, NOW_MS);
    expect(rows.map(({ booth: { name } }) => name)).toEqual(['ORAS', 'Drasi', 'Headlamp', 'Copa']);
    expect(staffingNow(rows)).toEqual({ running: 3, staffed: 2, people: 2 });
  });

  test('what is said below the booths that need somebody does not contradict their number', () => {
    expect(gapWords(2, 3, 5)).toBe('A shift runs and nobody is checked in');
    expect(gapWords(0, 0, 0)).toBe('No booth runs at this moment');
    expect(gapWords(0, 0, 5)).toBe('Every running booth has somebody');
    expect(gapWords(0, 1, 5)).toBe('Not known of 1 booth: no check-in, no certain gap');
    expect(gapWords(0, 2, 5)).toBe('Not known of 2 booths: no check-in, no certain gap');
  });

  test('afterwards a counted 0 stands above not recorded', () => {
    const booths = [
      booth('containerd', null),
      booth('Istio', null, { figure: figure(0) }),
      booth('Copa', null, { figure: figure(75) }),
    ];
    expect(pastBooths(nowOf(booths)).map(({ name }) => name)).toEqual(['Copa', 'Istio', 'containerd']);
  });
});

describe('devices', () => {
  test('the one that is behind comes first, the one never heard from last', () => {
    const devices = [
      device('tablet 3', { lastSeenAt: null, unsent: null }),
      device('tablet 6'),
      device('tablet 8', { isBehind: true, lastSeenAt: at('13:58'), unsent: 12 }),
    ];
    expect(deviceWords(device('phone', { isBehind: true, unsent: 12 }), ATLANTA, NOW_MS)).toBe(
      '12 unsent, heard 14:11',
    );
    const sorted = byContact(devices);
    expect(sorted.map(({ name }) => name)).toEqual(['tablet 8', 'tablet 6', 'tablet 3']);
    expect(sorted.map((one) => deviceWords(one, ATLANTA, NOW_MS))).toEqual([
      'silent 14 min, 12 unsent when last heard',
      'all sent 14:11',
      'not heard from yet',
    ]);
  });
});

describe('the hour chart', () => {
  const hours = [
    { startsAt: at('10:30'), endsAt: at('11:00'), visitors: 25, shared: 0 },
    { startsAt: at('11:00'), endsAt: at('12:00'), visitors: 83, shared: 20 },
    { startsAt: at('14:00'), endsAt: at('15:00'), visitors: 9, shared: 0 },
  ];
  const layout = layoutHours(hours, ATLANTA, 600, NOW_MS);

  test('labels full hours of the event’s clock at their edges', () => {
    expect(layout.ticks.map(({ label }) => label)).toEqual([
      '10:00',
      '11:00',
      '12:00',
      '13:00',
      '14:00',
      '15:00',
    ]);
  });

  test('draws half an hour half as wide, and marks the hour that runs', () => {
    const [half, whole, running] = layout.bars;
    expect((half?.width ?? 0) / (whole?.width ?? 1)).toBeCloseTo(0.5, 1);
    expect([half?.state, running?.state]).toEqual(['over', 'running']);
  });

  test('marks the part of an hour that nobody counted at that time, and its value', () => {
    expect(layout.bars.map(({ value }) => value)).toEqual(['25', '~83', '9']);
    expect(layout.bars.map(({ sharedPart }) => sharedPart)).toEqual([0, 20 / 83, 0]);
  });

  test('hatches what was closed and puts now between its hours', () => {
    expect(layout.closed).toHaveLength(2);
    expect(layoutHours(hours, ATLANTA, 600, NOW_MS, null).closed).toEqual([]);
    const range = { from: Date.parse(at('10:30')), to: Date.parse(at('13:00')) };
    const [afterNoon, ...others] = layoutHours(hours, ATLANTA, 600, NOW_MS, range).closed;
    expect(others).toEqual([]);
    expect(afterNoon?.x).toBeCloseTo(layout.ticks[2]?.x ?? 0);
    expect((afterNoon?.x ?? 0) + (afterNoon?.width ?? 0)).toBeCloseTo(layout.ticks[3]?.x ?? 0);
    expect(layout.nowX).toBeGreaterThan(layout.ticks[4]?.x ?? 0);
    expect(layout.nowX).toBeLessThan(layout.ticks[5]?.x ?? 0);
  });

  test('keeps the bars of every day inside its own part of the axis', () => {
    const twoDays = [
      ...hours,
      { startsAt: at('10:00', '2025-11-12'), endsAt: at('11:00', '2025-11-12'), visitors: 4, shared: 0 },
    ];
    const { places, bars } = layoutHours(twoDays, ATLANTA, 600, NOW_MS);
    expect(places.map(({ date }) => date)).toEqual(['2025-11-11', '2025-11-12']);
    expect(bars.at(-1)?.x).toBeGreaterThanOrEqual(places[1]?.x ?? 0);
    expect((places[1]?.x ?? 0) + (places[1]?.width ?? 0)).toBeLessThanOrEqual(600);
  });

  test('keeps the line of now clear of every value, at any minute and width', () => {
    const before = { startsAt: at('13:00'), endsAt: at('14:00') };
    const quiet = [...hours.slice(0, 2), before, ...hours.slice(2)].map((hour) => ({
      ...hour,
      visitors: 118,
      shared: 0,
    }));
    for (const width of [330, 600, 1400])
      for (let minute = 0; minute < 60; minute += 1) {
        const nowMs = Date.parse(at('14:00')) + minute * 60_000;
        const { bars, nowX } = layoutHours(quiet, ATLANTA, width, nowMs);
        const distances = bars.flatMap(({ label }) => {
          if (label === null || nowX === null) return [];
          const left = label.x - { start: 0, middle: 13.5, end: 27 }[label.anchor];
          return [Math.max(left - nowX, nowX - (left + 27))];
        });
        expect(distances.length).toBeGreaterThan(1);
        for (const { label, state } of bars)
          if (state === 'over') expect(label?.x ?? 0).toBeLessThan(nowX ?? 0);
        expect(Math.min(...distances)).toBeGreaterThanOrEqual(3);
      }
  });

  test('has a value above every bar of three days at a desk, and none on another', () => {
    const shapes = [193, 229, 324, 272, 164, 274, 304, 352, 341];
    const clock = (day: number, hour: number) => new Date(Date.UTC(2025, 10, day, hour)).toISOString();
    const three = [11, 12, 13].flatMap((day) =>
      shapes.map((visitors, index) => ({
        ...{ startsAt: clock(day, 15 + index), endsAt: clock(day, 16 + index) },
        ...{ visitors, shared: 9 },
      })),
    );
    const { bars, isNarrow } = layoutHours(three, ATLANTA, 850, NOW_MS);
    expect(isNarrow).toBe(true);
    const boxes = bars.flatMap(({ label, share, value }) =>
      label === null
        ? []
        : [{ x: label.x, y: share * PLOT + label.lines * LINE, width: (value?.length ?? 0) * 7 }],
    );
    expect(boxes.length).toBe(three.length);
    boxes.forEach((one, index) => {
      for (const other of boxes.slice(index + 1))
        expect(Math.abs(one.x - other.x) >= one.width || Math.abs(one.y - other.y) >= LINE).toBe(true);
    });
  });

  test('survives an event without a single visitor', () => {
    expect(layoutHours([], ATLANTA, 600, NOW_MS)).toMatchObject({ bars: [], nowX: null });
  });
});

describe('what is shown, seen from today', () => {
  const event = { timeZone: ATLANTA, startsOn: '2025-11-10', endsOn: '2025-11-13' };
  const read = (day: string | null, given: Partial<Now> = {}) => {
    const now = { ...nowOf([]), day, ...given };
    return [shownOf(now, event), headingOf(now, event), whenWords(now, event)];
  };

  test('only today is now', () => {
    expect(read('2025-11-11')).toEqual(['live', 'Now', 'Tuesday 11 November 2025, 14:12']);
    expect(read('2025-11-10')).toEqual(['over', 'Monday 10 November 2025', 'day over']);
    expect(read('2025-11-12')).toEqual(['coming', 'Wednesday 12 November 2025', 'still to come']);
    expect(read('2025-11-09')[2]).toBe('day before the event, day over');
    expect(read('2025-11-14')[2]).toBe('day after the event, still to come');
  });

  test('the whole event says how far it is', () => {
    const whole = (asOf: string) => read(null, { asOf });
    expect(whole(at('14:12'))).toEqual(['live', 'Whole event', '10–13 November 2025, so far']);
    expect(whole(at('14:12', '2025-11-14'))[2]).toBe('10–13 November 2025, over');
    expect(whole('2025-11-10T04:59:00Z')).toEqual([
      'coming',
      'Whole event',
      '10–13 November 2025, still to come',
    ]);
  });
});
