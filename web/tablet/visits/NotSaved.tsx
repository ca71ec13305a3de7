import { IconAlertTriangle } from '@tabler/icons-react';
import { Button } from '../../ui/Button.tsx';
import { visitorsNotSaved } from '../outbox/memory.ts';
import { itemOf } from '../outbox/store.ts';
import { useTablet, useTabletState } from '../shell/use-tablet.ts';
import { saveToFile, unsentItems } from '../status/save-to-file.ts';
import styles from './NotSaved.module.css';

/** What the browser could not write down, or lost: apart from the figure, until it is kept or sent. */
export function NotSaved() {
  const tablet = useTablet();
  const held = useTabletState();
  const { notSaved, isLost, unsent } = held;
  if (notSaved.length === 0 && !isLost) return null;
  const items = [...(isLost ? unsentItems(unsent) : []), ...notSaved.map(itemOf)];
  return (
    <section className={styles.panel} role="alert">
      <IconAlertTriangle size={26} stroke={1.9} aria-hidden />
      <p>
        <b>+{visitorsNotSaved(held)} not saved.</b>{' '}
        {isLost
          ? 'This browser lost what it kept here, and keeps nothing now. Leave this page open. Try again, or save it to a file now.'
          : 'This browser could not write them down. Try again, or save them to a file now.'}
      </p>
      <Button onPress={tablet.saveAgain}>Try again</Button>
      {items.length > 0 && <Button onPress={() => saveToFile(tablet, items)}>Save to a file</Button>}
    </section>
  );
}
