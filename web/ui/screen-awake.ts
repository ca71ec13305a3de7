import { Signal } from './signal.ts';

/** `refused`: the system said no, to save its battery perhaps. */
export type Awake = 'idle' | 'awake' | 'refused' | 'insecure' | 'unsupported';

/** Keeps the screen from going dark while somebody counts. */
export class ScreenAwake {
  readonly state = new Signal<Awake>('idle');
  #isWanted = false;
  #lock: WakeLockSentinel | null = null;

  constructor() {
    // A page that was out of sight has lost the lock.
    globalThis.document?.addEventListener('visibilitychange', () => void this.#take());
  }

  /** Returns how to let go. */
  hold = (): (() => void) => {
    this.#isWanted = true;
    void this.#take();
    return () => {
      this.#isWanted = false;
      void this.#lock?.release();
    };
  };

  async #take(): Promise<void> {
    if (!this.#isWanted || document.visibilityState !== 'visible' || this.#lock?.released === false) return;
    if (!('wakeLock' in navigator)) return this.state.set(isSecureContext ? 'unsupported' : 'insecure');
    try {
      this.#lock = await navigator.wakeLock.request('screen');
      this.state.set('awake');
      if (!this.#isWanted) void this.#lock.release();
    } catch {
      this.state.set('refused');
    }
  }
}
