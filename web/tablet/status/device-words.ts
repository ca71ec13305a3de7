import type { Awake } from '../../ui/screen-awake.ts';
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

/** How far this device's clock is off, in a unit that a person can take in. */
export function clockWords(offsetMs: number | null): string {
  if (offsetMs === null) return 'not compared yet';
  const seconds = Math.round(Math.abs(offsetMs) / 1000);
  if (seconds < 2) return 'agrees with the server';
  return offsetMs > 0
    ? `${durationWords(seconds)} behind the server`
    : `${durationWords(seconds)} ahead of the server`;
}

function durationWords(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
