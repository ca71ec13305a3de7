import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseHeadCounts, figureOf, type HeadCount, type Record } from '#server/counting/rules';
import { dateOf, dayOf, hoursOf, openMsWithin } from '#server/reports/rules';
import { visitorsByHour } from '#server/reports/visitors-by-hour';

const HOUR = 3_600_000;
const ms = (text: string) => Date.parse(text);
const nothing: Record = { days: [], taps: [], headCounts: [], presence: [], isBehind: false };
const recordsOf = (...records: Record[]) =>
  new Map(records.map((record, index) => [`booth-${index}`, record]));
const headCount = (likely: number, startsAt: number, hours: number): HeadCount => ({
  id: String(startsAt),
  stretch: { startsAt, endsAt: startsAt + hours * HOUR },
  source: 'clicker',
  approximate: false,
  likely,
  low: null,
  high: null,
  receivedAt: 0,
});

describe('hours of the event’s zone', () => {
  test.each([
    ['2025-11-11', 'America/New_York', 24],
    ['2025-11-02', 'America/New_York', 25],
    ['2026-03-08', 'America/New_York', 23],
    ['2026-03-29', 'Europe/Paris', 23],
    ['2025-11-11', 'Asia/Kolkata', 24],
    ['2026-04-05', 'Australia/Lord_Howe', 25],
  ])('%s in %s has %i', (date, timeZone, count) => {
    const day = dayOf(date, timeZone);
    const hours = hoursOf(timeZone, [day], []);
    expect(hours).toHaveLength(count);
    expect(hours[0]?.startsAt).toBe(day.startsAt);
    expect(hours.every(({ startsAt }) => dateOf(startsAt, timeZone) === date)).toBe(true);
    hours.slice(1).forEach(({ startsAt }, index) => {
      expect(startsAt).toBe(hours[index]?.endsAt);
    });
  });

  test('in a zone off by half an hour begin at its own full hours', () => {
    const at = ms('2025-11-11T10:45:00+05:30');
    const taps = [{ startsAt: at, endsAt: at + HOUR / 4, visitors: 3 }];
    const { hours } = visitorsByHour({ timeZone: 'Asia/Kolkata' }, recordsOf({ ...nothing, taps }), []);
    expect(hours).toEqual([
      { startsAt: '2025-11-11T04:30:00.000Z', endsAt: '2025-11-11T05:30:00.000Z', visitors: 3, shared: 0 },
    ]);
  });
});

