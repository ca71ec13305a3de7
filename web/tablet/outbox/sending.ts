import { MOST_ITEMS } from '#contracts/sync';
import { isServerThere, refreshState } from '../devices/refresh.ts';
import { nextSize } from './batches.ts';
import type { UnsentItem } from './database.ts';
import { nextDelay } from './delays.ts';
import { readyToLeave } from './order.ts';
import { Patience } from './patience.ts';
import { isOfSetUp, mayPass, waitsForSetUp } from './refusals.ts';
import { type PatientDeps, type SendingDeps, sendBatch } from './send-batch.ts';
import { releaseItems } from './store.ts';
import { isFault, noSuspicion, suspicionAfter } from './suspicion.ts';
import { tellDecisions } from './tell-decisions.ts';
import type { Answer } from './verdict.ts';

const REPORT_EVERY_MS = 3 * 60 * 1000;
/** While somebody may be looking, the booth's figure is never older than this and one round trip. */
const LOOK_EVERY_MS = 20_000;
const RELEASE_EVERY_MS = 10 * 60 * 1000;
/** So many failures of the server in a row, over some seconds, are no hiccup: a person has to know. */
const TOO_MANY_FAULTS = 4;
/** A tap is drawn first, and the taps of a burst leave together: so long after the last one, */
const SOON_MS = 120;
/** and at the latest so long after the first. An answer in between would hold up the taps after it. */
const LONGEST_BURST_MS = 600;
/** Another tab is sending: look again after this. */
const OTHER_TAB_MS = 5000;

/**
 * Sends what waits, oldest first, for as long as the page lives: at once when something is new, later when the
 * server does not answer, and an empty batch every three minutes so that the dashboard knows this tablet. Reads the
 * booth's figure and what else was set up meanwhile, often while the page is on screen.
 */
export class Sending {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSoon = false;
  /** When the first tap of a burst came that gathers now. */
  #burstSinceMs: number | null = null;
  #running: AbortController | null = null;
  #isLooking = false;
  #failures = 0;
  #size = MOST_ITEMS;
  #suspicion = noSuspicion;
  #notBeforeMs = 0;
  #spokeAtMs = Number.NEGATIVE_INFINITY;
  #refreshedAtMs = Number.NEGATIVE_INFINITY;
  #releasedAtMs = Number.NEGATIVE_INFINITY;
  #isEnded = false;

  private readonly deps: PatientDeps;

  constructor(deps: SendingDeps) {
    const { memory } = deps;
    const onSlow = () => {
      if (memory.get().reach !== 'failing') memory.set({ reach: 'no answer' });
    };
    this.deps = { ...deps, patience: new Patience(() => isServerThere(deps), onSlow) };
  }

  /** Something new waits. While the server does not answer, the next try is left where it is; a look makes room for it. */
  wake(): void {
    if (this.#running === null && this.#failures === 0 && !this.#isStopped()) this.#gather();
    if (!this.#isLooking || this.deps.memory.get().reach !== 'no answer') return;
    this.#failures = 0;
    this.#running?.abort();
  }

  #gather(): void {
    const nowMs = this.deps.now();
    const sinceMs = this.#isSoon ? this.#burstSinceMs : nowMs;
    // What goes at once, for another reason, takes it along.
    if (sinceMs === null) return;
    const leftMs = LONGEST_BURST_MS - Math.abs(nowMs - sinceMs);
    this.#schedule(Math.max(0, Math.min(SOON_MS, leftMs)));
    this.#burstSinceMs = sinceMs;
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
    this.#isSoon = false;
    this.#burstSinceMs = null;
    if (this.#isEnded || this.deps.memory.get().meta.token === null) return;
    this.#isSoon = inMs <= SOON_MS;
    this.#timer = setTimeout(() => void this.#run(), inMs);
    const isRetry = inMs > 0 && this.#failures > 0;
    this.deps.memory.set({ nextTryAtMs: isRetry ? this.deps.now() + inMs : null });
  }

  async #run(): Promise<void> {
    this.#isSoon = false;
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
      this.#isLooking = false;
    }
    if (delay !== null) this.#schedule(delay);
  }

