import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Chip, Chips } from '../shell/Chip.tsx';
import { Sheet, SheetActions } from '../shell/Sheet.tsx';
import styles from './NeedsAttention.module.css';

const REASONS = ['Tapped by mistake', 'Counted twice', 'Only a try'];
const LONGEST = 200;

interface Props {
  /** "2 visitors at 12:04" */
  heading: string;
  onDiscard: (reason: string) => unknown;
  onClose: () => void;
}

/** Nothing is discarded without a reason. */
export function DiscardSheet({ heading, onDiscard, onClose }: Props) {
  const [reason, setReason] = useState('');
  const discard = () => {
    onDiscard(reason.trim());
    onClose();
  };
  return (
    <Sheet title={`Discard: ${heading}?`} size="wide" onClose={onClose}>
      <p className={styles.consequence}>
        It is not recorded, and leaves this device. The server keeps that it was discarded, and why.
      </p>
      <Chips label="Why">
        {REASONS.map((one) => (
          <Chip key={one} isOn={reason === one} onPress={() => setReason(reason === one ? '' : one)}>
            {one}
          </Chip>
        ))}
      </Chips>
      <label className={styles.reason}>
        Reason
        <input value={reason} maxLength={LONGEST} onChange={(event) => setReason(event.target.value)} />
      </label>
      <SheetActions>
        <Button onPress={onClose}>Keep it</Button>
        <Button look="ink" disabled={reason.trim() === ''} onPress={discard}>
          {reason.trim() === '' ? 'Say why first' : 'Discard it'}
        </Button>
      </SheetActions>
    </Sheet>
  );
}
