import { patiently } from '../shell/patiently.ts';
import type { SendingDeps } from './send-batch.ts';
import type { Sending } from './sending.ts';

/** All that knows the network, and what parses its answers: a third of the app. The counter does not wait for it. */
const openSending = patiently(() => import('./sending.ts'));

/** The sending, from the moment at which it has loaded. What is asked of it before is not forgotten. */
export class SendingLater {
  #sending: Sending | null = null;
  #asked: 'person' | 'system' | null = null;
  #isEnded = false;

  constructor(deps: SendingDeps) {
    void openSending().then((part) => {
      if (this.#isEnded) return;
      this.#sending = new part.Sending(deps);
      if (this.#asked !== null) this.#sending.hurry(this.#asked);
    });
  }

  /** @see Sending.wake */
  wake(): void {
    if (this.#sending === null) this.#asked ??= 'system';
    else this.#sending.wake();
  }

  /** @see Sending.hurry */
  hurry(who: 'person' | 'system'): void {
    if (this.#sending !== null) this.#sending.hurry(who);
    else if (this.#asked !== 'person') this.#asked = who;
  }

  end(): void {
    this.#isEnded = true;
    this.#sending?.end();
  }
}
