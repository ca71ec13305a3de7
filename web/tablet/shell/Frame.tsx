import { lazy, type ReactNode, Suspense } from 'react';
import styles from './Frame.module.css';
import { Nav } from './Nav.tsx';
import { patiently } from './patiently.ts';
import { useTabletState } from './use-tablet.ts';

export const openUnlock = patiently(() => import('../lock/Unlock.tsx'));
const Unlock = lazy(async () => ({ default: (await openUnlock()).Unlock }));

/** Navigation beside the screen, or below it when the tablet stands upright. */
export function Frame({ children }: { children: ReactNode }) {
  const { settings, isLocked } = useTabletState(({ meta: { settings, isLocked } }) => ({
    settings,
    isLocked,
  }));
  return (
    <div className={styles.frame} data-hand={settings.hand}>
      <div className={styles.screen}>{children}</div>
      {isLocked ? (
        <Suspense>
          <Unlock />
        </Suspense>
      ) : (
        <Nav />
      )}
    </div>
  );
}
