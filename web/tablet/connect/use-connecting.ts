import { useState } from 'react';
import { useTablet } from '../shell/use-tablet.ts';
import { redeem, whyNot } from './enrolment.ts';
import type { Key } from './keys.ts';

type Step = { kind: 'ready' } | { kind: 'connecting' } | { kind: 'failed'; why: string };

/** Uses a code or link up and keeps the connection. */
export function useConnecting(onDone: () => void) {
  const tablet = useTablet();
  const [step, setStep] = useState<Step>({ kind: 'ready' });
  const connect = async (way: Key, name: string) => {
    setStep({ kind: 'connecting' });
    try {
      await tablet.connect(await redeem(way, name, await tablet.attempt()));
      clearFragment();
      onDone();
    } catch (error) {
      setStep({ kind: 'failed', why: whyNot(error) });
    }
  };
  return { step, connect };
}

/** Secrets do not stay in the address bar. */
export function clearFragment(): void {
  history.replaceState(history.state, '', location.pathname + location.search);
}
