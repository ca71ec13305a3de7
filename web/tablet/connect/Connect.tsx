import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Brand } from '../shell/Brand.tsx';
import { useTablet, useTabletState } from '../shell/use-tablet.ts';
import styles from './Connect.module.css';
import { redeem, whyNot } from './enrolment.ts';
import { CODE_LENGTH, type Key, keyOfFragment, tidyCode } from './keys.ts';
import { WhatHappens } from './WhatHappens.tsx';

type Step = { kind: 'ready' } | { kind: 'connecting' } | { kind: 'failed'; why: string };

/** Connects this tablet or phone. Nothing is used up before the button. */
export function Connect({ onDone }: { onDone: () => void }) {
  const { meta, unsent } = useTabletState();
  const [arrived, setArrived] = useState<Key | null>(() => keyOfFragment(location.hash));
  const [typed, setTyped] = useState('');
  const kind = arrived?.kind === 'link' || matchMedia('(max-width: 599px)').matches ? 'phone' : 'tablet';
  const [name, setName] = useState(kind === 'phone' ? 'Phone' : 'Tablet');
  const { step, connect, startOver } = useConnecting(onDone);
  useArrivals((key) => {
    startOver();
    setArrived(key);
  });
  const code = tidyCode(typed);
  const key: Key | null = arrived ?? (code.length === CODE_LENGTH ? { kind: 'code', code } : null);
  const typeInstead = () => {
    clearFragment();
    startOver();
    setArrived(null);
  };
  return (
    <main className={styles.page}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (key !== null && name.trim() !== '') void connect(key, name.trim());
        }}
      >
        <Brand />
        <h1>Connect this {kind}</h1>
        {arrived === null ? (
          <CodeField typed={typed} onType={setTyped} />
        ) : (
          <WhatHappens way={arrived} kind={kind} />
        )}
        {meta.device !== null && (
          <p>
            It is connected as “{meta.device.name}” now. Connecting again replaces that.
            {unsent.length > 0 && ` ${unsent.length} not sent yet stay here and are sent afterwards.`}
          </p>
        )}
        <label className={styles.field}>
          Name of this {kind}
          <input value={name} maxLength={60} required onChange={(event) => setName(event.target.value)} />
        </label>
        {step.kind === 'failed' && (
          <p className={styles.failure} role="alert">
            {step.why}
          </p>
        )}
        <Button
          type="submit"
          look="ink"
          disabled={key === null || name.trim() === '' || step.kind === 'connecting'}
        >
          {step.kind === 'connecting' ? 'Connecting…' : `Connect this ${kind}`}
        </Button>
        {arrived !== null && <Button onPress={typeInstead}>Type a code instead</Button>}
        {meta.token !== null && <Button onPress={onDone}>Stay connected as it is</Button>}
      </form>
    </main>
  );
}

function CodeField({ typed, onType }: { typed: string; onType: (typed: string) => void }) {
  return (
    <>
      <p id="code-help">
        A program manager or booth lead makes the code on the dashboard, under Set-up, Devices. It connects
        one tablet and works once.
      </p>
      <label className={styles.field}>
        Code, {CODE_LENGTH} characters
        <input
          className={styles.code}
          value={typed}
          onChange={(event) => onType(event.target.value)}
          aria-describedby="code-help"
          autoCapitalize="characters"
          autoComplete="one-time-code"
          autoCorrect="off"
          spellCheck={false}
          maxLength={24}
        />
      </label>
    </>
  );
}

function useConnecting(onDone: () => void) {
  const tablet = useTablet();
  const [step, setStep] = useState<Step>({ kind: 'ready' });
  const connect = async (key: Key, name: string) => {
    setStep({ kind: 'connecting' });
    try {
      await tablet.connect(await redeem(key, name));
      clearFragment();
      onDone();
    } catch (error) {
      setStep({ kind: 'failed', why: whyNot(error) });
    }
  };
  return { step, connect, startOver: () => setStep({ kind: 'ready' }) };
}

/** A code scanned while the page is open changes only the fragment. */
function useArrivals(arrive: (key: Key | null) => void) {
  const read = useEffectEvent(() => arrive(keyOfFragment(location.hash)));
  useEffect(() => {
    const onChange = () => read();
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, []);
}

/** Secrets do not stay in the address bar. */
function clearFragment() {
  history.replaceState(history.state, '', location.pathname + location.search);
}