describe('visitors by hour', () => {
  const opening = { startsAt: ms('2025-11-11T15:45:00Z'), endsAt: ms('2025-11-12T00:45:00Z'), breaks: [] };

  test('a head count is shared out by open minutes', () => {
    const record = { ...nothing, headCounts: [headCount(75, ms('2025-11-11T15:00:00Z'), 3)] };
    const { hours } = visitorsByHour({ timeZone: 'America/New_York' }, recordsOf(record), [opening]);
    expect(hours.slice(0, 4).map(({ visitors }) => visitors)).toEqual([8, 34, 33, null]);
    expect(hours.slice(0, 4).map(({ shared }) => shared)).toEqual([8, 34, 33, 0]);
  });

  test('what was tapped, or counted exactly within the hour, is no share', () => {
    const at = ms('2025-11-11T16:00:00Z');
    const taps = [{ startsAt: at, endsAt: at + HOUR / 4, visitors: 3 }];
    const exact = headCount(7, at + HOUR / 4, 0.5);
    const about = { ...headCount(5, at + HOUR, 1), approximate: true };
    const record = { ...nothing, taps, headCounts: [exact, about] };
    const { hours } = visitorsByHour({ timeZone: 'America/New_York' }, recordsOf(record), [opening]);
    expect(hours.slice(1, 3)).toMatchObject([
      { visitors: 10, shared: 0 },
      { visitors: 5, shared: 5 },
    ]);
  });

  test('an hour of which nothing is known is not 0; one in which somebody waited in vain is', () => {
    const at = (hour: number, lasts: number) => ({
      startsAt: opening.startsAt + hour * HOUR,
      endsAt: opening.startsAt + (hour + lasts) * HOUR,
    });
    const record = {
      ...nothing,
      taps: [{ ...at(1.25, 0.25), visitors: 2 }],
      presence: [at(1.25, 2)],
    };
    const { hours } = visitorsByHour({ timeZone: 'America/New_York' }, recordsOf(record, nothing), [opening]);
    expect(hours.map(({ visitors }) => visitors)).toEqual([
      null,
      null,
      2,
      0,
      ...Array.from({ length: hours.length - 4 }, () => null),
    ]);
  });

  test('only a head count that is a figure makes what is not placed approximate', () => {
    const whole = { ...headCount(80, 0, 1), stretch: null };
    const better = { ...whole, id: 'better', source: 'door' as const };
    const worse = { ...whole, id: 'worse', source: 'published' as const, approximate: true };
    const record = { ...nothing, headCounts: chooseHeadCounts([better, worse], openMsWithin([])) };
    const { notPlaced } = visitorsByHour({ timeZone: 'America/New_York' }, recordsOf(record), []);
    expect(notPlaced).toEqual({ visitors: 80, approximate: false });
  });

  test('hours that come to more than the whole are not shown, and are no gap in the record', () => {
    const event = { timeZone: 'America/New_York' };
    const whole = { ...headCount(5, 0, 1), id: 'whole', stretch: null };
    const timed = { ...headCount(9, opening.startsAt, 0.25), id: 'timed' };
    const record = { ...nothing, headCounts: chooseHeadCounts([whole, timed], openMsWithin([opening])) };
    const { hours, notPlaced } = visitorsByHour(event, recordsOf(record), [opening]);
    expect(hours.map(({ visitors }) => visitors)).toEqual(hours.map(() => null));
    expect(hours.map(({ none }) => none)).toEqual(
      hours.map((_, index) => (index === 0 ? 'held-back' : undefined)),
    );
    expect(notPlaced.visitors).toBe(5);
    // A booth beside it is shown; what is held back stands among what is not placed.
    const beside = {
      ...nothing,
      taps: [{ startsAt: opening.startsAt, endsAt: opening.startsAt + HOUR / 4, visitors: 2 }],
    };
    expect(visitorsByHour(event, recordsOf(record, beside), [opening]).hours[0]).toMatchObject({
      visitors: 2,
    });
  });

  test('hours and what is not placed always add up to the figures', () => {
    const start = ms('2025-11-02T00:00:00Z');
    const anyTaps = fc.tuple(fc.nat(95), fc.integer({ min: 1, max: 9 })).map(([quarter, visitors]) => ({
      startsAt: start + (quarter * HOUR) / 4,
      endsAt: start + ((quarter + 1) * HOUR) / 4,
      visitors,
    }));
    const anyCount = fc
      .tuple(fc.nat(90), fc.nat(23), fc.integer({ min: 1, max: 4 }), fc.boolean())
      .map(([likely, hour, hours, isWhole]) => {
        const count = headCount(likely, start + hour * HOUR, hours);
        return isWhole ? { ...count, stretch: null } : count;
      });
    fc.assert(
      fc.property(fc.array(anyTaps), fc.array(anyCount, { maxLength: 3 }), (taps, counts) => {
        const headCounts = chooseHeadCounts(counts, openMsWithin([opening]));
        const record = { ...nothing, taps, headCounts };
        const { hours, notPlaced } = visitorsByHour({ timeZone: 'America/New_York' }, recordsOf(record), [
          opening,
        ]);
        const placed = hours.reduce((sum, { visitors }) => sum + (visitors ?? 0), 0);
        expect(placed + notPlaced.visitors).toBe(figureOf(record).visitors ?? 0);
      }),
    );
  });
});
