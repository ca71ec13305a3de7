import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeZone } from '#contracts/fields';
import { idsOfZone, presentZone, zoneWords } from '#contracts/time-zones';
import {
  bothMoments,
  datesBetween,
  dayWords,
  instantToLocal,
  likelyZone,
  localToInstant,
  momentWords,
  stretchOf,
  stretchWords,
  timeZones,
  twiceNote,
} from '#web/dashboard/set-up/local-time.ts';
import { choicesFound } from '#web/dashboard/set-up/parts/fields.ts';
import { axisOf, dayOf } from '#web/dashboard/set-up/shifts/grid/axis.ts';
import { stretchOn, whenValues } from '#web/dashboard/set-up/when.ts';

const atlanta = 'America/New_York';
const delhi = 'Asia/Kolkata';

describe('a time on the wall becomes a moment', () => {
  it('in Atlanta in winter and in summer', () => {
    expect(localToInstant('2025-11-11', '10:30', atlanta)).toEqual({
      ok: true,
      instant: '2025-11-11T15:30:00Z',
    });
    expect(localToInstant('2025-07-11', '10:30', atlanta)).toEqual({
      ok: true,
      instant: '2025-07-11T14:30:00Z',
    });
  });

  it('in Delhi, where clocks are half an hour apart and never change', () => {
    expect(localToInstant('2026-03-08', '02:30', delhi)).toEqual({
      ok: true,
      instant: '2026-03-07T21:00:00Z',
    });
    expect(instantToLocal('2026-03-07T21:00:00Z', delhi)).toEqual({ date: '2026-03-08', time: '02:30' });
  });

  it('is refused in words when clocks jump over it', () => {
    expect(localToInstant('2026-03-08', '02:30', atlanta)).toEqual({
      ok: false,
      why: '02:30 does not exist on Sunday 8 March: clocks go forward. Did you mean 03:30?',
    });
  });

  it('is either of two when clocks go back, where somebody says which', () => {
    const both = ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'];
    expect(bothMoments('2026-11-01', '01:30', atlanta)).toEqual(both);
    expect(localToInstant('2026-11-01', '01:30', atlanta, 'second')).toEqual({ ok: true, instant: both[1] });
    expect(bothMoments('2026-11-01', '03:30', atlanta)).toBeNull();
    expect(bothMoments('2026-03-08', '02:30', atlanta)).toBeNull();
  });

  it('is the first of two when clocks go back', () => {
    expect(localToInstant('2026-11-01', '01:30', atlanta)).toEqual({
      ok: true,
      instant: '2026-11-01T05:30:00Z',
    });
  });

  it('asks for what is missing', () => {
    expect(localToInstant('', '10:30', atlanta)).toEqual({ ok: false, why: 'needs a date' });
    expect(localToInstant('2025-11-11', '', atlanta)).toEqual({ ok: false, why: 'needs a time like 10:30' });
    expect(localToInstant('2025-11-11', '25:00', atlanta)).toMatchObject({ ok: false });
  });

  it('comes back as typed, for every minute that exists', () => {
    const minute = fc.integer({ min: 0, max: 23 * 60 + 59 });
    const day = fc.integer({ min: 0, max: 364 });
    fc.assert(
      fc.property(day, minute, fc.constantFrom(atlanta, delhi, 'Europe/Berlin', 'UTC'), (n, m, zone) => {
        const date = datesBetween('2026-01-01', '2026-12-31')[n] ?? '';
        const time = `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
        const moment = localToInstant(date, time, zone);
        if (moment.ok) expect(instantToLocal(moment.instant, zone)).toEqual({ date, time });
        else expect(moment.why).toContain('does not exist');
      }),
    );
  });
});

describe('a stretch', () => {
  it('that ends before it starts ends on the next day', () => {
    expect(stretchOf('2025-11-11', '22:00', '01:00', atlanta)).toEqual({
      ok: true,
      startsAt: '2025-11-12T03:00:00Z',
      endsAt: '2025-11-12T06:00:00Z',
    });
    expect(stretchWords('2025-11-12T03:00:00Z', '2025-11-12T06:00:00Z', atlanta)).toBe(
      '22:00–01:00 on Wed 12 Nov',
    );
  });

  it('on the day of a clock change has the hours that really pass', () => {
    const forward = stretchOf('2026-03-08', '01:00', '04:00', atlanta);
    expect(forward).toEqual({ ok: true, startsAt: '2026-03-08T06:00:00Z', endsAt: '2026-03-08T08:00:00Z' });
    const back = stretchOf('2026-11-01', '00:00', '04:00', atlanta);
    expect(back).toEqual({ ok: true, startsAt: '2026-11-01T04:00:00Z', endsAt: '2026-11-01T09:00:00Z' });
  });

  it('says which of its ends cannot be', () => {
    expect(stretchOf('2026-03-08', '01:00', '02:15', atlanta)).toMatchObject({ ok: false, at: 'to' });
    expect(stretchOf('2026-03-07', '23:00', '02:15', atlanta)).toMatchObject({ ok: false, at: 'to' });
    expect(stretchOf('2026-03-08', '', '02:15', atlanta)).toMatchObject({ ok: false, at: 'from' });
  });
});

describe('an hour that comes twice', () => {
  const night = (from: string, to: string, which = {}) => {
    const stretch = stretchOf('2026-11-01', from, to, atlanta, which);
    return stretch.ok ? stretchWords(stretch.startsAt, stretch.endsAt, atlanta) : stretch.why;
  };

  it('is told apart by its zone, in lists and on the axis', () => {
    expect(stretchWords('2026-11-01T05:00:00Z', '2026-11-01T06:00:00Z', atlanta)).toBe('01:00 EDT–01:00 EST');
    expect(stretchWords('2026-11-01T04:30:00Z', '2026-11-01T07:00:00Z', atlanta)).toBe('00:30–02:00');
    expect(momentWords('2026-11-01T06:30:00Z', atlanta)).toBe('Sun 1 Nov 01:30 EST');
    const day = dayOf('2026-11-01', atlanta);
    expect(
      axisOf('2026-11-01', atlanta, [day], false)
        .ticks.map(({ label }) => label)
        .slice(0, 4),
    ).toEqual([...['00:00', '01:00 EDT', '01:00 EST', '02:00']]);
  });

  it('is asked about, and either of the two can be meant', () => {
    expect(twiceNote('2026-11-01', '01:30', atlanta)).toBe(
      '01:30 comes twice on Sunday 1 November: 01:30 EDT, then 01:30 EST.',
    );
    for (const other of [
      twiceNote('2026-11-01', '02:00', atlanta),
      twiceNote('2026-03-08', '02:30', atlanta),
      twiceNote('', '01:30', atlanta),
    ])
      expect(other).toBeNull();
    expect(night('01:15', '01:45')).toBe('01:15 EDT–01:45 EDT');
    expect(night('01:15', '01:45', { toSecond: true })).toBe('01:15 EDT–01:45 EST');
    expect(night('01:45', '01:15', { toSecond: true })).toBe('01:45 EDT–01:15 EST');
    expect(night('01:15', '01:45', { fromSecond: true })).toBe('01:15 EST–01:45 EST');
    expect(night('01:45', '01:15')).toBe('01:45 EDT–01:15 on Mon 2 Nov');
  });

  it('comes out of a form as it went in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 40 }), (start, length) => {
        const quarter = 15 * 60_000;
        const startsAt = Date.parse('2026-11-01T03:00:00Z') + start * quarter;
        const row = {
          startsAt: new Date(startsAt).toISOString(),
          endsAt: new Date(startsAt + length * quarter).toISOString(),
        };
        const values = whenValues(row, atlanta, { dates: [], from: '', to: '' });
        const back = stretchOn(values.date, values, atlanta);
        if (!back.ok) throw new Error(back.why);
        expect([back.startsAt, back.endsAt].map(Date.parse)).toEqual(
          [row.startsAt, row.endsAt].map(Date.parse),
        );
      }),
    );
  });
});

it('the days of an event are all of them', () => {
  expect(datesBetween('2025-11-10', '2025-11-13')).toEqual([
    '2025-11-10',
    '2025-11-11',
    '2025-11-12',
    '2025-11-13',
  ]);
  expect(datesBetween('2025-11-13', '2025-11-10')).toEqual([]);
  expect(dayWords('2025-11-11')).toBe('Tuesday 11 November');
});

describe('the time zones to choose from', () => {
  const own = presentZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const legacy = ['America/Los_Angeles', 'Asia/Calcutta', 'Europe/Kiev', 'America/Buenos_Aires'];
  const present = ['Asia/Kolkata', 'Europe/Kyiv', 'America/Argentina/Buenos_Aires'];

  it('begin with the own, and each is there once, by its present id', () => {
    const zones = timeZones('', [...legacy, ...present, atlanta]);
    expect(zones[0]).toBe(own);
    expect(zones).toEqual(expect.arrayContaining([...present, 'America/Los_Angeles', atlanta]));
    expect(zones.filter((zone) => ['Asia/Calcutta', 'Europe/Kiev'].includes(zone))).toEqual([]);
    expect(new Set(zones).size).toBe(zones.length);
    expect(timeZones()).toEqual(expect.arrayContaining(present));
  });

  it('are ids that the server takes', () => {
    for (const zone of timeZones()) expect([zone, timeZone.safeParse(zone).success]).toEqual([zone, true]);
  });

  it('keep the id that an event has', () => {
    expect(timeZones('Europe/Kiev')).toContain('Europe/Kiev');
    expect(timeZones('Europe/Kiev')).not.toContain('Europe/Kyiv');
    expect(timeZones('Etc/GMT+5')).toContain('Etc/GMT+5');
  });

  it('are read as city and region, and found by old and new names', () => {
    expect(zoneWords('America/Los_Angeles')).toBe('Los Angeles, America');
    expect(zoneWords('Europe/Kiev')).toBe('Kyiv, Europe');
    expect(zoneWords('UTC')).toBe('UTC');
    const choices = timeZones().map((value) => ({ value, label: zoneWords(value) }));
    const found = (typed: string) =>
      choicesFound(choices, typed, (id) => idsOfZone(id).join(' ')).map(({ value }) => value);
    for (const typed of ['Kyiv', 'kiev', 'Europe/Kiev', 'europe/kyiv'])
      expect([typed, found(typed)]).toEqual([typed, ['Europe/Kyiv']]);
    for (const typed of ['Kolkata', 'calcutta']) expect(found(typed)).toEqual(['Asia/Kolkata']);
    for (const typed of ['los angeles', 'America/Los_A'])
      expect(found(typed)).toEqual(['America/Los_Angeles']);
    expect(found('nowhere')).toEqual([]);
  });
});

it('proposes the zone of the browser for a new event, unless that names no place', () => {
  expect(likelyZone('Europe/Berlin')).toBe('Europe/Berlin');
  expect(likelyZone('Asia/Calcutta')).toBe('Asia/Kolkata');
  for (const zone of ['UTC', 'Etc/UTC', 'Etc/GMT+5']) expect(likelyZone(zone)).toBe('');
});
