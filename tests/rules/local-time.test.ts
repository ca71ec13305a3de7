import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeZone } from '#contracts/fields';
import { idsOfZone, presentZone, zoneWords } from '#contracts/time-zones';
import {
  datesBetween,
  dayWords,
  instantToLocal,
  likelyZone,
  localToInstant,
  stretchOf,
  stretchWords,
  timeZones,
} from '#web/dashboard/set-up/local-time.ts';
import { choicesFound } from '#web/dashboard/set-up/parts/fields.ts';

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
