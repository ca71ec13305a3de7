import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError } from './http/errors.ts';

/** More wait in line: each takes a processor, and memory. */
const MOST_AT_ONCE = 2;
const MOST_MEMORY_MB = 768;
/** A thread takes a second to begin and to load its libraries, so the next work finds it ready. */
const KEPT_MS = 60_000;

type Callable = (...given: never[]) => unknown;
type Made<F extends Callable> = Awaited<ReturnType<F>>;

interface Work<F extends Callable> {
  /** The module, and the function that it exports. */
  file: URL;
  name: string;
  /** Plain data: they are copied, as is what the function gives. */
  given: Parameters<F>;
  patienceMs: number;
  /** What to say when it takes longer than that, or more memory than it may. */
  tooMuch: string;
  /** Ends the work. */
  signal?: AbortSignal | undefined;
}

/** Node itself reads no TypeScript, and a thread does not inherit who does it for this one. */
const loader = import.meta.resolve('tsx/esm/api');
const beginning = `
  const { parentPort } = require('node:worker_threads');
  const modules = new Map();
  const load = async (file) => (await import('${loader}')).tsImport(file, '${loader}');
  parentPort.on('message', async ({ file, name, given }) => {
    if (!modules.has(file)) modules.set(file, load(file));
    try {
      parentPort.postMessage({ made: await (await modules.get(file))[name](...given) });
    } catch (error) {
      parentPort.postMessage({ error });
    }
  });`;

/** With what ends each when nobody needs it. */
const ready = new Map<Worker, NodeJS.Timeout>();
let running = 0;
const line: (() => void)[] = [];

/**
 * Lets a thread of its own call a function, with an end to its memory and time: this one goes on answering.
 *
 * @throws AppError too-large; whatever the function throws; the signal's reason
 */
export async function inThread<F extends Callable>(work: Work<F>): Promise<Made<F>> {
  await takeTurn();
  try {
    work.signal?.throwIfAborted();
    return await run(work);
  } finally {
    passTurn();
  }
}

async function takeTurn(): Promise<void> {
  if (running >= MOST_AT_ONCE) return new Promise((resolve) => line.push(resolve));
  running += 1;
}

function passTurn(): void {
  const next = line.shift();
  if (next === undefined) running -= 1;
  else next();
}

async function run<F extends Callable>(work: Work<F>): Promise<Made<F>> {
  const worker = takeReady() ?? begin();
  const answer = await answerOf(worker, work).catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  keep(worker);
  if ('error' in answer) throw answer.error;
  return answer.made;
}

function takeReady(): Worker | undefined {
  const [first] = ready;
  if (first === undefined) return undefined;
  const [worker, ending] = first;
  clearTimeout(ending);
  ready.delete(worker);
  worker.ref();
  return worker;
}

function begin(): Worker {
  const worker = new Worker(beginning, {
    eval: true,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    stderr: true,
  });
  // Whoever waits for its answer hears of it; without anybody here the process would end.
  worker.on('error', () => undefined);
  worker.once('exit', () => ready.delete(worker));
  return worker;
}

async function answerOf<F extends Callable>(worker: Worker, work: Work<F>) {
  const { file, name, given, patienceMs, tooMuch, signal } = work;
  const late = AbortSignal.timeout(patienceMs);
  const answered = once(worker, 'message', { signal: signal ? AbortSignal.any([late, signal]) : late });
  worker.postMessage({ file: file.href, name, given });
  try {
    const [answer] = await answered;
    return answer as { made: Made<F> } | { error: unknown };
  } catch (error) {
    signal?.throwIfAborted();
    if (late.aborted || (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
      throw new AppError('too-large', tooMuch);
    throw error;
  }
}

function keep(worker: Worker): void {
  worker.unref();
  const end = () => {
    ready.delete(worker);
    void worker.terminate();
  };
  ready.set(worker, setTimeout(end, KEPT_MS).unref());
}
