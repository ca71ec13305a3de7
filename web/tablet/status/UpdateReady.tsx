import { Button } from '../../ui/Button.tsx';
import { useSignal, useTablet, useTabletState } from '../shell/use-tablet.ts';
import styles from './StatusPage.module.css';

/** A newer version waits until somebody says so, and until nothing here is unsent. */
export function UpdateReady() {
  const { appFiles } = useTablet();
  const { unsent, notSaved } = useTabletState();
  const files = useSignal(appFiles.state);
  if (files !== 'update ready') return null;
  const mustWait = unsent.length > 0 || notSaved.length > 0;
  return (
    <section className={styles.card}>
      <h3>A newer version is ready</h3>
      <p>
        {mustWait
          ? 'It waits until everything here is sent. Counting goes on with this version.'
          : 'Everything here is sent. The page loads anew, which takes a moment.'}
      </p>
      {!mustWait && (
        <Button look="ink" onPress={() => appFiles.update()}>
          Update now
        </Button>
      )}
    </section>
  );
}
