import { IconAlertTriangle } from '@tabler/icons-react';
import { memo } from 'react';
import { Button } from '../../ui/Button.tsx';
import type { UnsentItem } from '../outbox/database.ts';
import { visitorsNotSaved } from '../outbox/memory.ts';
import { itemOf } from '../outbox/store.ts';
import { useTablet, useTabletState } from '../shell/use-tablet.ts';
import { saveToFile, unsentItems } from '../status/save-to-file.ts';
import styles from './NotSaved.module.css';

const nothing: readonly UnsentItem[] = [];

/** What the browser could not write down, or lost: apart from the figure, until it is kept or sent. */
export const NotSaved = memo(function NotSaved() {
  const tablet = useTablet();
  const { notSaved, isLost, lost, visitors } = useTabletState((held) => ({
    notSaved: held.notSaved,
    isLost: held.isLost,
    lost: held.isLost ? held.unsent : nothing,
    visitors: visitorsNotSaved(held),
  }));
  if (notSaved.length === 0 && !isLost) return null;
  const items = [...unsentItems(lost), ...notSaved.map(itemOf)];
  return (
    <section className={styles.panel} role="alert">
      <IconAlertTriangle size={26} stroke={1.9} aria-hidden />
      <p>
        <b>+{visitors} not saved.</b>{' '}
        {isLost
          ? 'This browser lost what it kept here, and keeps nothing now. Leave this page open. Try again, or save it to a file now.'
          : 'This browser could not write them down. Try again, or save them to a file now.'}
      </p>
      <Button onPress={tablet.saveAgain}>Try again</Button>
      {items.length > 0 && <Button onPress={() => saveToFile(tablet, items)}>Save to a file</Button>}
    </section>
  );
});
