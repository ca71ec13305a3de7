import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { FormError } from '../../accounts/FormError.tsx';
import styles from './refused-items.module.css';
import type { Settling } from './use-settling.ts';

/** What became of the last act: stays in sight at the lower edge, and is read out. */
export function SettlingNote({ settling }: { settling: Settling }) {
  const { state, forget } = settling;
  const place = useRef<HTMLDivElement>(null);
  // The button that was pressed may have gone with its items.
  useEffect(() => {
    if (state.step === 'said' && document.activeElement === document.body) place.current?.focus();
  });
  return (
    <div ref={place} tabIndex={-1} className={state.step === 'idle' ? undefined : styles.note}>
      <p role="status">
        {state.step === 'busy' && `${state.act} ${state.of}: ${state.done} done…`}
        {state.step === 'said' && state.words}
      </p>
      <FormError error={state.step === 'failed' ? state.error : null} />
      {(state.step === 'said' || state.step === 'failed') && <Button onClick={forget}>Close</Button>}
    </div>
  );
}
