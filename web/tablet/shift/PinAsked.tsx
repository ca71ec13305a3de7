import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useNow, useOffsetMs, useTablet } from '../shell/use-tablet.ts';
import sheet from './PinSheet.module.css';
import { PinField, PinSheet } from './PinSheet.tsx';
import { afterAttempt, PIN, waitMs, wrongWords } from './pin-rules.ts';
import { usePinOf, type Who } from './use-shift.ts';

interface Props {
  who: Who;
  doing: 'Check in' | 'Check out';
  kind: 'tablet' | 'phone';
  go: () => void;
  /** Checks the name in, not the person. */
  onWithout: () => void;
  onClose: () => void;
}

/** Asks for the PIN that goes with a name. */
export function PinAsked({ who, doing, kind, go, onWithout, onClose }: Props) {
  const { typed, setTyped, isReady, trouble, tryPin } = usePinAttempt(who);
  const leave = (then: () => void) => {
    onClose();
    then();
  };
  return (
    <PinSheet title={`PIN of ${who.name}`} onClose={onClose} onSubmit={() => void tryPin(() => leave(go))}>
      <PinField label={`PIN on this ${kind}`} value={typed} onType={setTyped} />
      {trouble !== null && <p role="alert">{trouble}</p>}
      <div className={sheet.actions}>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" look="ink" disabled={!isReady}>
          {doing}
        </Button>
      </div>
      {doing === 'Check in' ? (
        <>
          <p>
            Forgotten? Then only the name is written down, as of somebody without a PIN. Counting needs
            neither.
          </p>
          <Button onPress={() => leave(onWithout)}>Go on without PIN</Button>
        </>
      ) : (
        <p>Forgotten? Leave it: whoever does not check out counts until the end of the shift.</p>
      )}
    </PinSheet>
  );
}

/** What is typed, whether it may be tried, and what came of the last attempt. */
export function usePinAttempt(who: Who) {
  const tablet = useTablet();
  const offsetMs = useOffsetMs();
  const pin = usePinOf()(who);
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);
  const deviceNowMs = useNow(1000) - offsetMs;
  const isReady = PIN.test(typed) && !isBusy && pin !== null && waitMs(pin, deviceNowMs) === 0;
  const tryPin = async (then: () => void) => {
    if (!isReady) return;
    setBusy(true);
    const after = await afterAttempt(pin, typed, tablet.now());
    await tablet.changePin(pin.who, after).catch(() => undefined);
    setBusy(false);
    setTyped('');
    if (after.wrong === 0) then();
  };
  return { typed, setTyped, isReady, trouble: pin && wrongWords(pin, deviceNowMs), tryPin };
}
