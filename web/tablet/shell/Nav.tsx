import { IconDeviceTablet, IconHandClick, IconHistory, IconNotes, IconUsers } from '@tabler/icons-react';
import { Mark } from '../../ui/Mark.tsx';
import { statusOfTablet } from '../outbox/memory.ts';
import styles from './Nav.module.css';
import { ScreenLink } from './ScreenLink.tsx';
import { useScreen } from './screens.ts';
import { useTabletState } from './use-tablet.ts';

const sections = [
  { screen: 'count', name: 'Count', Icon: IconHandClick },
  { screen: 'notes', name: 'Notes', Icon: IconNotes },
  { screen: 'shift', name: 'Shift', Icon: IconUsers },
  { screen: 'recent', name: 'Recent', Icon: IconHistory },
  { screen: 'status', name: 'Status', Icon: IconDeviceTablet },
] as const;

/** The sections that exist. */
export function Nav() {
  const here = useScreen();
  return (
    <nav className={styles.nav} aria-label="Sections">
      <span className={styles.brand}>
        <Mark size={36} />
        <span className="visually-hidden">Pavilion</span>
      </span>
      {sections.map(({ screen, name, Icon }) => (
        <ScreenLink
          key={screen}
          to={screen}
          isHere={screen === here}
          className={screen === here ? styles.here : styles.link}
        >
          <Icon size={26} stroke={1.9} aria-hidden />
          {name}
          {screen === 'status' && <Matters />}
        </ScreenLink>
      ))}
    </nav>
  );
}

function Matters() {
  const status = useTabletState(statusOfTablet);
  if (status.kind !== 'attention') return null;
  return (
    <span className={styles.matters}>
      {status.matters}
      <span className="visually-hidden">{status.matters === 1 ? ' needs attention' : ' need attention'}</span>
    </span>
  );
}
