import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Chip, Chips } from '../shell/Chip.tsx';
import { useTablet, useTabletState } from '../shell/use-tablet.ts';
import { whoOf } from '../shift/known-facts.ts';
import sheet from '../shift/PinSheet.module.css';
import { PinField, PinSheet } from '../shift/PinSheet.tsx';
import { newPin, PIN } from '../shift/pin-rules.ts';
import styles from '../status/StatusPage.module.css';
import { SCREEN } from './lock-rules.ts';

/** Leaves nothing but the counter, until somebody types the PIN. */
export function LockCard() {
  const tablet = useTablet();
  const { settings, device } = useTabletState().meta;
  const [isAsking, setAsking] = useState(false);
  const kind = device?.kind ?? 'tablet';
  return (
    <section className={styles.card}>
      <h3>In front of visitors</h3>
      <p>
        Locked, this app shows the counter only, until somebody types the PIN. It does not keep anybody inside
        the app: for that, use what the system has, Guided Access on an iPad, screen pinning on Android.
      </p>
      <Chips label="What visitors see">
        <Chip isOn={settings.hidesNames} onPress={() => tablet.set({ hidesNames: !settings.hidesNames })}>
          Hide names
        </Chip>
      </Chips>
      <Button onPress={() => setAsking(true)}>
        <IconLock size={20} stroke={1.9} aria-hidden />
        Lock this {kind}
      </Button>
      {isAsking && <NewLock kind={kind} onClose={() => setAsking(false)} />}
    </section>
  );
}

function NewLock({ kind, onClose }: { kind: 'tablet' | 'phone'; onClose: () => void }) {
  const tablet = useTablet();
  const [typed, setTyped] = useState('');
  const [hasFailed, setFailed] = useState(false);
  const lock = async () => {
    if (!PIN.test(typed)) return;
    const pin = await newPin(whoOf(SCREEN), typed);
    await tablet
      .changePin(pin.who, pin)
      .then(() => tablet.lock(true))
      .catch(() => setFailed(true));
  };
  return (
    <PinSheet title={`Lock this ${kind}`} onClose={onClose} onSubmit={() => void lock()}>
      <p>
        Tell the PIN to whoever stands here. Forgotten? Open the address of a new code on this {kind}:
        connecting it again unlocks it, and nothing that waits is lost.
      </p>
      <PinField label="4 to 6 digits" value={typed} onType={setTyped} />
      {hasFailed && <p role="alert">Not locked. This browser could not write it down.</p>}
      <div className={sheet.actions}>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" look="ink" disabled={!PIN.test(typed)}>
          Lock
        </Button>
      </div>
    </PinSheet>
  );
}
