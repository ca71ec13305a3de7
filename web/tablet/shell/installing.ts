import { Signal } from '../../ui/signal.ts';

/** How this app gets onto the device. */
export type Install =
  /** It is there already, or this page cannot be installed. */
  | { kind: 'nothing to do' }
  /** The browser asks the person when `ask` is called. */
  | { kind: 'button'; ask: () => void }
  /** Safari on iPad and iPhone: by hand. The installed app has a storage of its own. */
  | { kind: 'by hand' };

/** Chromium's own; no standard has it. */
interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

export class Installing {
  readonly state = new Signal<Install>(isSafariTab() ? { kind: 'by hand' } : { kind: 'nothing to do' });

  constructor() {
    globalThis.addEventListener?.('beforeinstallprompt', (event) => {
      event.preventDefault();
      if (isInstallEvent(event)) this.state.set({ kind: 'button', ask: () => void event.prompt() });
    });
    globalThis.addEventListener?.('appinstalled', () => this.state.set({ kind: 'nothing to do' }));
  }
}

const isInstallEvent = (event: Event): event is InstallEvent => 'prompt' in event;

/** Only Safari on iPad and iPhone has `standalone`; it is true in the installed app. */
function isSafariTab(): boolean {
  const { navigator } = globalThis;
  return (
    navigator !== undefined && 'standalone' in navigator && navigator.standalone === false && isSecureContext
  );
}
