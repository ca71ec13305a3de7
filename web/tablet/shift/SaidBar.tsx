import { useEffect } from 'react';
import { Button } from '../../ui/Button.tsx';
import styles from './SaidBar.module.css';
import type { Said } from './use-shift.ts';

const SHOWN_MS = 15_000;

/** What was just done, and a way to put it right. A failure stays until it is tried again. */
export function SaidBar({ said, onDismiss }: { said: Said; onDismiss: () => void }) {
  useEffect(() => {
    if (said.kind !== 'done') return;
    const timer = setTimeout(onDismiss, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said, onDismiss]);
  return (
    <div className={styles.place}>
      {/* The region is there before its words, so that they are read out. */}
      <div role="status" className={said.kind === 'nothing' ? undefined : styles.bar}>
        {said.kind !== 'nothing' && <span>{said.words}</span>}
        {said.kind === 'done' && said.undo !== null && <Button onPress={said.undo}>Undo</Button>}
        {said.kind === 'failed' && <Button onPress={said.again}>Try again</Button>}
      </div>
    </div>
  );
}
