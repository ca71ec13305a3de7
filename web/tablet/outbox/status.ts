/** The one line about sending that is always on screen: exactly one of four. */
export type Status =
  | { kind: 'all sent'; atMs: number }
  | { kind: 'sending' }
  | { kind: 'offline'; saved: number; isBusy: boolean }
  | {
      kind: 'attention';
      matters: number;
      /** Kept here and not on the server: what waits; on a disconnected device what was set aside too. */
      saved: number;
      isDisconnected: boolean;
      isFailing: boolean;
      notSaved: number;
      isLost: boolean;
    };

/** `busy`: it asked us to wait, or failed once or twice. `failing`: again and again. */
type Reach = 'unknown' | 'reached' | 'busy' | 'failing' | 'no answer';

export interface Situation {
  waiting: number;
  setAside: number;
  /** Visitors that were tapped and could not be written down. */
  notSaved: number;
  /** The browser lost what it kept, and keeps nothing now. */
  isLost: boolean;
  /** The server no longer knows this device, or disconnected it. */
  isDisconnected: boolean;
  /** How the last talk with the server went, or the running one if it is slow. */
  reach: Reach;
  lastSuccessAtMs: number | null;
}

export function statusOf(now: Situation): Status {
  const isFailing = now.reach === 'failing';
  const isNotSaved = now.notSaved > 0 || now.isLost;
  const matters = now.setAside + [now.isDisconnected, isFailing, isNotSaved].filter(Boolean).length;
  const kept = now.isDisconnected ? now.waiting + now.setAside : now.waiting;
  if (matters > 0)
    return {
      kind: 'attention',
      matters,
      saved: now.isLost ? 0 : kept,
      isDisconnected: now.isDisconnected,
      isFailing,
      notSaved: now.notSaved,
      isLost: now.isLost,
    };
  if (now.reach === 'no answer' || now.reach === 'busy')
    return { kind: 'offline', saved: now.waiting, isBusy: now.reach === 'busy' };
  if (now.waiting > 0 || now.lastSuccessAtMs === null) return { kind: 'sending' };
  return { kind: 'all sent', atMs: now.lastSuccessAtMs };
}
