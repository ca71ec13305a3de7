import { openLargePlace } from './large-place.ts';
import { beginMemoryAnew, memoryOf, processorMsOf } from './process.ts';

const questions = [
  'overview',
  'events/large/now',
  'events/large/engagement',
  'events/large/engagement?day=2025-11-12',
  'events/large/report',
  'events/large/coverage',
  'events/large/coverage.csv',
  'events/large/summary.zip',
  'events/large/summary.xlsx',
  'events/large/visits.csv',
  'events/crowded/conflicts',
];
/** How often another page is asked for meanwhile. */
const BETWEEN_MS = 20;

interface Cost {
  ms: number;
  processorMs: number;
  /** The longest that a small request waited meanwhile. */
  othersMs: number;
  memoryMb: number;
  bytes: number;
}

/**
 * What a large event costs to read, each answer the second one: no ratio and no goal. Prints its own table.
 * `PAVILION_BENCH_VISITS=COUNT` fills it with other than 1 M visits.
 */
export async function largeEvent(): Promise<void> {
  const { stage, authorization } = await openLargePlace(
    Number(process.env.PAVILION_BENCH_VISITS ?? 1_000_000),
  );
  const ask = async (path: string): Promise<number> => {
    // A connection that is kept may be closed by a server that was busy for seconds.
    const headers = { authorization, connection: 'close' };
    const answer = await fetch(`${stage.pavilionUrl}/${path}`, { headers });
    const { byteLength } = await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`);
    return byteLength;
  };
  try {
    console.log('| what is read | took | processor | others waited | memory | size |');
    console.log('|---|---|---|---|---|---|');
    for (const question of questions) {
      await ask(`api/v1/${question}`);
      console.log(
        rowOf(
          question,
          await costOf(
            stage.pid,
            () => ask(`api/v1/${question}`),
            () => ask('healthz'),
          ),
        ),
      );
    }
  } finally {
    stage.stop();
  }
}

async function costOf(pid: number, run: () => Promise<number>, other: () => Promise<number>): Promise<Cost> {
  beginMemoryAnew(pid);
  const before = { memory: memoryOf(pid, 'VmRSS'), processor: processorMsOf(pid), at: performance.now() };
  const state = { isOver: false };
  const others = longestOf(other, state);
  const bytes = await run();
  const ms = performance.now() - before.at;
  const [processorMs, memoryMb] = [
    processorMsOf(pid) - before.processor,
    memoryOf(pid, 'VmHWM') - before.memory,
  ];
  state.isOver = true;
  return { ms, processorMs, othersMs: await others, memoryMb, bytes };
}

async function longestOf(run: () => Promise<unknown>, state: { isOver: boolean }): Promise<number> {
  let longest = 0;
  while (!state.isOver) {
    const started = performance.now();
    await run();
    longest = Math.max(longest, performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
  return longest;
}

function rowOf(question: string, { ms, processorMs, othersMs, memoryMb, bytes }: Cost): string {
  const seconds = (value: number) => `${(value / 1000).toFixed(2)} s`;
  const megabytes = (value: number) => `${value.toFixed(1)} MB`;
  const cells = [
    seconds(ms),
    seconds(processorMs),
    seconds(othersMs),
    megabytes(memoryMb),
    megabytes(bytes / 1e6),
  ];
  return `| ${[question, ...cells].join(' | ')} |`;
}
