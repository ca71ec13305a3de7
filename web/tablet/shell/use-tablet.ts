import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { TabletState } from '../outbox/memory.ts';
import type { Tablet } from '../tablet.ts';
import type { Signal } from './signal.ts';

export const TabletContext = createContext<Tablet | null>(null);

export function useTablet(): Tablet {
  const tablet = useContext(TabletContext);
  if (tablet === null) throw new Error('useTablet needs the TabletContext around it.');
  return tablet;
}

export function useTabletState(): TabletState {
  const { memory } = useTablet();
  return useSyncExternalStore(memory.subscribe, memory.get);
}

export function useSignal<Value>(signal: Signal<Value>): Value {
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
