import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '#prisma/random';
import {
  type AfterTalk,
  afterTalks,
  type Quarter,
  studentQuantile,
  type Talk,
} from '#server/talk-effect/rules';

const DATES = ['2025-11-11', '2025-11-12', '2025-11-13'];
const OPENS = 10 * 60;
const HOURS = 7;
const at = (date: string, minute: number, visitors: number): Quarter => ({ date, minute, visitors });
const day = (date: string, visitorsOf: (minute: number) => number): Quarter[] =>
  Array.from({ length: HOURS * 4 }, (_, place) => OPENS + place * 15).map((minute) =>
    at(date, minute, visitorsOf(minute)),
  );
const talk = (date = DATES[1] ?? '', minute = 13 * 60, id = 'one'): Talk => ({ id, date, minute });
const told = (of: AfterTalk | undefined) => (of?.verdict === 'told' ? of : null);

describe('after a talk', () => {
  const usual = DATES.flatMap((date) => day(date, () => 3));
  const doubled = usual.map((quarter) =>
    quarter.date === DATES[1] && quarter.minute >= 780 && quarter.minute < 840
      ? { ...quarter, visitors: 6 }
      : quarter,
  );

  test('as many as usual is a ratio of about one, within its interval', () => {
    for (const of of afterTalks(usual, [talk()])) {
      expect(of).toMatchObject({ verdict: 'told', expected: (of.withinMinutes / 15) * 3 });
      expect(told(of)?.ratio).toBeCloseTo(1, 1);
      expect(told(of)?.low).toBeLessThan(1);
      expect(told(of)?.high).toBeGreaterThan(1);
    }
  });

  test('twice as many for an hour is twice as many in 60 minutes, and one and a half times in 120', () => {
    const [hour, two] = afterTalks(doubled, [talk()]);
    expect(hour).toMatchObject({ visitors: 24, minutes: 60, expected: 12 });
    expect(told(hour)?.ratio).toBeCloseTo(2, 1);
    expect(two).toMatchObject({ visitors: 36, minutes: 120, expected: 24 });
    expect(told(two)?.ratio).toBeCloseTo(1.5, 1);
  });

  test('hours after another talk are no baseline', () => {
    const other = talk(DATES[1], 10 * 60, 'other');
    const busy = doubled.map((quarter) =>
      quarter.date === DATES[1] && quarter.minute < 12 * 60 ? { ...quarter, visitors: 30 } : quarter,
    );
    expect(afterTalks(busy, [talk(), other])[0]).toMatchObject({ expected: 12 });
  });

  test('more talks of a booth widen every interval', () => {
    const alone = told(afterTalks(doubled, [talk()])[0]);
    const among = told(afterTalks(doubled, [talk(), talk(DATES[2], 15 * 60, 'late')])[0]);
    expect(among?.low).toBeLessThan(alone?.low ?? 0);
    expect(among?.high).toBeGreaterThan(alone?.high ?? Number.POSITIVE_INFINITY);
  });

  test('counts that vary more than chance widen it too', () => {
    const uneven = usual.map((quarter, place) => ({
      ...quarter,
      visitors: Math.floor(place / 4) % 2 === 0 ? 0 : 6,
    }));
    const calm = told(afterTalks(usual, [talk()])[0]);
    const wild = told(afterTalks(uneven, [talk()])[0]);
    expect((wild?.high ?? 0) / (wild?.low ?? 1)).toBeGreaterThan((calm?.high ?? 0) / (calm?.low ?? 1));
  });

  test('few visitors, and few hours to compare with, are too few to tell', () => {
    const quiet = DATES.flatMap((date) => day(date, (minute) => (minute % 60 === 0 ? 1 : 0)));
    expect(afterTalks(quiet, [talk()])[0]).toMatchObject({ verdict: 'too-few', expected: 1 });
    const short = day('2025-11-12', () => 9).filter(({ minute }) => minute >= 12 * 60 && minute < 15 * 60);
    expect(afterTalks(short, [talk()])[0]?.verdict).toBe('too-little');
  });

  test('what was not recorded is not told, and not 0', () => {
    expect(afterTalks([], [talk()]).map(({ verdict }) => verdict)).toEqual(['not-recorded', 'not-recorded']);
    const late = afterTalks(usual, [talk(DATES[1], 16 * 60 + 45)]);
    expect(late.map(({ verdict }) => verdict)).toEqual(['not-recorded', 'not-recorded']);
    const end = afterTalks(usual, [talk(DATES[1], 16 * 60)]);
    expect(end[1]).toMatchObject({ withinMinutes: 120, minutes: 60, visitors: 12 });
  });

  test('a talk that ends within a quarter begins with it', () => {
    expect(afterTalks(doubled, [talk(DATES[1], 13 * 60 + 10)])).toEqual(afterTalks(doubled, [talk()]));
  });

  test('the order of quarters says nothing', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(doubled, { minLength: doubled.length }), (shuffled) => {
        expect(afterTalks(shuffled, [talk()])).toEqual(afterTalks(doubled, [talk()]));
      }),
      { numRuns: 20 },
    );
  });
});

