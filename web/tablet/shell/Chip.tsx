import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Chip.module.css';

/** Chips that belong together, under a name for those who cannot see them. */
export function Chips({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className={styles.chips} aria-label={label}>
      {children}
    </fieldset>
  );
}

interface Props {
  children: ReactNode;
  isOn: boolean;
  onPress: () => void;
}

/** Something that is so or not. */
export function Chip({ children, isOn, onPress }: Props) {
  return (
    <button
      type="button"
      className={isOn ? `${styles.chip} ${styles.on}` : styles.chip}
      aria-pressed={isOn}
      onClick={onPress}
    >
      {isOn && <IconCheck size={20} stroke={2.4} aria-hidden />}
      {children}
    </button>
  );
}

/** Opens what has no room here. */
export function MoreChip({ onPress, label }: { onPress: () => void; label: string }) {
  return (
    <button type="button" className={styles.chip} aria-haspopup="dialog" aria-label={label} onClick={onPress}>
      More…
    </button>
  );
}
