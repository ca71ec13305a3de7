import { useEffect, useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import { timeOf, weekdayOf } from '../clock/zone.ts';
import { doorsOf } from './doors.ts';

const SAID_FOR_MS = 30_000;

interface Given {
  state: DeviceState;
  booth: DeviceState['booths'][number];
  nowMs: number;
}

/** Practice is possible only while the doors are closed, and ends by itself when they open: what comes then is real. */
export function usePractice({ state, booth, nowMs }: Given) {
  const [phase, setPhase] = useState<'off' | 'on' | 'just ended'>('off');
  const { isOpen, opensAtMs } = doorsOf({ nowMs, days: state.days, slots: booth.slots });
  const isPossible = !isOpen && opensAtMs !== null;
  useEffect(() => {
    if (phase === 'on' && !isPossible) setPhase('just ended');
    if (phase !== 'just ended') return;
    const timer = setTimeout(() => setPhase('off'), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [phase, isPossible]);
  const { timeZone } = state.event;
  return {
    isOffered: isPossible,
    isOn: isPossible && phase === 'on',
    hasJustEnded: phase === 'just ended',
    opensAt: opensAtMs === null ? '' : `${weekdayOf(opensAtMs, timeZone)} ${timeOf(opensAtMs, timeZone)}`,
    start: () => setPhase('on'),
    stop: () => setPhase('off'),
  };
}
