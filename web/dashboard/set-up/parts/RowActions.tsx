import type { ReactNode } from 'react';
import styles from './list.module.css';

/** The buttons of a row: at its end, on a phone below it. */
export function RowActions({ children }: { children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>;
}
