import { z } from 'zod';
import { compare, type Result } from './method.ts';
import { openPlace, type Place } from './place.ts';

const GOAL = 1.2;
/** Each run asks all questions so often, one after the other. */
const ROUNDS = 5;
const SIZES = z.tuple([z.coerce.number().int().positive(), z.coerce.number().int().positive()]);

/** The page as it opens, a day, filters together, a range that cuts quarters of an hour, and a comparison. */
const questions = (day: string): string[] => [
  '',
  `day=${day}`,
  'audience=user&sector=finance&topic=patching',
  `from=${day}T12:07:03Z&to=${day}T19:52:11Z`,
  `day=${day}&compare=previous-day`,
  'booth=b-1&compare=booth:b-2',
];

/**
 * Every figure of the engagement page at ten times the visits: same booths and days, every rollup cell filled in both.
 * `PAVILION_BENCH_VISITS=LARGE,SMALL` measures other sizes than 10 M and 1 M.
 */
export async function engagement(): Promise<Result> {
  const [large, small] = SIZES.parse((process.env.PAVILION_BENCH_VISITS ?? '10000000,1000000').split(','));
  const places = [await openPlace(large), await openPlace(small)] as const;
  try {
    return await compare({
      name: `engagement page, p95, ${large.toLocaleString('en')} visits`,
      reference: `the same at ${small.toLocaleString('en')}`,
      unit: 'ms',
      goal: GOAL,
      isCeiling: true,
      measured: () => p95Of(places[0]),
      referenceRun: () => p95Of(places[1]),
    });
  } finally {
    for (const { stage } of places) stage.stop();
  }
}

/** Of all answers of one run, milliseconds. */
async function p95Of({ stage, authorization, day }: Place): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const question of questions(day)) {
      const started = performance.now();
      const address = `${stage.pavilionUrl}/api/v1/events/bench/engagement?${question}`;
      const answer = await fetch(address, { headers: { authorization } });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${address} was answered with ${answer.status}`);
      took.push(performance.now() - started);
    }
  return took.sort((a, b) => a - b)[Math.floor(0.95 * (took.length - 1))] ?? 0;
}
