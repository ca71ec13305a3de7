import type { ReactNode } from 'react';
import styles from './Frame.module.css';
import { Nav } from './Nav.tsx';
import { useTabletState } from './use-tablet.ts';

/** Navigation beside the screen, or below it when the tablet stands upright. */
export function Frame({ children }: { children: ReactNode }) {
  const { hand } = useTabletState().meta.settings;
  return (
    <div className={styles.frame} data-hand={hand}>
      <div className={styles.screen}>{children}</div>
      <Nav />
    </div>
  );
}
