import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Signal } from '../../ui/signal.ts';
import type { TabletState } from '../outbox/memory.ts';
import type { Tablet } from '../tablet.ts';

export const TabletContext = createContext<Tablet | null>(null);

export function useTablet(): Tablet {
  const tablet = useContext(TabletContext);
  if (tablet === null) throw new Error('useTablet needs the TabletContext around it.');
  return tablet;
}

export function useTabletState(): TabletState {
  return useSignal(useTablet().memory);
}

export function useSignal<Value>(signal: Pick<Signal<Value>, 'get' | 'subscribe'>): Value {
  return useSyncExternalStore(signal.subscribe, signal.get);
}

/** The server's now as far as this tablet knows it, in milliseconds; moves on every `everyMs`, and at once after a sleep. */
export function useNow(everyMs: number): number {
  const { now } = useTablet();
  const { meta } = useTabletState();
  const seen = useMemo(() => seenTime(now, everyMs), [now, everyMs]);
  return useSyncExternalStore(seen.watch, seen.read) + (meta.clock?.offsetMs ?? 0);
}

/** While a device sleeps its timers stand still and its clock goes on: whatever is drawn looks at the clock itself. */
function seenTime(now: () => number, everyMs: number) {
  let seenMs = now();
  return {
    read: () => {
      const nowMs = now();
      if (Math.abs(nowMs - seenMs) > everyMs) seenMs = nowMs;
      return seenMs;
    },
    watch: (onTick: () => void) => {
      const timer = setInterval(() => {
        seenMs = now();
        onTick();
      }, everyMs);
      return () => clearInterval(timer);
    },
  };
}
