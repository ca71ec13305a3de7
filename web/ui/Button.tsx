import type { ReactNode } from 'react';
import styles from './Button.module.css';

interface Props {
  children: ReactNode;
  onPress?: () => unknown;
  /** One per region is ink; the rest is outlined. */
  look?: 'outlined' | 'ink';
  type?: 'button' | 'submit';
  disabled?: boolean;
}

/** A button for fingers. */
export function Button({ children, onPress, look = 'outlined', type = 'button', disabled = false }: Props) {
  return (
    <button
      type={type}
      className={look === 'ink' ? `${styles.button} ${styles.ink}` : styles.button}
      disabled={disabled}
      onClick={() => void onPress?.()}
    >
      {children}
    </button>
  );
}
