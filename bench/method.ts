/** How a figure is measured: design of the experiment and its verdict, the same for every row of the table. */

export interface Comparison {
  name: string;
  reference: string;
  unit: string;
  /** Ratio of measured to reference; null: measured without one. */
  goal: number | null;
  /** The goal is the most that the ratio may be. */
  isCeiling?: boolean;
  /** Both give units per second (or another figure of the same kind) for one run. */
  measured(): Promise<number>;
  referenceRun(): Promise<number>;
}

export interface Result {
  name: string;
  reference: string;
  goal: number | null;
  /** The goal is the most that the ratio may be. */
  isCeiling?: boolean;
  measured: number;
  referenceValue: number;
  unit: string;
  ratio: number;
  interval: [number, number];
  control: number;
  verdict: 'met' | 'missed' | 'undecided' | 'no goal' | 'no verdict: the control differs from itself';
}

const PAIRS = 12;
/** A server that was just started becomes faster for some ten seconds of load, the reference for fewer. */
const WARM_UPS = 4;

/**
 * Interleaved ABBA pairs after a warm-up, and an A/A control of the reference against itself: noise that drifts falls
 * on both sides. The interval is a percentile bootstrap of the median of the paired ratios (Efron 1979).
 */
export async function compare(comparison: Comparison): Promise<Result> {
  const { measured, referenceRun, goal, isCeiling = false, name, reference, unit } = comparison;
  for (let round = 0; round < WARM_UPS; round += 1) {
    await measured();
    await referenceRun();
  }
  const pairs = await runPairs(measured, referenceRun);
  const controls = await runPairs(referenceRun, referenceRun);
  const ratios = pairs.map(([a, b]) => a / b);
  const control = medianOf(controls.map(([a, b]) => a / b));
  const interval = bootstrap(ratios);
  return {
    name,
    reference,
    goal,
    isCeiling,
    unit,
    measured: medianOf(pairs.map(([a]) => a)),
    referenceValue: medianOf(pairs.map(([, b]) => b)),
    ratio: medianOf(ratios),
    interval,
    control,
    verdict: verdictOf(interval, goal, isCeiling, control),
  };
}

async function runPairs(a: () => Promise<number>, b: () => Promise<number>): Promise<[number, number][]> {
  const pairs: [number, number][] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    if (pair % 2 === 0) pairs.push([await a(), await b()]);
    else {
      const second = await b();
      pairs.push([await a(), second]);
    }
  }
  return pairs;
}

function verdictOf(
  [low, high]: [number, number],
  goal: number | null,
  isCeiling: boolean,
  control: number,
): Result['verdict'] {
  if (control < 0.95 || control > 1.05) return 'no verdict: the control differs from itself';
  if (goal === null) return 'no goal';
  if (isCeiling ? high <= goal : low >= goal) return 'met';
  return (isCeiling ? low > goal : high < goal) ? 'missed' : 'undecided';
}

const RESAMPLES = 5_000;

/** The 95 % interval of the median of these values, or of another figure of them. */
export function bootstrap(values: number[], figureOf = medianOf): [number, number] {
  const next = randomFrom(20_251_112);
  const figures = Array.from({ length: RESAMPLES }, () =>
    figureOf(values.map(() => values[Math.floor(next() * values.length)] ?? 0)),
  ).sort((a, b) => a - b);
  const at = (share: number) => figures[Math.floor(share * (RESAMPLES - 1))] ?? 0;
  return [at(0.025), at(0.975)];
}

/** Mulberry32: the same seed gives the same interval for the same figures. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function medianOf(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? 0, sorted[middle] ?? 0];
  return (low + high) / 2;
}
