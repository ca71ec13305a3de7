import { probit } from 'simple-statistics';
import { Temporal } from 'temporal-polyfill';
import { overlaps, type Record, type Stretch as TimeStretch } from '../counting/rules.ts';

/**
 * Visitors of one booth in a quarter of an hour in which it was open and counted. What is not recorded is left out: it is
 * not 0. Times are the event's own wall clock, so that a change of clocks moves nothing.
 */
export interface Quarter {
  /** 2025-11-11 */
  date: string;
  /** Of the day at which it begins, 0 to 1425. */
  minute: number;
  visitors: number;
}

export interface Talk {
  id: string;
  /** When it ends: the quarter that runs then is the first one after it. */
  date: string;
  minute: number;
}

/** What came after one talk. Rates are visitors per hour. */
export type AfterTalk = {
  talkId: string;
  /** 60 or 120 minutes from the end of the talk. */
  withinMinutes: (typeof WINDOWS)[number];
} & (
  | { verdict: 'not-recorded' }
  /** `too-few` visitors: fewer than five would be expected. `too-little` to compare with: fewer than four stretches. */
  | ({ verdict: 'too-few' | 'too-little' } & Compared)
  | ({ verdict: 'told' } & Compared & Ratio)
);

interface Compared {
  visitors: number;
  /** Recorded minutes of the stretch after the talk. */
  minutes: number;
  /** Visitors that the booth's baseline would give in these minutes; null without one. */
  expected: number | null;
}

interface Ratio {
  /** Rate after the talk, over the baseline's rate. */
  ratio: number;
  /** Ends of the interval that holds for all of the booth's talks together at 95 %. */
  low: number;
  high: number;
}

const QUARTER = 15;
const WINDOWS = [60, 120] as const;
const LONGEST = Math.max(...WINDOWS);
const FEWEST_EXPECTED = 5;
const FEWEST_STRETCHES = 4;
const ERROR = 0.05;
/** Keeps the logarithm of a count of 0 finite; the usual correction of a rate ratio. */
const HALF = 0.5;

/**
 * A booth's visitors in the 60 and 120 minutes after each of its talks, against its own baseline: the same day's other
 * hours and the other days' same hours, without any hour after a talk.
 *
 * The baseline is cut into stretches as long as the one after the talk. Their scatter gives the dispersion φ (Pearson's
 * statistic over its degrees of freedom, at least 1), so that counts which vary more than Poisson's do widen the interval.
 * log(ratio) has the variance φ (1/a + 1/b) for the two counts: quasi-likelihood as in McCullagh and Nelder, Generalized
 * Linear Models, 2nd ed. 1989, sections 4.5 and 9.2. The interval takes Student's t with the stretches' degrees of freedom,
 * and shares 5 % among all comparisons of the booth (Bonferroni). It says what came after, never because of what.
 *
 * @param quarters recorded quarters of the booth, each at most once, in any order
 * @param talks the booth's project's talks
 * @returns one for each talk and window, in the order of the talks
 */
export function afterTalks(quarters: readonly Quarter[], talks: readonly Talk[]): AfterTalk[] {
  const level = ERROR / Math.max(1, talks.length * WINDOWS.length);
  return talks.flatMap((talk) =>
    WINDOWS.map((withinMinutes) => ({
      ...{ talkId: talk.id, withinMinutes },
      ...compare(quarters, talks, { ...talk, minute: startOf(talk) }, withinMinutes, level),
    })),
  );
}

/** What is known of a booth's time and taps. */
export interface Counted {
  /** Its slots that have begun; where none are known, the opening hours. */
  places: readonly TimeStretch[];
  /** When somebody is known to have been there. */
  covered: readonly TimeStretch[];
  record: Pick<Record, 'taps' | 'headCounts'>;
}

/**
 * The quarters of an hour in which a booth was counted: within its places, while somebody is known to have been there, or
 * between the first and the last tap of a place. Where a head count stands for the taps they say nothing of their time.
 *
 * @param now nothing after it is recorded yet; Unix ms
 */
export function quartersOf({ places, covered, record }: Counted, timeZone: string, now: number): Quarter[] {
  const taps = record.taps.filter(({ visitors }) => visitors > 0);
  const counts = record.headCounts.filter(({ source }) => source !== 'missed');
  if (counts.some(({ stretch }) => stretch === null)) return [];
  const isStoodFor = (quarter: TimeStretch) =>
    counts.some(({ stretch }) => stretch !== null && overlaps(stretch, quarter));
  const found = new Map<number, Quarter>();
  for (const place of places) {
    const within = taps.filter((tap) => overlaps(tap, place));
    const known = [...covered, ...hullOf(within)];
    for (let at = Math.ceil(place.startsAt / QUARTER_MS) * QUARTER_MS; at < place.endsAt; at += QUARTER_MS) {
      const quarter = { startsAt: at, endsAt: at + QUARTER_MS };
      if (quarter.endsAt > Math.min(place.endsAt, now) || isStoodFor(quarter)) continue;
      if (!known.some((one) => one.startsAt <= quarter.startsAt && one.endsAt >= quarter.endsAt)) continue;
      const visitors = within
        .filter((tap) => overlaps(tap, quarter))
        .reduce((sum, tap) => sum + tap.visitors, 0);
      found.set(at, { ...onTheWall(at, timeZone), visitors });
    }
  }
  return [...found.values()];
}

