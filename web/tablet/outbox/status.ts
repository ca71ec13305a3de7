/** The one line about sending that is always on screen: exactly one of four. */
export type Status =
  | { kind: 'all sent'; atMs: number }
  | { kind: 'sending' }
  | { kind: 'offline'; saved: number; isBusy: boolean }
  | { kind: 'attention'; matters: number; saved: number; isDisconnected: boolean; notSaved: number };

export interface Situation {
  waiting: number;
  setAside: number;
  /** Visitors that were tapped and could not be written down. */
  notSaved: number;
  /** The server no longer knows this device, or disconnected it. */
  isDisconnected: boolean;
  /** How the last talk with the server went, or the running one if it is slow. */
  reach: 'unknown' | 'reached' | 'busy' | 'no answer';
  lastSuccessAtMs: number | null;
}

export function statusOf(now: Situation): Status {
  const matters = now.setAside + (now.isDisconnected ? 1 : 0) + (now.notSaved > 0 ? 1 : 0);
  if (matters > 0)
    return {
      kind: 'attention',
      matters,
      saved: now.waiting,
      isDisconnected: now.isDisconnected,
      notSaved: now.notSaved,
    };
  if (now.reach === 'no answer' || now.reach === 'busy')
    return { kind: 'offline', saved: now.waiting, isBusy: now.reach === 'busy' };
  if (now.waiting > 0 || now.lastSuccessAtMs === null) return { kind: 'sending' };
  return { kind: 'all sent', atMs: now.lastSuccessAtMs };
}
