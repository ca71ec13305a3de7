import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AttendanceRecord,
  forgottenOf,
  type PlannedShift,
  type ToldFact,
} from '#server/attendance/rules';
import { minutesOf, stretchesOf } from '#server/coverage/rules';
import { dateOf } from '#server/reports/rules';

const minute = 60_000;
const slot = { startsAt: 0, endsAt: 240 * minute };
const shift = (id: string, from: number, to: number, given: Partial<PlannedShift> = {}): PlannedShift => ({
  ...{ id, startsAt: from * minute, endsAt: to * minute, minimum: 1, target: 2, people: [] },
  ...given,
});
const shifts = [shift('first', 0, 120), shift('second', 120, 240)];
const over = 600 * minute;

const fact = (kind: ToldFact['kind'], atMinute: number, given: Partial<ToldFact> = {}): ToldFact => ({
  who: 'maintainer-b',
  name: 'Maintainer B',
  by: null,
  isUncertain: false,
  kind,
  at: atMinute * minute,
  shiftId: null,
  startsAt: null,
  endsAt: null,
  present: null,
  ...given,
});
const statement = (at: number, from: number, to: number, present: boolean, given: Partial<ToldFact> = {}) =>
  fact('statement', at, {
    ...{ who: null, name: null, by: 'Pavilion desk', present },
    ...{ startsAt: from * minute, endsAt: to * minute },
    ...given,
  });

const recordOf = (facts: ToldFact[], given: Partial<AttendanceRecord> = {}): AttendanceRecord => ({
  facts,
  taps: [],
  shifts,
  slots: [slot],
  ...given,
});

const stretches = (facts: ToldFact[], given: Partial<AttendanceRecord> = {}, now = over) =>
  stretchesOf(slot, recordOf(facts, given), now, 'UTC');

const states = (facts: ToldFact[], given: Partial<AttendanceRecord> = {}, now = over) => {
  const { coveredMinutes, gapMinutes, notRecordedMinutes } = minutesOf(stretches(facts, given, now));
  return { coveredMinutes, gapMinutes, notRecordedMinutes };
};