const QUARTER_MS = 15 * 60_000;

/** From the first to the last, in whole quarters. */
function hullOf(taps: readonly TimeStretch[]): TimeStretch[] {
  if (taps.length === 0) return [];
  const first = Math.min(...taps.map(({ startsAt }) => startsAt));
  const last = Math.max(...taps.map(({ endsAt }) => endsAt));
  return [
    {
      startsAt: Math.floor(first / QUARTER_MS) * QUARTER_MS,
      endsAt: Math.ceil(last / QUARTER_MS) * QUARTER_MS,
    },
  ];
}

/** What the clock on the wall shows. @param at Unix ms */
export function onTheWall(at: number, timeZone: string): { date: string; minute: number } {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return { date: wall.toPlainDate().toString(), minute: wall.hour * 60 + wall.minute };
}

const startOf = ({ minute }: Talk) => Math.floor(minute / QUARTER) * QUARTER;

/** Quarters that belong together: how many people came in how many minutes. */
interface Counts {
  visitors: number;
  minutes: number;
}

function compare(
  quarters: readonly Quarter[],
  talks: readonly Talk[],
  from: Talk,
  length: number,
  level: number,
):
  | { verdict: 'not-recorded' }
  | ({ verdict: 'too-few' | 'too-little' } & Compared)
  | ({ verdict: 'told' } & Compared & Ratio) {
  const after = together(quarters.filter((quarter) => isWithin(quarter, from, length)));
  if (after.minutes * 2 < length) return { verdict: 'not-recorded' };
  const stretches = baselineOf(quarters, talks, from, length);
  const baseline = sumOf(stretches);
  const rate = baseline.minutes === 0 ? null : baseline.visitors / baseline.minutes;
  const compared = { ...after, expected: rate === null ? null : rate * after.minutes };
  if (rate === null || stretches.length < FEWEST_STRETCHES) return { verdict: 'too-little', ...compared };
  if (rate * after.minutes < FEWEST_EXPECTED) return { verdict: 'too-few', ...compared };
  return { verdict: 'told', ...compared, ...ratioOf(after, baseline, stretches, level) };
}

const isWithin = ({ date, minute }: Quarter, from: Talk, length: number) =>
  date === from.date && minute >= from.minute && minute < from.minute + length;

/** Stretches of the baseline that were recorded for half of their length at least. */
function baselineOf(
  quarters: readonly Quarter[],
  talks: readonly Talk[],
  from: Talk,
  length: number,
): Counts[] {
  const calm = quarters.filter(
    (quarter) => !talks.some((talk) => isWithin(quarter, { ...talk, minute: startOf(talk) }, LONGEST)),
  );
  const groups = new Map<string, Quarter[]>();
  for (const quarter of calm) {
    const place = Math.floor((quarter.minute - from.minute) / length);
    if (quarter.date !== from.date && place !== 0) continue;
    const key = `${quarter.date} ${place}`;
    groups.set(key, [...(groups.get(key) ?? []), quarter]);
  }
  return [...groups.values()].map(together).filter(({ minutes }) => minutes * 2 >= length);
}

function together(quarters: readonly Quarter[]): Counts {
  return {
    visitors: quarters.reduce((sum, { visitors }) => sum + visitors, 0),
    minutes: quarters.length * QUARTER,
  };
}

const sumOf = (stretches: readonly Counts[]): Counts =>
  stretches.reduce(
    (sum, { visitors, minutes }) => ({ visitors: sum.visitors + visitors, minutes: sum.minutes + minutes }),
    { visitors: 0, minutes: 0 },
  );

function ratioOf(after: Counts, baseline: Counts, stretches: readonly Counts[], level: number): Ratio {
  const rate = baseline.visitors / baseline.minutes;
  const freedom = stretches.length - 1;
  const pearson = stretches.reduce(
    (sum, { visitors, minutes }) => sum + (visitors - rate * minutes) ** 2 / (rate * minutes),
    0,
  );
  const dispersion = Math.max(1, pearson / freedom);
  const logRatio =
    Math.log((after.visitors + HALF) / after.minutes) -
    Math.log((baseline.visitors + HALF) / baseline.minutes);
  const error = Math.sqrt(dispersion * (1 / (after.visitors + HALF) + 1 / (baseline.visitors + HALF)));
  const reach = studentQuantile(1 - level / 2, freedom) * error;
  return {
    ratio: Math.exp(logRatio),
    low: Math.exp(logRatio - reach),
    high: Math.exp(logRatio + reach),
  };
}

/**
 * Quantile of Student's t by its expansion around the normal's: Abramowitz and Stegun, Handbook of Mathematical Functions,
 * 26.7.5. From three degrees of freedom on, for the levels used here, within 4 % of the true value.
 *
 * @param probability above 0.5 and below 1
 * @param freedom degrees of freedom, at least 3
 */
export function studentQuantile(probability: number, freedom: number): number {
  const x = probit(probability);
  const terms = [
    (x ** 3 + x) / 4,
    (5 * x ** 5 + 16 * x ** 3 + 3 * x) / 96,
    (3 * x ** 7 + 19 * x ** 5 + 17 * x ** 3 - 15 * x) / 384,
    (79 * x ** 9 + 776 * x ** 7 + 1482 * x ** 5 - 1920 * x ** 3 - 945 * x) / 92_160,
  ];
  return terms.reduce((sum, term, power) => sum + term / freedom ** (power + 1), x);
}
