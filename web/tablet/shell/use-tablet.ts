import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { TabletState } from '../outbox/memory.ts';
import type { Signal } from '../signal.ts';
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

/** The server's now as far as this tablet knows it, in milliseconds; moves on every `everyMs`. */
export function useNow(everyMs: number): number {
  const { now } = useTablet();
  const { meta } = useTabletState();
  const [deviceNow, setDeviceNow] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setDeviceNow(now()), everyMs);
    return () => clearInterval(timer);
  }, [now, everyMs]);
  return deviceNow + (meta.clock?.offsetMs ?? 0);
}
