import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useTablet } from '../shell/use-tablet.ts';
import { whoOf } from './known-facts.ts';
import { usePinAttempt } from './PinAsked.tsx';
import sheet from './PinSheet.module.css';
import { PinField, PinSheet } from './PinSheet.tsx';
import { newPin, PIN } from './pin-rules.ts';
import { usePinOf, type Who } from './use-shift.ts';

interface Props {
  who: Who;
  kind: 'tablet' | 'phone';
  onClose: () => void;
}

/** Somebody sets a PIN for their name on this device, or takes it away. */
export function PinOwn(props: Props) {
  return usePinOf()(props.who) === null ? <SetPin {...props} /> : <RemovePin {...props} />;
}

function SetPin({ who, kind, onClose }: Props) {
  const tablet = useTablet();
  const [typed, setTyped] = useState('');
  const [hasFailed, setFailed] = useState(false);
  const set = async () => {
    if (!PIN.test(typed)) return;
    const pin = await newPin(whoOf(who), typed);
    await tablet.changePin(pin.who, pin).then(onClose, () => setFailed(true));
  };
  return (
    <PinSheet title={`A PIN for ${who.name}`} onClose={onClose} onSubmit={() => void set()}>
      <p>
        This {kind} then asks for it when somebody checks in or out by this name. It keeps names apart; it
        protects nothing else.
      </p>
      <PinField label="4 to 6 digits" value={typed} onType={setTyped} />
      {hasFailed && <p role="alert">Not set. This browser could not write it down.</p>}
      <div className={sheet.actions}>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" look="ink" disabled={!PIN.test(typed)}>
          Set the PIN
        </Button>
      </div>
    </PinSheet>
  );
}

function RemovePin({ who, kind, onClose }: Props) {
  const tablet = useTablet();
  const { typed, setTyped, isReady, trouble, tryPin } = usePinAttempt(who);
  const remove = () => {
    void tablet.changePin(whoOf(who), null);
    onClose();
  };
  return (
    <PinSheet title={`PIN of ${who.name}`} onClose={onClose} onSubmit={() => void tryPin(remove)}>
      <p>To take it away, type it. Connecting this {kind} again takes all PINs away.</p>
      <PinField label={`PIN on this ${kind}`} value={typed} onType={setTyped} />
      {trouble !== null && <p role="alert">{trouble}</p>}
      <div className={sheet.actions}>
        <Button onPress={onClose}>Keep it</Button>
        <Button type="submit" look="ink" disabled={!isReady}>
          Take it away
        </Button>
      </div>
    </PinSheet>
  );
}