describe('was the kiosk staffed', () => {
  test('who forgot to check in left no gap: the time is not recorded', () => {
    expect(states([])).toEqual({ coveredMinutes: 0, gapMinutes: 0, notRecordedMinutes: 240 });
  });

  test('from check-in to check-out, people side by side counted once', () => {
    const facts = [
      fact('check-in', 0),
      fact('check-out', 100),
      fact('check-in', 60, { who: 'maintainer-c' }),
      fact('check-out', 110, { who: 'maintainer-c' }),
    ];
    expect(states(facts)).toEqual({ coveredMinutes: 110, gapMinutes: 0, notRecordedMinutes: 130 });
  });

  test('who forgot to check out is gone at the end of the shift, also with a check-in the next day', () => {
    expect(states([fact('check-in', 10)]).coveredMinutes).toBe(110);
    const nextDay = [fact('check-in', 10), fact('check-in', 1450), fact('check-out', 1500)];
    expect(states(nextDay, {}, 2000 * minute).coveredMinutes).toBe(110);
  });

  test('who comes a little early is there for the whole shift', () => {
    expect(states([fact('check-in', -10)]).coveredMinutes).toBe(120);
  });

  test('"I will stay on" carries into the next shift', () => {
    const facts = [fact('check-in', 0), fact('extension', 100, { endsAt: 180 * minute })];
    expect(states(facts).coveredMinutes).toBe(180);
  });

  test('"I will stay on" that was taken back carries no further than before, in any order of arrival', () => {
    const facts = [
      fact('extension', 101, { endsAt: 120 * minute }),
      fact('check-in', 0),
      fact('extension', 100, { endsAt: 180 * minute }),
    ];
    expect(states(facts).coveredMinutes).toBe(120);
    expect(states([...facts, fact('extension', 102, { endsAt: 150 * minute })]).coveredMinutes).toBe(150);
  });

  test('only a stated or observed absence is a gap, and somebody who was there outweighs it', () => {
    const facts = [
      fact('absence', 0, { shiftId: 'first' }),
      fact('check-in', 90, { who: 'maintainer-c' }),
      statement(200, 120, 150, false),
      statement(200, 140, 150, true),
    ];
    expect(states(facts)).toEqual({ coveredMinutes: 40, gapMinutes: 110, notRecordedMinutes: 90 });
  });

  test('where one of two did not come, the other may have been there and forgotten to check in', () => {
    const both = [
      shift('first', 0, 120, { people: ['maintainer-b', 'maintainer-c'] }),
      shift('second', 120, 240),
    ];
    const one = [fact('absence', 5, { shiftId: 'first' })];
    expect(states(one, { shifts: both })).toEqual({
      coveredMinutes: 0,
      gapMinutes: 0,
      notRecordedMinutes: 240,
    });
    const two = [...one, fact('absence', 6, { who: 'maintainer-c', shiftId: 'first' })];
    expect(states(two, { shifts: both }).gapMinutes).toBe(120);
  });

  test('a shift that all of its people have left has a gap until its end, or until somebody is back', () => {
    const both = [
      shift('first', 0, 120, { people: ['maintainer-b', 'maintainer-c'] }),
      shift('second', 120, 240, { people: ['maintainer-b'] }),
    ];
    const early = [
      fact('check-in', 0),
      fact('check-in', 0, { who: 'maintainer-c' }),
      fact('check-out', 60),
      fact('check-out', 90, { who: 'maintainer-c' }),
    ];
    const ofBoth = (facts: ToldFact[]) => states(facts, { shifts: both });
    expect(ofBoth(early)).toEqual({ coveredMinutes: 90, gapMinutes: 30, notRecordedMinutes: 120 });
    expect(stretches(early, { shifts: both })[2]?.evidence).toMatchObject([
      { kind: 'check-out', who: 'maintainer-b', at: 60 * minute, endsAt: 120 * minute },
      { kind: 'check-out', who: 'maintainer-c', at: 90 * minute },
    ]);
    const oneLeft = early.slice(0, 3);
    expect(ofBoth(oneLeft).gapMinutes).toBe(0);
    const isBack = [...early, fact('check-in', 110)];
    expect(ofBoth(isBack)).toEqual({ coveredMinutes: 100, gapMinutes: 20, notRecordedMinutes: 120 });
    const stated = [...early, statement(300, 100, 120, true)];
    expect(ofBoth(stated).gapMinutes).toBe(10);
  });

  test('one left and the other did not come: from then on nobody was there', () => {
    const both = [shift('first', 0, 120, { people: ['maintainer-b', 'maintainer-c'] })];
    const facts = [
      fact('check-in', 0),
      fact('absence', 20, { who: 'maintainer-c', shiftId: 'first' }),
      fact('check-out', 60),
    ];
    expect(states(facts, { shifts: both })).toEqual({
      ...{ coveredMinutes: 60, gapMinutes: 60, notRecordedMinutes: 120 },
    });
  });

  test('a check-out at the end of one shift says nothing of the next', () => {
    const two = ['first', 'second'].map((id, at) =>
      shift(id, at * 120, at * 120 + 120, { people: ['maintainer-b'] }),
    );
    const facts = [fact('check-in', 0), fact('check-out', 123)];
    expect(states(facts, { shifts: two })).toEqual({
      ...{ coveredMinutes: 123, gapMinutes: 0, notRecordedMinutes: 117 },
    });
    const leaves = [fact('check-in', 0), fact('check-out', 150)];
    expect(states(leaves, { shifts: two }).gapMinutes).toBe(90);
  });

  test('who hands over some minutes before the end, or was never expected, leaves no gap', () => {
    const planned = [shift('first', 0, 120, { people: ['maintainer-b'] })];
    expect(states([fact('check-in', 0), fact('check-out', 115)], { shifts: planned }).gapMinutes).toBe(0);
    const guest = { who: 'walk-in wanda' };
    const wanda = [fact('check-in', 0, guest), fact('check-out', 60, guest)];
    expect(states(wanda, { shifts: planned }).gapMinutes).toBe(0);
    expect(states(wanda).gapMinutes).toBe(0);
  });

  test('whoever was reported missing and came after all was there', () => {
    const facts = [fact('absence', 5, { shiftId: 'first' }), fact('check-in', 20)];
    expect(states(facts)).toEqual({ coveredMinutes: 100, gapMinutes: 20, notRecordedMinutes: 120 });
  });

  test('a statement afterwards ends a stay that nobody checked out, and not one that somebody did', () => {
    const leftOpen = [fact('check-in', 0), statement(300, 60, 120, false)];
    expect(states(leftOpen)).toEqual({ coveredMinutes: 60, gapMinutes: 60, notRecordedMinutes: 120 });
    const checkedOut = [fact('check-in', 0), fact('check-out', 120), statement(300, 60, 120, false)];
    expect(states(checkedOut).coveredMinutes).toBe(120);
  });

  test('of statements about the same time the last holds', () => {
    const nobody = statement(300, 0, 240, false);
    const somebody = statement(310, 60, 120, true);
    expect(states([nobody, somebody])).toEqual({
      coveredMinutes: 60,
      gapMinutes: 180,
      notRecordedMinutes: 0,
    });
    const taken = statement(320, 0, 240, false);
    expect(states([nobody, somebody, taken]).gapMinutes).toBe(240);
    const oneMissing = fact('absence', 330, { shiftId: 'second' });
    expect(states([nobody, somebody, taken, oneMissing]).gapMinutes).toBe(240);
  });

  test("visits tapped on somebody's own phone show that they were there, up to half an hour apart", () => {
    const taps = [
      [10, 31],
      [80, 81],
    ].map(([from = 0, to = 0]) => ({
      ...{ who: 'maintainer-b', name: 'Maintainer B' },
      ...{ startsAt: from * minute, endsAt: to * minute },
    }));
    expect(states([], { taps })).toEqual({ coveredMinutes: 22, gapMinutes: 0, notRecordedMinutes: 218 });
    expect(states([statement(300, 0, 240, false)], { taps }).coveredMinutes).toBe(22);
  });

  test('time to come is neither', () => {
    expect(minutesOf(stretches([fact('check-in', 0)], {}, 30 * minute))).toMatchObject({
      coveredMinutes: 30,
      gapMinutes: 0,
      notRecordedMinutes: 0,
      comingMinutes: 210,
    });
  });

  test('seconds are cut off, so that the minutes are those between the times one reads', () => {
    const facts = [
      { ...fact('check-in', 0), at: 10 * minute + 50_000 },
      { ...fact('check-out', 0), at: 20 * minute + 10_000 },
    ];
    expect(states(facts).coveredMinutes).toBe(10);
  });
});

