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
  const tablet = useTablet();
  const { device, coverAfterMin } = useTabletState(({ meta: { device, coverAfterMin } }) => ({
    device,
    coverAfterMin,
  }));
  const [isAsking, setAsking] = useState(false);
  const unlock = async () => {
    await tablet.hide({ isLocked: false });
    if (coverAfterMin === null) await tablet.changePin(whoOf(SCREEN), null);
  };
  return (
    <div className={styles.bar}>
      <button type="button" className={styles.unlock} aria-haspopup="dialog" onClick={() => setAsking(true)}>
        <IconLock size={26} stroke={1.9} aria-hidden />
        Unlock
      </button>
      {isAsking && (
        <ScreenPin
          title={`Unlock this ${device?.kind ?? 'tablet'}`}
          yes="Unlock"
          no="Stay locked"
          go={() => void unlock()}
          onClose={() => setAsking(false)}
        >
          Counting goes on either way.
        </ScreenPin>
      )}
    </div>
  );
}

interface Props {
  title: string;
  yes: string;
  no: string;
  go: () => void;
  onClose: () => void;
  /** What goes on meanwhile. */
  children: string;
}

/** Asks for the PIN of this screen. */
export function ScreenPin({ title, yes, no, go, onClose, children }: Props) {
  const { device } = useTabletState(({ meta: { device } }) => ({ device }));
  const { typed, setTyped, isReady, trouble, tryPin } = usePinAttempt(SCREEN);
  return (
    <PinSheet title={title} onClose={onClose} onSubmit={() => void tryPin(go)}>
      <PinField label="PIN" value={typed} onType={setTyped} />
      {trouble !== null && <p role="alert">{trouble}</p>}
      <div className={sheet.actions}>
        <Button onPress={onClose}>{no}</Button>
        <Button type="submit" look="ink" disabled={!isReady}>
          {yes}
        </Button>
      </div>
      <p>
        Forgotten? Open the address of a new code on this {device?.kind ?? 'tablet'}. {children}
      </p>
    </PinSheet>
  );
}
