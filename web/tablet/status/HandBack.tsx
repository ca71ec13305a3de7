import { IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Sheet, SheetActions } from '../shell/Sheet.tsx';
import { useTablet, useTabletState } from '../shell/use-tablet.ts';
import { SaveUnsent } from './SaveUnsent.tsx';
import styles from './StatusPage.module.css';

/** The end of a device's service. Not while something on it is nowhere else. */
export function HandBack() {
  const { device, isDisconnected } = useTabletState(({ meta: { device, isDisconnected } }) => ({
    device,
    isDisconnected,
  }));
  const [isAsking, setAsking] = useState(false);
  const kind = device?.kind ?? 'tablet';
  if (isDisconnected) return null;
  return (
    <section className={styles.card}>
      <h3>Hand this {kind} back</h3>
      <p>Afterwards it counts nothing until it is connected again, and nothing of the event stays on it.</p>
      <Button onPress={() => setAsking(true)}>
        <IconPlugConnectedX size={20} stroke={1.9} aria-hidden />
        Disconnect this {kind}…
      </Button>
      {isAsking && <Asked kind={kind} onClose={() => setAsking(false)} />}
    </section>
  );
}

function Asked({ kind, onClose }: { kind: 'tablet' | 'phone'; onClose: () => void }) {
  const tablet = useTablet();
  const { left } = useTabletState(({ unsent, notSaved }) => ({ left: unsent.length + notSaved.length }));
  const [failure, setFailure] = useState<string | null>(null);
  if (left > 0)
    return (
      <Sheet
        title={`${left === 1 ? '1 item is' : `${left} items are`} not on the server yet`}
        onClose={onClose}
      >
        <p className={styles.sentence}>
          {left === 1 ? 'It' : 'They'} would be gone with this {kind}. Wait until the line at the top says
          that all is sent, or decide what needs attention. Without a network, save{' '}
          {left === 1 ? 'it' : 'them'} to a file and give that to a program manager.
        </p>
        <SaveUnsent />
        <SheetActions>
          <Button look="ink" onPress={onClose}>
            Keep it connected
          </Button>
        </SheetActions>
      </Sheet>
    );
  const disconnect = async () => setFailure(await tablet.handBack());
  return (
    <Sheet title={`Disconnect this ${kind}?`} onClose={onClose}>
      <p className={styles.sentence}>
        Everything on it is on the server. To count again it needs a new code or link.
      </p>
      {failure !== null && <p role="alert">{failure}</p>}
      <SheetActions>
        <Button onPress={onClose}>Keep it connected</Button>
        <Button look="ink" onPress={disconnect}>
          Disconnect
        </Button>
      </SheetActions>
    </Sheet>
  );
}