describe('against the plan', () => {
  const plan = [
    shift('first', 0, 120, { minimum: 2, target: 3, people: ['maintainer-b', 'maintainer-c'] }),
    shift('second', 120, 180, { minimum: 1, target: 1, people: [] }),
  ];

  test('planned is a shift with enough people on it', () => {
    expect(minutesOf(stretches([], { shifts: plan })).plannedMinutes).toBe(120);
  });

  test('one of two is covered and below the minimum; enough people are at the target', () => {
    const facts = [
      fact('check-in', 0),
      fact('check-in', 60, { who: 'maintainer-c' }),
      fact('check-in', 90, { who: 'maintainer-d' }),
    ];
    expect(minutesOf(stretches(facts, { shifts: plan }))).toMatchObject({
      coveredMinutes: 120,
      belowMinimumMinutes: 60,
      atTargetMinutes: 30,
    });
  });
});

describe('the evidence', () => {
  test('says who was checked in, what was tapped, and who stated it afterwards', () => {
    const found = stretches([fact('check-in', 0), fact('check-out', 30), statement(300, 30, 60, false)], {
      taps: [{ who: 'maintainer-c', name: 'Maintainer C', startsAt: 10 * minute, endsAt: 11 * minute }],
    });
    expect(
      found.map(({ state, people, evidence }) => [state, people, ...evidence.map(({ kind }) => kind)]),
    ).toEqual([
      ['covered', 1, 'check-in'],
      ['covered', 2, 'check-in', 'tapped'],
      ['covered', 1, 'check-in'],
      ['gap', 0, 'statement'],
      ['unrecorded', 0],
    ]);
    expect(found[3]?.evidence).toMatchObject([{ by: 'Pavilion desk', at: 300 * minute }]);
  });

  test('of a check-in at an uncertain time says so, wherever the uncertain time is, and gives way to a statement', () => {
    const stay = (isUncertain: [boolean, boolean, boolean]) => [
      fact('check-in', 0, { isUncertain: isUncertain[0] }),
      fact('check-out', 60, { isUncertain: isUncertain[1] }),
      fact('check-in', 60, { who: 'other', isUncertain: isUncertain[2] }),
    ];
    const said = (facts: ToldFact[]) =>
      stretches(facts).map(({ evidence }) => evidence.map(({ isUncertain }) => isUncertain));
    expect(said(stay([true, false, false]))[0]).toEqual([true]);
    expect(said(stay([false, true, false]))[0]).toEqual([true]);
    expect(said(stay([false, false, true]))[0]).toEqual([false]);
    const back = [fact('check-in', 0), fact('check-in', 60, { isUncertain: true })];
    expect(said(back)[0]).toEqual([true]);
    expect(forgottenOf(recordOf(back), over).map(({ isUncertain }) => isUncertain)).toEqual([true]);
    const nobody = statement(300, 0, 60, false);
    expect(states([...stay([false, false, false]), nobody]).gapMinutes).toBe(0);
    expect(states([...stay([true, false, false]), nobody]).gapMinutes).toBe(60);
  });

  test('who forgot to check out is listed once their stay is closed', () => {
    const facts = [
      fact('check-in', 0),
      fact('check-in', 30),
      fact('check-in', 10, { who: 'maintainer-c', name: 'Maintainer C' }),
      fact('check-out', 20, { who: 'maintainer-c' }),
    ].sort((a, b) => a.at - b.at);
    expect(forgottenOf(recordOf(facts), 110 * minute)).toEqual([]);
    expect(forgottenOf(recordOf(facts), over)).toEqual([
      {
        who: 'maintainer-b',
        name: 'Maintainer B',
        isUncertain: false,
        startsAt: 30 * minute,
        endsAt: 120 * minute,
      },
    ]);
  });
});

