import { IconDeviceTablet, IconHandClick, IconHistory } from '@tabler/icons-react';
import { statusOfTablet } from '../outbox/memory.ts';
import { Brand } from './Brand.tsx';
import styles from './Nav.module.css';
import { ScreenLink } from './ScreenLink.tsx';
import { type Screen, useScreen } from './screens.ts';
import { useTabletState } from './use-tablet.ts';

/** The sections that exist. */
export function Nav() {
  const screen = useScreen();
  const look = (one: Screen) => ({
    isHere: screen === one,
    className: screen === one ? styles.here : styles.link,
  });
  return (
    <nav className={styles.nav} aria-label="Sections">
      <span className={styles.brand}>
        <Brand />
      </span>
      <ScreenLink to="count" {...look('count')}>
        <IconHandClick size={26} stroke={1.9} aria-hidden />
        Count
      </ScreenLink>
      <ScreenLink to="recent" {...look('recent')}>
        <IconHistory size={26} stroke={1.9} aria-hidden />
        Recent
      </ScreenLink>
      <ScreenLink to="status" {...look('status')}>
        <IconDeviceTablet size={26} stroke={1.9} aria-hidden />
        Status
        <Matters />
      </ScreenLink>
    </nav>
  );
}

function Matters() {
  const status = statusOfTablet(useTabletState());
  if (status.kind !== 'attention') return null;
  return (
    <span className={styles.matters}>
      {status.matters}
      <span className="visually-hidden">{status.matters === 1 ? ' needs attention' : ' need attention'}</span>
    </span>
  );
}
