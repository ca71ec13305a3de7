import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useTablet, useTabletState } from '../shell/use-tablet.ts';
import { whoOf } from '../shift/known-facts.ts';
import { usePinAttempt } from '../shift/PinAsked.tsx';
import sheet from '../shift/PinSheet.module.css';
import { PinField, PinSheet } from '../shift/PinSheet.tsx';
import { SCREEN } from './lock-rules.ts';
import styles from './Unlock.module.css';

/** Stands where the sections stand otherwise. */
export function Unlock() {
  const { device } = useTabletState().meta;
  const [isAsking, setAsking] = useState(false);
  return (
    <div className={styles.bar}>
      <button type="button" className={styles.unlock} aria-haspopup="dialog" onClick={() => setAsking(true)}>
        <IconLock size={26} stroke={1.9} aria-hidden />
        Unlock
      </button>
      {isAsking && <Asked kind={device?.kind ?? 'tablet'} onClose={() => setAsking(false)} />}
    </div>
  );
}

function Asked({ kind, onClose }: { kind: 'tablet' | 'phone'; onClose: () => void }) {
  const tablet = useTablet();
  const { typed, setTyped, isReady, trouble, tryPin } = usePinAttempt(SCREEN);
  const unlock = async () => {
    await tablet.lock(false);
    await tablet.changePin(whoOf(SCREEN), null);
  };
  return (
    <PinSheet
      title={`Unlock this ${kind}`}
      onClose={onClose}
      onSubmit={() => void tryPin(() => void unlock())}
    >
      <PinField label="PIN" value={typed} onType={setTyped} />
      {trouble !== null && <p role="alert">{trouble}</p>}
      <div className={sheet.actions}>
        <Button onPress={onClose}>Stay locked</Button>
        <Button type="submit" look="ink" disabled={!isReady}>
          Unlock
        </Button>
      </div>
      <p>Forgotten? Open the address of a new code on this {kind}. Counting goes on either way.</p>
    </PinSheet>
  );
}
