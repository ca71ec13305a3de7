import { IconDeviceTablet, IconHandClick } from '@tabler/icons-react';
import { Link, useRoute } from 'wouter';
import { statusOfTablet } from '../outbox/memory.ts';
import { Brand } from './Brand.tsx';
import styles from './Nav.module.css';
import { useTabletState } from './use-tablet.ts';

/** The sections that exist. */
export function Nav() {
  const [isStatus] = useRoute('/status');
  const status = statusOfTablet(useTabletState());
  const matters = status.kind === 'attention' ? status.matters : 0;
  return (
    <nav className={styles.nav} aria-label="Sections">
      <span className={styles.brand}>
        <Brand />
      </span>
      <Link
        href="/"
        className={isStatus ? styles.link : styles.here}
        aria-current={isStatus ? undefined : 'page'}
      >
        <IconHandClick size={26} stroke={1.9} aria-hidden />
        Count
      </Link>
      <Link
        href="/status"
        className={isStatus ? styles.here : styles.link}
        aria-current={isStatus ? 'page' : undefined}
      >
        <IconDeviceTablet size={26} stroke={1.9} aria-hidden />
        Status
        {matters > 0 && (
          <span className={styles.matters}>
            {matters}
            <span className="visually-hidden"> need attention</span>
          </span>
        )}
      </Link>
    </nav>
  );
}