test("Student's t: the tables' values, and at most 4 % below them", () => {
  const table = [
    [0.975, 3, 3.182],
    [0.975, 10, 2.228],
    [0.9875, 3, 4.177],
    [0.9975, 5, 4.773],
    [0.9975, 10, 3.581],
    [0.999, 3, 10.215],
    [0.999, 5, 5.893],
  ] as const;
  for (const [probability, freedom, value] of table) {
    const found = studentQuantile(probability, freedom);
    expect(found).toBeGreaterThan(value * 0.96);
    expect(found).toBeLessThan(value * 1.002);
  }
});

/**
 * A thousand events of three days at a booth with a busy noon and a quiet last day, whose quarters vary by a gamma factor of
 * shape 3 beside Poisson's, and whose hours vary by one of shape 10.
 */
describe('in a thousand simulated events', () => {
  const EVENTS = 1000;
  const PATTERN = [0.8, 1.2, 1.3, 1, 1.6, 1.1, 0.7];
  const DAYS = [1, 1.1, 0.7];
  const random = createRandom(20_251_111);

  function event(perHour: number, talks: readonly Talk[], lift: number): Quarter[] {
    return DATES.flatMap((date, place) => {
      const hours = PATTERN.map((factor) => (factor * perHour * (DAYS[place] ?? 1) * gamma(10)) / 10);
      return day(date, (minute) => {
        const isAfter = talks.some(
          (one) => one.date === date && minute >= one.minute && minute < one.minute + 60,
        );
        const mean = (hours[Math.floor((minute - OPENS) / 60)] ?? 0) / 4;
        return poisson((mean * (isAfter ? lift : 1) * gamma(3)) / 3);
      });
    });
  }

  const someTalks = (count: number): Talk[] =>
    Array.from({ length: count }, (_, place) => ({
      id: String(place),
      date: DATES[(place + random.whole(0, 2)) % DATES.length] ?? '',
      minute: OPENS + 60 + random.whole(0, 16) * 15,
    }));
  const isAlarm = (of: AfterTalk) => of.verdict === 'told' && (of.low > 1 || of.high < 1);

  test.each([
    [12, 1],
    [12, 2],
    [30, 3],
  ])('%i an hour, %i talks: without a lift few are alarmed, and doublings are found', (perHour, count) => {
    let [alarmed, asked, found] = [0, 0, 0];
    for (let run = 0; run < EVENTS; run++) {
      const talks = someTalks(count);
      if (afterTalks(event(perHour, talks, 1), talks).some(isAlarm)) alarmed++;
      const lifted = afterTalks(event(perHour, talks, 2), talks).filter((of) => of.withinMinutes === 60);
      asked += lifted.filter(({ verdict }) => verdict === 'told').length;
      found += lifted.filter((of) => of.verdict === 'told' && of.low > 1).length;
    }
    const share = alarmed / EVENTS;
    const upper = share + 1.96 * Math.sqrt((share * (1 - share)) / EVENTS);
    process.stdout.write(
      `After talks, ${perHour} visitors an hour, ${count} talks: false alarms ${percent(share)} (up to ${percent(upper)}), doublings found ${percent(found / asked)} of ${asked}\n`,
    );
    expect(share).toBeLessThanOrEqual(0.05);
    expect(upper).toBeLessThanOrEqual(0.07);
    expect(found / asked).toBeGreaterThan(0.1);
  });

  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

  /** Knuth's for the small means of a quarter. */
  function poisson(mean: number): number {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = random.next(); product > limit; product *= random.next()) count++;
    return count;
  }

  /** Of a whole shape: the sum of exponentials. */
  function gamma(shape: number): number {
    let sum = 0;
    for (let place = 0; place < shape; place++) sum -= Math.log(1 - random.next());
    return sum;
  }
});
