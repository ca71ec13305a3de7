import { Signal } from '../../ui/signal.ts';
import type { TakeOver } from './messages.ts';

/** Whether this app opens without a network, and whether a newer one waits. */
export type AppFiles =
  /** No https: the browser keeps no pages for this address. */
  'insecure' | 'unsupported' | 'loading' | 'ready' | 'update ready';

const LOOK_EVERY_MS = 60 * 60 * 1000;

/** Keeps the app's own files on the device. A newer version waits until `update`: nothing reloads by itself. */
export class AppFilesOnDevice {
  readonly state = new Signal<AppFiles>(globalThis.isSecureContext === false ? 'insecure' : 'loading');
  #registration: ServiceWorkerRegistration | null = null;

  /** Called once, when counting has loaded: it must not wait for this. */
  async keep(): Promise<void> {
    if (this.state.get() === 'insecure') return;
    const workers = globalThis.navigator?.serviceWorker;
    if (workers === undefined) return this.state.set('unsupported');
    try {
      this.#registration = await workers.register('/tablet/sw.js', { scope: '/tablet/' });
    } catch {
      // Without a network the one that was registered before goes on.
      this.#registration = (await workers.getRegistration('/tablet/')) ?? null;
      if (this.#registration === null) return;
    }
    const registration = this.#registration;
    registration.addEventListener('updatefound', () => this.#follow(registration.installing));
    this.#follow(registration.installing);
    this.#look();
    setInterval(() => this.lookForUpdate(), LOOK_EVERY_MS);
  }

  /** Asks the server for a newer version. It is loaded, and waits. */
  lookForUpdate(): void {
    void this.#registration?.update().catch(() => undefined);
  }

  /** Lets the newer version take over and loads the page anew. For a person to say, with nothing unsent. */
  update(): void {
    const waiting = this.#registration?.waiting;
    if (waiting === undefined || waiting === null) return;
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('take-over' satisfies TakeOver);
  }

  #follow(worker: ServiceWorker | null): void {
    worker?.addEventListener('statechange', () => this.#look());
  }

  #look(): void {
    if (this.#registration?.waiting) this.state.set('update ready');
    else if (this.#registration?.active) this.state.set('ready');
  }
}
