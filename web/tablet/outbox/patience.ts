/** A request that takes longer than this counts as offline on screen; it may still succeed. */
export const SLOW_MS = 3_000;
/** A request is waited for at least so long, whatever else the server answers. */
const SHORTEST_MS = 10_000;
/** No answer is waited for longer. What was asked may be asked again. */
const LONGEST_MS = 120_000;
const LOOK_EVERY_MS = 4_000;

/**
 * How long an answer is waited for. A slow network is not a dead one: nothing is given up for two minutes while the
 * server answers nothing at all. If it answers something else at once, the request was lost on the way, or its line is
 * slow: it is given up after 10 s, the next one after twice that, and so on, so that a slow answer comes in the end.
 */
export class Patience {
  #ms = SHORTEST_MS;

  /** @param isServerThere whether our own server answers at once; asked while a request is without an answer */
  constructor(
    private readonly isServerThere: () => Promise<boolean>,
    private readonly onSlow: () => void,
  ) {}

  /** Makes a request. @param hurry ends it at once @throws what the request throws, given up or not */
  async ask<Given>(hurry: AbortSignal, request: (signal: AbortSignal) => Promise<Given>): Promise<Given> {
    const lost = new AbortController();
    const askedAt = performance.now();
    const waitedMs = () => performance.now() - askedAt;
    const slow = setTimeout(this.onSlow, SLOW_MS);
    const watch = setInterval(async () => {
      if (waitedMs() < this.#ms || !(await this.isServerThere()) || lost.signal.aborted) return;
      this.#ms = Math.min(LONGEST_MS, this.#ms * 2);
      lost.abort();
    }, LOOK_EVERY_MS);
    try {
      const signal = AbortSignal.any([hurry, lost.signal, AbortSignal.timeout(LONGEST_MS)]);
      const answer = await request(signal);
      this.#ms = SHORTEST_MS;
      return answer;
    } finally {
      clearTimeout(slow);
      clearInterval(watch);
      // A look that is still under way comes too late.
      lost.abort();
    }
  }
}
