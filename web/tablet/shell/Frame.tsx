import type { ReactNode } from 'react';
import styles from './Frame.module.css';
import { Nav } from './Nav.tsx';

/** Navigation beside the screen, or below it when the tablet stands upright. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <div className={styles.frame}>
      <div className={styles.screen}>{children}</div>
      <Nav />
    </div>
  );
}
