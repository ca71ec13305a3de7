import { MOST_ITEMS } from '#contracts/sync';
import { refreshState } from '../devices/refresh.ts';
import { nextSize } from './batches.ts';
import { nextDelay } from './delays.ts';
import { type SendingDeps, sendBatch } from './send-batch.ts';
import { releaseItems } from './store.ts';
import type { Answer } from './verdict.ts';

const REPORT_EVERY_MS = 3 * 60 * 1000;
/** Another tab is sending: look again after this. */
const OTHER_TAB_MS = 5000;

/**
 * Sends what waits, oldest first, for as long as the page lives: at once when something is new, later when the
 * server does not answer, and an empty batch every three minutes so that the dashboard knows this tablet.
 */
export class Sending {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | null = null;
  #failures = 0;
  #size = MOST_ITEMS;
  #notBeforeMs = 0;
  #spokeAtMs = Number.NEGATIVE_INFINITY;
  #refreshedAtMs = Number.NEGATIVE_INFINITY;
  #isEnded = false;

  constructor(private readonly deps: SendingDeps) {}

  /** Something new waits. While the server does not answer, the next try is left where it is. */
  wake(): void {
    if (this.#running === null && this.#failures === 0 && !this.#isStopped()) this.#schedule(0);
  }

  /** There is reason to believe that the server can be reached again; or a person asks. */
  hurry(who: 'person' | 'system'): void {
    if (who === 'system' && (this.#isStopped() || this.deps.now() < this.#notBeforeMs)) return;
    this.#failures = 0;
    this.#spokeAtMs = Number.NEGATIVE_INFINITY;
    this.#refreshedAtMs = Number.NEGATIVE_INFINITY;
    if (this.#running !== null && this.deps.memory.get().reach === 'no answer') this.#running.abort();
    if (this.#running === null) this.#schedule(0);
  }

  end(): void {
    this.#isEnded = true;
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  #isStopped(): boolean {
    return this.deps.memory.get().meta.isDisconnected;
  }

  #schedule(inMs: number): void {
    clearTimeout(this.#timer);
    if (this.#isEnded || this.deps.memory.get().meta.token === null) return;
    this.#timer = setTimeout(() => void this.#run(), inMs);
    const isRetry = inMs > 0 && this.#failures > 0;
    this.deps.memory.set({ nextTryAtMs: isRetry ? this.deps.now() + inMs : null });
  }

  async #run(): Promise<void> {
    this.#running = new AbortController();
    const { signal } = this.#running;
    let delay: number | null = OTHER_TAB_MS;
    try {
      await this.deps.tabs.alone(async () => {
        delay = await this.#pass(signal);
      });
    } catch (error) {
      delay = this.#stumble(error);
    } finally {
      this.#running = null;
    }
    if (delay !== null) this.#schedule(delay);
  }

  /** Sends until nothing waits. Gives the delay until the next pass, null to stop. */
  async #pass(signal: AbortSignal): Promise<number | null> {
    while (!this.#isEnded) {
      // The first contact carries no items: it measures the clock that goes with them.
      const isReport = this.deps.now() - this.#spokeAtMs >= REPORT_EVERY_MS;
      if (!isReport && !this.#hasWaiting()) break;
      const before = this.deps.memory.get().meta.serverVersion;
      const { answer, move, length } = await sendBatch(this.deps, isReport ? 0 : this.#size, signal);
      if (move === 'stop') return this.#stop();
      if (move === 'wait') return this.#fail(answer);
      if (length > 0) this.#size = nextSize(this.#size, length, move);
      this.#succeed();
      await this.#releaseAfterUpdate(before);
    }
    if (this.deps.now() - this.#refreshedAtMs >= REPORT_EVERY_MS) await this.#refresh(signal);
    return this.#hasWaiting() ? 0 : REPORT_EVERY_MS;
  }

  #hasWaiting(): boolean {
    return this.deps.memory.get().unsent.some((row) => row.state === 'waiting');
  }

  async #refresh(signal: AbortSignal): Promise<void> {
    const isRead = await refreshState(this.deps, signal);
    if (isRead) this.#refreshedAtMs = this.deps.now();
  }

  #succeed(): void {
    this.#failures = 0;
    this.#spokeAtMs = this.deps.now();
    this.deps.memory.set({ reach: 'reached' });
  }

  #stop(): null {
    this.#failures = 0;
    this.deps.memory.set({ reach: 'reached', nextTryAtMs: null });
    return null;
  }

  #fail(answer: Answer): number {
    this.#failures += 1;
    const retryAfterMs = answer.kind === 'refused' ? answer.retryAfterMs : null;
    if (retryAfterMs !== null) this.#notBeforeMs = this.deps.now() + retryAfterMs;
    this.deps.memory.set({ reach: answer.kind === 'nothing' ? 'no answer' : 'busy' });
    return nextDelay(this.#failures, this.deps.random(), retryAfterMs);
  }

  /** The tablet's own storage failed: what was not written down is sent again, which is harmless. */
  #stumble(error: unknown): number {
    this.#failures += 1;
    const what = error instanceof Error ? error.name : 'unknown error';
    const reason = `This browser could not write down what was sent (${what}).`;
    this.deps.memory.setMeta({ lastFailure: { atMs: this.deps.now(), reason } });
    return nextDelay(this.#failures, this.deps.random(), null);
  }

  /** Another version of the server may understand what the last one could not. */
  async #releaseAfterUpdate(before: string | null): Promise<void> {
    const { db, memory } = this.deps;
    if (before === null || before === memory.get().meta.serverVersion) return;
    await releaseItems(db);
    await memory.load(db);
  }
}
