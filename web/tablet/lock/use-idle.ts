import { useEffect } from 'react';

const LOOK_MS = 1_000;
const signs = ['pointerdown', 'keydown', 'input'] as const;

/** Calls when nobody has touched this page for so many milliseconds. A device that slept finds out when it wakes. */
export function useIdle(limitMs: number | null, onIdle: () => void): void {
  useEffect(() => {
    if (limitMs === null) return;
    let touchedMs = Date.now();
    // Somebody may be at work in another tab of this device.
    const look = () =>
      document.visibilityState === 'visible' && Date.now() - touchedMs >= limitMs && onIdle();
    const touch = () => {
      look();
      touchedMs = Date.now();
    };
    const timer = setInterval(look, LOOK_MS);
    for (const sign of signs) addEventListener(sign, touch, true);
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, touch, true);
    };
  }, [limitMs, onIdle]);
}
