import { createContext, useContext, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Signal } from '../../ui/signal.ts';
import type { TabletState } from '../outbox/memory.ts';
import type { Tablet } from '../tablet.ts';

export const TabletContext = createContext<Tablet | null>(null);

export function useTablet(): Tablet {
  const tablet = useContext(TabletContext);
  if (tablet === null) throw new Error('useTablet needs the TabletContext around it.');
  return tablet;
}

/**
 * Some of the tablet's memory, or what is made of it. Draws again only when one of these values changed: a tap is followed by
 * many changes of the memory, and the next tap waits for whatever is drawn.
 */
export function useTabletState<Part extends object>(part: (state: TabletState) => Part): Part {
  const { memory } = useTablet();
  const held = useRef<Part>(undefined);
  return useSyncExternalStore(memory.subscribe, () => {
    const now = part(memory.get());
    if (held.current === undefined || !isSame(held.current, now)) held.current = now;
    return held.current;
  });
}

function isSame<Part extends object>(one: Part, other: Part): boolean {
  const keys = Object.keys(other);
  return (
    keys.length === Object.keys(one).length &&
    keys.every((key) => Object.is(Reflect.get(one, key), Reflect.get(other, key)))
  );
}

/** How far the server's clock is ahead of this one, as far as this tablet knows. */
export function useOffsetMs(): number {
  return useTabletState(({ meta }) => ({ offsetMs: meta.clock?.offsetMs ?? 0 })).offsetMs;
}

export function useSignal<Value>(signal: Pick<Signal<Value>, 'get' | 'subscribe'>): Value {
  return useSyncExternalStore(signal.subscribe, signal.get);
}

/** The server's now as far as this tablet knows it, in milliseconds; moves on every `everyMs`, and at once after a sleep. */
export function useNow(everyMs: number): number {
  const { now } = useTablet();
  const offsetMs = useOffsetMs();
  const seen = useMemo(() => seenTime(now, everyMs), [now, everyMs]);
  return useSyncExternalStore(seen.watch, seen.read) + offsetMs;
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
