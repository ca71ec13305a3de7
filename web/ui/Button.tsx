import type { ReactNode } from 'react';
import styles from './Button.module.css';

interface Props {
  children: ReactNode;
  onPress?: () => unknown;
  /** One per region is ink; the rest is outlined. */
  look?: 'outlined' | 'ink';
  type?: 'button' | 'submit';
  disabled?: boolean;
  /** For a screen reader, where the words alone do not say of what. */
  label?: string;
}

/** A button for fingers. */
export function Button({
  children,
  onPress,
  look = 'outlined',
  type = 'button',
  disabled = false,
  label,
}: Props) {
  return (
    <button
      type={type}
      className={look === 'ink' ? `${styles.button} ${styles.ink}` : styles.button}
      disabled={disabled}
      aria-label={label}
      onClick={() => void onPress?.()}
    >
      {children}
    </button>
  );
}