  /** Sends until nothing waits. Gives the delay until the next pass, null to stop. */
  async #pass(signal: AbortSignal): Promise<number | null> {
    this.#suspicion = { ...this.#suspicion, isSound: false };
    await this.#releaseWithTime();
    const untold = await tellDecisions(this.deps, signal);
    // What a server refuses to hear, an older one perhaps, is kept and does not hold up the rest.
    if (untold !== null && (untold.kind === 'nothing' || untold.status >= 429)) return this.#fail(untold);
    while (!this.#isEnded) {
      // The first contact carries no items: it measures the clock that goes with them.
      const isReport = this.#isAway(this.#spokeAtMs, REPORT_EVERY_MS);
      if (!isReport && !this.#hasWaiting()) break;
      const before = this.deps.memory.get().meta.serverVersion;
      const given = { size: isReport ? 0 : this.#size, suspicion: this.#suspicion };
      const { answer, move, length, suspicion } = await sendBatch(this.deps, given, signal);
      this.#suspicion = suspicion;
      if (move === 'stop') return this.#stop();
      if (move === 'halve' || move === 'halve later') this.#size = nextSize(this.#size, length, 'halve');
      if (move === 'wait' || move === 'halve later') return this.#fail(answer);
      if (move === 'go on' && length > 0 && !isFault(answer))
        this.#size = nextSize(this.#size, length, 'go on');
      this.#succeed(answer);
      await this.#releaseAfterUpdate(before);
    }
    if (this.#isLookDue()) {
      const failure = await this.#refresh(signal);
      if (failure !== null) return this.#fail(failure);
    }
    return this.#hasWaiting() || this.#isLookDue() ? 0 : this.#lookEveryMs();
  }

  #isLookDue(): boolean {
    return this.#isAway(this.#refreshedAtMs, this.#lookEveryMs());
  }

  /** A clock that was set back says nothing of how long ago it was. */
  #isAway(atMs: number, byMs: number): boolean {
    return Math.abs(this.deps.now() - atMs) >= byMs;
  }

  #lookEveryMs(): number {
    return this.deps.isVisible() ? LOOK_EVERY_MS : REPORT_EVERY_MS;
  }

  #hasWaiting(): boolean {
    return readyToLeave(this.deps.memory.get().unsent).length > 0;
  }

  /** Null when it was read, or nothing changed. */
  async #refresh(signal: AbortSignal): Promise<Answer | null> {
    const { memory, now } = this.deps;
    // Noted first: whoever hurries meanwhile gets a look of their own.
    this.#refreshedAtMs = now();
    this.#isLooking = true;
    const read = await refreshState(this.deps, signal);
    if (read.kind !== 'read') {
      this.#refreshedAtMs = Number.NEGATIVE_INFINITY;
      this.#suspicion = suspicionAfter(this.#suspicion, read, []);
      const reason = read.kind === 'refused' ? read.detail : read.reason;
      memory.setMeta({ lastFailure: { atMs: now(), reason } });
      // Only what is sent finds out whether this device was disconnected.
      if (read.kind === 'refused' && read.status === 401) this.#spokeAtMs = Number.NEGATIVE_INFINITY;
      return read;
    }
    this.#failures = 0;
    this.#suspicion = { ...this.#suspicion, faults: 0 };
    memory.set({ reach: 'reached' });
    if (read.isSetUpChanged) await this.#release(waitsForSetUp);
    return null;
  }

  #succeed(answer: Answer): void {
    this.#failures = 0;
    this.#notBeforeMs = 0;
    this.#spokeAtMs = this.deps.now();
    // An empty batch that was taken says nothing of the items at which the server fails.
    if (!this.#isFailing() || !this.#hasWaiting()) this.deps.memory.set({ reach: 'reached' });
    if (isRefusedForSetUp(answer)) this.#refreshedAtMs = Number.NEGATIVE_INFINITY;
  }

  #isFailing(): boolean {
    return this.#suspicion.faults >= TOO_MANY_FAULTS;
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
    const refused = this.#isFailing() ? 'failing' : 'busy';
    this.deps.memory.set({ reach: answer.kind === 'nothing' ? 'no answer' : refused });
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
    if (before === null || before === this.deps.memory.get().meta.serverVersion) return;
    await this.#release(() => true);
  }

  /** What the server failed at is kept, and tried again now and then. */
  async #releaseWithTime(): Promise<void> {
    if (!this.#isAway(this.#releasedAtMs, RELEASE_EVERY_MS)) return;
    this.#releasedAtMs = this.deps.now();
    await this.#release(mayPass);
  }

  async #release(which: (row: UnsentItem) => boolean): Promise<void> {
    const { db, memory } = this.deps;
    const isAny = memory.get().unsent.some((row) => row.state === 'set-aside' && which(row));
    if (!isAny) return;
    await releaseItems(db, which);
    await memory.load(db);
  }
}

/** Then the set-up is read at once: its next change is worth another try. */
function isRefusedForSetUp(answer: Answer): boolean {
  if (answer.kind !== 'receipts') return false;
  return answer.receipts.some((receipt) => receipt.outcome === 'refused' && isOfSetUp(receipt.code));
}
