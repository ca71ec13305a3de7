import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Chip, Chips } from '../shell/Chip.tsx';
import { useTablet, useTabletState } from '../shell/use-tablet.ts';
import { whoOf } from '../shift/known-facts.ts';
import sheet from '../shift/PinSheet.module.css';
import { PinField, PinSheet } from '../shift/PinSheet.tsx';
import { newPin, PIN } from '../shift/pin-rules.ts';
import { usePinOf } from '../shift/use-shift.ts';
import styles from '../status/StatusPage.module.css';
import { afterWords, coverChoices, SCREEN } from './lock-rules.ts';

type Hiding = Parameters<ReturnType<typeof useTablet>['hide']>[0];

/** Leaves nothing but what counts, or nothing at all, until somebody types the PIN. */
export function LockCard() {
  const tablet = useTablet();
  const { settings, device, coverAfterMin } = useTabletState(
    ({ meta: { settings, device, coverAfterMin } }) => ({ settings, device, coverAfterMin }),
  );
  const hasPin = usePinOf()(SCREEN) !== null;
  const [asked, setAsked] = useState<Hiding | null>(null);
  const kind = device?.kind ?? 'tablet';
  const hide = (change: Hiding) => (hasPin ? void tablet.hide(change) : setAsked(change));
  const neverCover = async () => {
    await tablet.hide({ coverAfterMin: null });
    await tablet.changePin(whoOf(SCREEN), null);
  };
  return (
    <section className={styles.card}>
      <h3>In front of visitors</h3>
      <p>
        Locked, this app shows the counter, the sizes of parties, and <i>Undo</i> for ten seconds after a tap,
        until somebody types the PIN. It does not keep anybody inside the app: for that, use what the system
        has, Guided Access on an iPad, screen pinning on Android.
      </p>
      <Chips label="What visitors see">
        <Chip isOn={settings.hidesNames} onPress={() => tablet.set({ hidesNames: !settings.hidesNames })}>
          Hide names
        </Chip>
      </Chips>
      <Button onPress={() => hide({ isLocked: true })}>
        <IconLock size={20} stroke={1.9} aria-hidden />
        Lock this {kind}
      </Button>
      <h3>Cover the screen when nobody touched it for</h3>
      <Chips label="Cover the screen when nobody touched it for">
        {coverChoices.map((minutes) => (
          <Chip
            key={minutes}
            isOn={coverAfterMin === minutes}
            onPress={() => hide({ coverAfterMin: minutes })}
          >
            {afterWords(minutes)}
          </Chip>
        ))}
        <Chip isOn={coverAfterMin === null} onPress={() => void neverCover()}>
          Never
        </Chip>
      </Chips>
      {asked !== null && <NewLock kind={kind} hiding={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

function NewLock({
  kind,
  hiding,
  onClose,
}: {
  kind: 'tablet' | 'phone';
  hiding: Hiding;
  onClose: () => void;
}) {
  const tablet = useTablet();
  const [typed, setTyped] = useState('');
  const [hasFailed, setFailed] = useState(false);
  const lock = async () => {
    if (!PIN.test(typed)) return;
    const pin = await newPin(whoOf(SCREEN), typed);
    await tablet
      .changePin(pin.who, pin)
      .then(() => tablet.hide(hiding))
      .then(onClose, () => setFailed(true));
  };
  return (
    <PinSheet
      title={hiding.isLocked ? `Lock this ${kind}` : `A PIN for this ${kind}`}
      onClose={onClose}
      onSubmit={() => void lock()}
    >
      <p>
        Tell the PIN to whoever stands here. Forgotten? Open the address of a new code on this {kind}:
        connecting it again unlocks it, and nothing that waits is lost.
      </p>
      <PinField label="4 to 6 digits" value={typed} onType={setTyped} />
      {hasFailed && <p role="alert">Not locked. This browser could not write it down.</p>}
      <div className={sheet.actions}>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" look="ink" disabled={!PIN.test(typed)}>
          {hiding.isLocked ? 'Lock' : 'Set the PIN'}
        </Button>
      </div>
    </PinSheet>
  );
}
