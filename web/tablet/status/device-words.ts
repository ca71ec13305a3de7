import type { Awake } from '../shell/screen-awake.ts';
import type { AppFiles } from '../worker/app-files.ts';

/** Whether this app can be opened without a network. What is tapped is kept on the device either way. */
export const appFilesWords: Record<AppFiles, string> = {
  insecure: 'counts while this page stays open; to open it anew, it needs an address with https',
  unsupported: 'counts while this page stays open; this browser cannot open it anew',
  loading: 'being made ready; keep the network on',
  ready: 'opens and counts',
  'update ready': 'opens and counts',
};

/** Whether the screen stays on while somebody counts. */
export const awakeWords: Record<Awake, string> = {
  idle: 'stays on while the counter is open',
  awake: 'stays on while the counter is open',
  refused: 'may go dark: the system did not allow more; look at its battery settings',
  insecure: 'may go dark: to keep it on, the address needs https',
  unsupported: 'may go dark: this browser cannot keep it on',
};
