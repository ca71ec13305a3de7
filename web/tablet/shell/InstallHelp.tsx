import { IconDownload, IconShare2, IconSquarePlus } from '@tabler/icons-react';
import { Button } from '../../ui/Button.tsx';
import styles from './InstallHelp.module.css';
import { useSignal, useTablet } from './use-tablet.ts';

/** How to put this app on the device; nothing where it is there already. */
export function InstallHelp() {
  const { installing } = useTablet();
  const install = useSignal(installing.state);
  if (install.kind === 'nothing to do') return null;
  return (
    <section className={styles.help}>
      <h2>Put Pavilion on this device</h2>
      {install.kind === 'button' ? (
        <>
          <p>It then opens like any other app, without the browser's bars.</p>
          <Button onPress={install.ask}>
            <IconDownload size={20} stroke={1.9} aria-hidden />
            Install
          </Button>
        </>
      ) : (
        <ol>
          <li>
            <IconShare2 size={24} stroke={1.9} aria-hidden />
            Press Share in Safari's bar.
          </li>
          <li>
            <IconSquarePlus size={24} stroke={1.9} aria-hidden />
            Choose “Add to Home Screen”.
          </li>
          <li>
            <img src="/tablet/icon-180.png" width={24} height={24} alt="" />
            Open Pavilion from the Home Screen, and connect it there: it has a storage of its own.
          </li>
        </ol>
      )}
    </section>
  );
}
