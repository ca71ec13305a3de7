import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Stretch, without } from '#contracts/stretches';
import { axisOf, dayOf, placeOn } from '#web/dashboard/set-up/shifts/grid/axis.ts';
import { type GridShift, inLanes, missingWords, rowsOf } from '#web/dashboard/set-up/shifts/grid/rows.ts';
import { plannedOf, type Series } from '#web/dashboard/set-up/shifts/series.ts';
import {
  movedTo,
  onDate,
  placed,
  snapped,
  splitAt,
  stretchedTo,
  wallMinutes,
} from '#web/dashboard/set-up/shifts/wall-clock.ts';

const atlanta = 'America/New_York';
const zones = [atlanta, 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (text: string) => Date.parse(text);
/** Atlanta in winter. */
const winter = (time: string, date = '2025-11-12') => at(`${date}T${time}:00-05:00`);
const stretch = (from: string, to: string, date?: string): Stretch => ({
  startsAt: winter(from, date),
  endsAt: winter(to, date),
});
const clock = (moment: number, zone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(moment);
const zone = fc.constantFrom(...zones);
/** Two years with a change of the clocks every half year. */
const moment = fc
  .integer({ min: at('2025-01-01T00:00:00Z') / MINUTE, max: at('2026-12-31T00:00:00Z') / MINUTE })
  .map((minutes) => minutes * MINUTE);
const someStretch = fc
  .tuple(moment, fc.integer({ min: 5, max: 20 * 60 }))
  .map(([startsAt, minutes]) => ({ startsAt, endsAt: startsAt + minutes * MINUTE }));

/** Clocks in Atlanta go back on 1 November 2026 at 02:00, and forward on 8 March 2026 at 02:00. */
const back = { first0130: at('2026-11-01T05:30:00Z'), second0130: at('2026-11-01T06:30:00Z') };
const before0300 = at('2026-03-08T06:30:00Z');

describe('a dragged time', () => {
  test.each([5, 15, 60])('is a whole step of %i minutes on the wall, and the nearest one', (step) => {
    fc.assert(
      fc.property(moment, zone, (time, inZone) => {
        const to = snapped(time, step, inZone);
        expect(Math.abs(to - time)).toBeLessThanOrEqual((step * MINUTE) / 2);
        const minutes = Number(clock(to, inZone).slice(-2));
        // Where clocks change by half an hour, the hour after the change is no whole one of before.
        if (inZone !== 'Australia/Lord_Howe' || step < 60) expect(minutes % step).toBe(0);
        if (step < 60) expect(snapped(to, step, inZone)).toBe(to);
      }),
    );
  });

  it('is a quarter of the clock on the wall where zones are 45 minutes apart', () => {
    expect(clock(snapped(at('2026-01-10T04:20:00Z'), 15, 'Asia/Kathmandu'), 'Asia/Kathmandu')).toMatch(
      /10:00$/,
    );
  });
});

describe('a shift that is moved', () => {
  it('is as long by the clock on the wall as before, or says why it cannot be', () => {
    fc.assert(
      fc.property(someStretch, moment, zone, (of, to, inZone) => {
        const moved = movedTo(of, to, inZone);
        if (!moved.ok) return expect(moved.why).toMatch(/does not exist .*clocks go forward/);
        expect(moved.at.startsAt).toBe(to);
        expect(moved.at.endsAt).toBeGreaterThan(to);
        const isPlain = of.endsAt - of.startsAt === wallMinutes(of, inZone) * MINUTE && moved.note === null;
        if (isPlain) expect(moved.at.endsAt - to).toBe(of.endsAt - of.startsAt);
        if (moved.note === null) expect(wallMinutes(moved.at, inZone)).toBe(wallMinutes(of, inZone));
      }),
    );
  });

  it('comes back to where it was', () => {
    fc.assert(
      fc.property(someStretch, moment, zone, (of, to, inZone) => {
        const [was, there] = [placed(of, inZone), movedTo(of, to, inZone)];
        if (!there.ok || there.note !== null || !was.ok || was.note !== null) return;
        expect(movedTo(there.at, of.startsAt, inZone)).toMatchObject({ at: of });
      }),
    );
  });

  it('over the night in which clocks go back says that it lasts longer', () => {
    const evening = { startsAt: at('2026-10-31T02:00:00Z'), endsAt: at('2026-10-31T07:00:00Z') };
    expect(movedTo(evening, at('2026-11-01T02:00:00Z'), atlanta)).toEqual({
      ok: true,
      at: { startsAt: at('2026-11-01T02:00:00Z'), endsAt: at('2026-11-01T08:00:00Z') },
      note: 'Clocks go back in between: it lasts 6 h 00, not 5 h 00.',
    });
  });

  it('to an end that does not exist is refused, with the time that was meant', () => {
    const hour = { startsAt: at('2026-03-07T06:30:00Z'), endsAt: at('2026-03-07T07:30:00Z') };
    expect(movedTo(hour, before0300, atlanta)).toEqual({
      ok: false,
      why: '02:30 does not exist on Sunday 8 March: clocks go forward. Did you mean 03:30?',
    });
  });

  it('to a time that comes twice says which of the two it is', () => {
    const short = { startsAt: winter('10:00'), endsAt: winter('10:15') };
    expect(movedTo(short, back.first0130, atlanta)).toMatchObject({
      note: '01:30 comes twice on Sunday 1 November: this is the first. 01:45 comes twice on Sunday 1 November: this is the first.',
    });
    expect(movedTo(short, back.second0130, atlanta)).toMatchObject({
      at: { startsAt: back.second0130, endsAt: back.second0130 + 15 * MINUTE },
      note: expect.stringContaining('this is the second'),
    });
  });
});

describe('an edge that is dragged', () => {
  it('leaves the other one, and at least one step', () => {
    const given = fc.tuple(someStretch, moment, fc.constantFrom('start' as const, 'end' as const));
    fc.assert(
      fc.property(given, fc.constantFrom(5, 15), ([of, to, edge], step) => {
        const stretched = stretchedTo(of, edge, to, { step, zone: atlanta });
        if (!stretched.ok) throw new Error(stretched.why);
        const [kept, moved] =
          edge === 'start' ? (['endsAt', 'startsAt'] as const) : (['startsAt', 'endsAt'] as const);
        expect(stretched.at[kept]).toBe(of[kept]);
        expect(stretched.at.endsAt - stretched.at.startsAt).toBeGreaterThanOrEqual(step * MINUTE);
        const isFree = stretched.at.endsAt - stretched.at.startsAt > step * MINUTE;
        if (isFree) expect(stretched.at[moved]).toBe(to);
      }),
    );
  });
});

describe('a shift on another day', () => {
  it('has the same times on the wall, in summer and in winter', () => {
    fc.assert(
      fc.property(someStretch, fc.integer({ min: 1, max: 28 }), zone, (of, day, inZone) => {
        const copied = onDate(of, `2026-03-${String(day).padStart(2, '0')}`, inZone);
        if (!copied.ok) return expect(copied.why).toMatch(/does not exist/);
        expect(clock(copied.at.startsAt, inZone).slice(-5)).toBe(clock(of.startsAt, inZone).slice(-5));
        if (copied.note === null && placed(of, inZone)) {
          const isPlain = of.endsAt - of.startsAt === wallMinutes(of, inZone) * MINUTE;
          if (isPlain)
            expect(clock(copied.at.endsAt, inZone).slice(-5)).toBe(clock(of.endsAt, inZone).slice(-5));
        }
      }),
    );
  });

  it('goes across midnight with its end', () => {
    const night = { startsAt: winter('22:00'), endsAt: winter('02:00', '2025-11-13') };
    expect(onDate(night, '2025-11-10', atlanta)).toMatchObject({
      at: { startsAt: winter('22:00', '2025-11-10'), endsAt: winter('02:00', '2025-11-11') },
    });
  });
});

describe('a split', () => {
  it('covers what the whole covered, and overlaps by the hand-over', () => {
    fc.assert(
      fc.property(someStretch, moment, fc.integer({ min: 0, max: 60 }), (of, cut, handOver) => {
        const parts = splitAt(of, cut, handOver);
        const isWithin = cut > of.startsAt && cut + handOver * MINUTE < of.endsAt;
        expect(parts !== null).toBe(isWithin);
        if (parts === null) return;
        expect([parts[0].startsAt, parts[1].endsAt]).toEqual([of.startsAt, of.endsAt]);
        expect(parts[0].endsAt - parts[1].startsAt).toBe(handOver * MINUTE);
        expect(without(of, parts)).toEqual([]);
      }),
    );
  });
});

describe('a series', () => {
  const series = (of: Partial<Series> = {}): Series => ({
    ...{ dates: ['2025-11-11', '2025-11-12'], from: '10:30', to: '17:00', minutes: 120, handOver: 0 },
    ...{ teams: 1, turns: 'shift' },
    ...of,
  });
  const words = (of: Partial<Series>) => {
    const made = plannedOf(series(of), atlanta);
    if (!made.ok) throw new Error(made.why);
    return made.planned.map(
      ({ startsAt, endsAt, team }) =>
        `${clock(startsAt, atlanta).slice(-5)}–${clock(endsAt, atlanta).slice(-5)} ${'AB'[team]}`,
    );
  };

  it('takes turns by shift, going on from day to day', () => {
    expect(words({ to: '16:30', teams: 2 })).toEqual([
      ...['10:30–12:30 A', '12:30–14:30 B', '14:30–16:30 A'],
      ...['10:30–12:30 B', '12:30–14:30 A', '14:30–16:30 B'],
    ]);
  });

  it('takes turns by day, cuts the last shift, and overlaps for the hand-over', () => {
    expect(words({ teams: 2, turns: 'day', minutes: 180, handOver: 15 })).toEqual([
      ...['10:30–13:30 A', '13:15–16:15 A', '16:00–17:00 A'],
      ...['10:30–13:30 B', '13:15–16:15 B', '16:00–17:00 B'],
    ]);
  });

  it('goes across midnight', () => {
    expect(words({ dates: ['2025-11-11'], from: '22:00', to: '02:00' })).toEqual([
      '22:00–00:00 A',
      '00:00–02:00 A',
    ]);
  });

  it('says what cannot be', () => {
    expect(plannedOf(series({ minutes: 15, handOver: 15 }), atlanta)).toMatchObject({ ok: false });
    expect(plannedOf(series({ minutes: 5 }), atlanta)).toMatchObject({
      why: 'Makes more than 48 shifts a day.',
    });
    const night = series({ dates: ['2026-03-08'], from: '00:30', to: '06:00' });
    expect(plannedOf(night, atlanta)).toMatchObject({ why: expect.stringContaining('02:30 does not exist') });
  });

  it('leaves no hole, and gives every team its turns', () => {
    const given = fc.record({
      minutes: fc.integer({ min: 30, max: 300 }),
      handOver: fc.integer({ min: 0, max: 20 }),
      teams: fc.integer({ min: 1, max: 4 }),
      turns: fc.constantFrom('shift' as const, 'day' as const),
    });
    fc.assert(
      fc.property(given, (of) => {
        const made = plannedOf(series({ ...of, dates: ['2025-11-11'] }), atlanta);
        if (!made.ok) throw new Error(made.why);
        expect(without(stretch('10:30', '17:00', '2025-11-11'), made.planned)).toEqual([]);
        for (const [place, one] of made.planned.entries()) {
          expect(one.team).toBe(of.turns === 'day' ? 0 : place % of.teams);
          const next = made.planned[place + 1];
          if (next !== undefined) expect(one.endsAt - next.startsAt).toBe(of.handOver * MINUTE);
        }
      }),
    );
  });
});

describe('the axis of a day', () => {
  it('goes in whole hours around what begins that day, across midnight too', () => {
    const late = { startsAt: winter('22:00'), endsAt: winter('01:30', '2025-11-13') };
    const axis = axisOf('2025-11-12', atlanta, [stretch('10:30', '17:00'), late], false);
    expect([axis.startsAt, axis.endsAt]).toEqual([winter('10:00'), winter('02:00', '2025-11-13')]);
    expect(axis.ticks.map(({ label }) => label)).toContain('Thu 13 Nov');
    expect(axis.ticks).toHaveLength(17);
  });

  it('has 25 hours when clocks go back, with one hour twice, and 23 when they go forward', () => {
    const long = axisOf('2026-11-01', atlanta, [], true);
    expect((long.endsAt - long.startsAt) / HOUR).toBe(25);
    expect(long.ticks.filter(({ label }) => label.startsWith('01:00 E'))).toHaveLength(2);
    const short = axisOf('2026-03-08', atlanta, [], true);
    expect((short.endsAt - short.startsAt) / HOUR).toBe(23);
    expect(short.ticks.map(({ label }) => label)).not.toContain('02:00');
  });

  it('holds everything that begins that day, in every zone', () => {
    fc.assert(
      fc.property(fc.array(someStretch, { maxLength: 5 }), zone, fc.boolean(), (known, inZone, isWhole) => {
        const date = '2026-03-29';
        const axis = axisOf(date, inZone, known, isWhole);
        const day = dayOf(date, inZone);
        for (const one of known.filter(({ startsAt }) => startsAt >= day.startsAt && startsAt < day.endsAt)) {
          expect(axis.startsAt).toBeLessThanOrEqual(one.startsAt);
          expect(axis.endsAt).toBeGreaterThanOrEqual(one.endsAt);
        }
        expect(axis.ticks.map((tick) => placeOn(axis, tick.at))).toEqual(
          axis.ticks.map((tick) => placeOn(axis, tick.at)).toSorted((a, b) => a - b),
        );
      }),
    );
  });
});

describe('rows', () => {
  const shift = (id: string, from: string, to: string, of: Partial<GridShift> = {}): GridShift => ({
    ...{ id, boothId: 'copa', minimum: 1, standing: 1, ...stretch(from, to) },
    ...of,
  });

  it('put what overlaps below each other, and never two in one place', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 30 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(some, (all) => {
        const shifts = all.map(([from, long], place) => ({
          id: `${place}`,
          startsAt: from,
          endsAt: from + long,
        }));
        const { placed: laid, lanes } = inLanes(shifts);
        expect(laid).toHaveLength(shifts.length);
        const most = Math.max(
          1,
          ...shifts.map(
            (one) => shifts.filter((two) => two.startsAt <= one.startsAt && two.endsAt > one.startsAt).length,
          ),
        );
        expect(lanes).toBe(most);
        for (const one of laid)
          for (const two of laid)
            if (one !== two && one.lane === two.lane)
              expect(one.shift.endsAt <= two.shift.startsAt || two.shift.endsAt <= one.shift.startsAt).toBe(
                true,
              );
      }),
    );
  });

  it('stand in the order of kiosks, with the two of one kiosk together and the holes of their slots', () => {
    const rows = rowsOf({
      booths: ['drasi', 'copa', 'flux', 'oras'].map((id) => ({ id, name: id })),
      slots: [
        { boothId: 'drasi', kiosk: '5B', ...stretch('14:00', '17:00') },
        { boothId: 'copa', kiosk: '5B', ...stretch('10:30', '13:30') },
        { boothId: 'oras', kiosk: '11A', ...stretch('10:30', '17:00') },
      ],
      shifts: [shift('a', '11:00', '12:00'), shift('b', '11:30', '12:30', { standing: 0 })],
      plateOf: () => null,
    });
    expect(rows.map(({ boothId, kiosk, sharesKiosk }) => [boothId, kiosk, sharesKiosk])).toEqual([
      ...[
        ['copa', '5B', false],
        ['drasi', '5B', true],
      ],
      ...[
        ['oras', '11A', false],
        ['flux', null, false],
      ],
    ]);
    const [copa, drasi, , flux] = rows;
    expect(copa?.holes).toEqual([stretch('10:30', '11:00'), stretch('12:30', '13:30')]);
    const words = (row: typeof copa) => row && missingWords(row, (minutes) => `${minutes} min`);
    expect(words(copa)).toBe('no shift for 90 min, 1 below the minimum');
    expect(words(drasi)).toBe('no shift for 180 min');
    expect(words(flux)).toBeNull();
    const holes = drasi?.holes ?? [];
    const inBreak = (breaks: typeof holes) =>
      missingWords({ holes, shifts: [] }, (minutes) => `${minutes} min`, breaks);
    expect(inBreak(holes)).toBe('no shift for 180 min, in the break');
    expect(inBreak(holes.map(({ startsAt }) => ({ startsAt, endsAt: startsAt + MINUTE })))).toBe(
      'no shift for 180 min, partly in the break',
    );
  });
});