describe('the minutes', () => {
  /** Clocks in New York went back on 2 November 2025 at 2:00. */
  const night = Date.parse('2025-11-02T00:00:00Z') / minute;
  const zones = fc.constantFrom('America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC');
  const anyStretch = fc
    .tuple(fc.integer({ min: -600, max: 2000 }), fc.integer({ min: 1, max: 1500 }))
    .map(([from, long]) => ({ startsAt: (night + from) * minute, endsAt: (night + from + long) * minute }));
  const anySecond = fc
    .integer({ min: -700 * 60, max: 3000 * 60 })
    .map((second) => night * minute + second * 1000);
  const anyFact = fc
    .record({
      kind: fc.constantFrom('check-in', 'check-out', 'extension', 'absence', 'statement'),
      at: anySecond,
      who: fc.constantFrom('a', 'b', 'c'),
      isNamed: fc.boolean(),
      present: fc.boolean(),
      within: anyStretch,
    })
    .map(({ kind, at, who, isNamed, present, within }): ToldFact => {
      const hasTimes = kind === 'statement' || kind === 'absence';
      return {
        ...fact(kind as ToldFact['kind'], 0, {
          at,
          present,
          shiftId: kind === 'absence' && !isNamed ? 'x' : null,
        }),
        who: kind === 'statement' && !isNamed ? null : who,
        startsAt: hasTimes ? within.startsAt : null,
        endsAt: hasTimes || kind === 'extension' ? within.endsAt : null,
      };
    });
  const anyShift = fc
    .record({
      within: anyStretch,
      minimum: fc.nat(2),
      people: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
    })
    .map(({ within, minimum, people }) => ({ id: 'x', ...within, minimum, target: minimum + 1, people }));
  const anyRecord = fc.record({
    slot: anyStretch,
    zone: zones,
    now: anySecond,
    facts: fc.array(anyFact, { maxLength: 10 }).map((all) => all.toSorted((a, b) => a.at - b.at)),
    shifts: fc.array(anyShift, { maxLength: 4 }),
    taps: fc.array(
      fc
        .record({ who: fc.constantFrom('a', 'b'), within: anyStretch })
        .map(({ who, within }) => ({ who, name: 'A', ...within })),
      { maxLength: 8 },
    ),
  });

  test('add up to the slot exactly, over midnight and the change of clocks, and so do those of its dates', () => {
    fc.assert(
      fc.property(anyRecord, ({ slot, zone, now, facts, shifts, taps }) => {
        const all = stretchesOf(slot, { facts, shifts, taps, slots: [slot] }, now, zone);
        const minutes = minutesOf(all);
        expect(minutes.slotMinutes).toBe((slot.endsAt - slot.startsAt) / minute);
        const { coveredMinutes, gapMinutes, notRecordedMinutes, comingMinutes } = minutes;
        expect(coveredMinutes + gapMinutes + notRecordedMinutes + comingMinutes).toBe(minutes.slotMinutes);
        expect(minutes.belowMinimumMinutes + minutes.atTargetMinutes).toBeLessThanOrEqual(coveredMinutes);
        expect(minutes.plannedMinutes).toBeLessThanOrEqual(minutes.slotMinutes);
        const dates = [...new Set(all.map(({ date }) => date))];
        const byDate = dates.map((date) => minutesOf(all.filter((one) => one.date === date)));
        for (const key of Object.keys(minutes) as (keyof typeof minutes)[])
          expect(byDate.reduce((sum, day) => sum + day[key], 0)).toBe(minutes[key]);
      }),
    );
  });

  test('stretches follow each other without a hole, each within one date, none covered or a gap in time to come', () => {
    fc.assert(
      fc.property(anyRecord, ({ slot, zone, now, facts, shifts, taps }) => {
        const all = stretchesOf(slot, { facts, shifts, taps, slots: [slot] }, now, zone);
        expect(all.map(({ startsAt }) => startsAt)).toEqual([
          slot.startsAt,
          ...all.slice(0, -1).map(({ endsAt }) => endsAt),
        ]);
        for (const { startsAt, endsAt, date, state, evidence } of all) {
          expect([dateOf(startsAt, zone), dateOf(endsAt - 1, zone)]).toEqual([date, date]);
          expect(state === 'coming').toBe(startsAt >= Math.floor(now / minute) * minute);
          if (state === 'covered') expect(evidence.some(({ isThere }) => isThere)).toBe(true);
          if (state === 'gap')
            expect(evidence.length > 0 && evidence.every(({ isThere }) => !isThere)).toBe(true);
        }
      }),
    );
  });

  test('a word about absence never makes a minute covered, one about presence never a gap', () => {
    fc.assert(
      fc.property(anyRecord, anyFact, ({ slot, zone, now, facts, shifts, taps }, more) => {
        fc.pre(more.kind === 'statement' || more.kind === 'absence');
        const last = { ...more, at: Math.max(more.at, ...facts.map(({ at }) => at)) };
        const longer = [...facts, last];
        const before = minutesOf(stretchesOf(slot, { facts, shifts, taps, slots: [slot] }, now, zone));
        const after = minutesOf(stretchesOf(slot, { facts: longer, shifts, taps, slots: [slot] }, now, zone));
        if (last.kind === 'statement' && last.present)
          expect(after.gapMinutes).toBeLessThanOrEqual(before.gapMinutes);
        else expect(after.coveredMinutes).toBeLessThanOrEqual(before.coveredMinutes);
      }),
    );
  });
});
