import { useEffect, useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import { timeOf, weekdayOf } from '../clock/zone.ts';
import { doorsOf } from './doors.ts';

const SAID_FOR_MS = 30_000;
/** In this tab, beside the database: that somebody practises is nothing that is kept. */
const KEY = 'pavilion-practising';

interface Given {
  state: DeviceState;
  booth: DeviceState['booths'][number];
  nowMs: number;
}

type Phase = 'off' | 'on' | 'over: doors' | 'over: left';

/** Practice is possible only while the doors are closed, and ends by itself when they open: what comes then is real. */
export function usePractice({ state, booth, nowMs }: Given) {
  const [phase, setPhase] = useState<Phase>(() => (wasPractising() ? 'over: left' : 'off'));
  useEffect(() => rememberPractising(phase === 'on'), [phase]);
  const { isOpen, opensAtMs } = doorsOf({ nowMs, days: state.days, slots: booth.slots });
  const isPossible = !isOpen && opensAtMs !== null;
  useEffect(() => {
    if (phase === 'on' && !isPossible) setPhase('over: doors');
    if (phase === 'off' || phase === 'on') return;
    const timer = setTimeout(() => setPhase('off'), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [phase, isPossible]);
  const { timeZone } = state.event;
  return {
    isOffered: isPossible,
    isOn: isPossible && phase === 'on',
    /** Why practice is over, for a while after it was. */
    ended: phase === 'over: doors' ? ('doors' as const) : phase === 'over: left' ? ('left' as const) : null,
    opensAt: opensAtMs === null ? '' : `${weekdayOf(opensAtMs, timeZone)} ${timeOf(opensAtMs, timeZone)}`,
    start: () => setPhase('on'),
    stop: () => setPhase('off'),
  };
}

/** Somebody practised when this screen was left or loaded anew. */
function wasPractising(): boolean {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

function rememberPractising(isPractising: boolean): void {
  try {
    if (isPractising) sessionStorage.setItem(KEY, 'yes');
    else sessionStorage.removeItem(KEY);
  } catch {
    // Then practice ends without a word, and the counter looks as it counts.
  }
}
