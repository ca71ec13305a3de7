import { IconAlertTriangle } from '@tabler/icons-react';
import { Button } from '../../ui/Button.tsx';
import { itemOf } from '../outbox/store.ts';
import { useTablet, useTabletState } from '../shell/use-tablet.ts';
import { saveToFile } from '../status/save-to-file.ts';
import styles from './NotSaved.module.css';

/** Taps that the browser could not write down: apart from the figure, until they are. */
export function NotSaved({ visitors }: { visitors: number }) {
  const tablet = useTablet();
  const { notSaved } = useTabletState();
  return (
    <section className={styles.panel} role="alert">
      <IconAlertTriangle size={26} stroke={1.9} aria-hidden />
      <p>
        <b>+{visitors} not saved.</b> This browser could not write them down. Try again, or save them to a
        file now.
      </p>
      <Button onPress={tablet.saveAgain}>Try again</Button>
      <Button onPress={() => saveToFile(tablet, notSaved.map(itemOf))}>Save to a file</Button>
    </section>
  );
}
