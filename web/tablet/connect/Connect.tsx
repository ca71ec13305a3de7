import { type FormEvent, lazy, type ReactNode, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { InstallHelp } from '../shell/InstallHelp.tsx';
import { patiently } from '../shell/patiently.ts';
import { useTabletState } from '../shell/use-tablet.ts';
import styles from './Connect.module.css';
import { CODE_LENGTH, type Key, keyOfFragment, tidyCode } from './keys.ts';
import { clearFragment, useConnecting } from './use-connecting.ts';
import { WhatHappens } from './WhatHappens.tsx';
import { wasConnectedAs } from './was-connected.ts';

const openOwnShifts = patiently(() => import('./OwnShifts.tsx'));
const OwnShifts = lazy(async () => ({ default: (await openOwnShifts()).OwnShifts }));
const openOwnSummary = patiently(() => import('./OwnSummaryOfLink.tsx'));
const OwnSummaryOfLink = lazy(async () => ({ default: (await openOwnSummary()).OwnSummaryOfLink }));
const openOwnParagraphs = patiently(() => import('./OwnParagraphs.tsx'));
const OwnParagraphs = lazy(async () => ({ default: (await openOwnParagraphs()).OwnParagraphs }));

type Kind = 'tablet' | 'phone';

/** In the address of a message that asks for the paragraph: it stands first then. */
const ASKED_FOR_PARAGRAPH = 'paragraph';

/** Connects this tablet or phone. Nothing is used up before the button. */
export function Connect({ onDone }: { onDone: () => void }) {
  const [arrived, setArrived] = useArrival();
  const [typed, setTyped] = useState('');
  const kind = kindOf(arrived);
  const code = tidyCode(typed);
  const way: Key | null = arrived ?? (code.length === CODE_LENGTH ? { kind: 'code', code } : null);
  const typeInstead = () => {
    clearFragment();
    setArrived(null);
  };
  const paragraphs = arrived?.kind === 'link' && (
    <Suspense>
      <OwnParagraphs key={arrived.secret} secret={arrived.secret} />
    </Suspense>
  );
  const isAsked = new URLSearchParams(location.search).has(ASKED_FOR_PARAGRAPH);
  return (
    <main className={styles.page}>
      {isAsked && paragraphs}
      {/* Another code or link starts afresh, without the failure of the last. */}
      <Form
        key={JSON.stringify(arrived)}
        way={way}
        kind={kind}
        onDone={onDone}
        after={arrived !== null && <Button onPress={typeInstead}>Type a code instead</Button>}
      >
        {arrived === null ? (
          <CodeField typed={typed} onType={setTyped} />
        ) : (
          <WhatHappens way={arrived} kind={kind} />
        )}
      </Form>
      {arrived?.kind === 'link' && (
        <Suspense>
          <OwnShifts key={arrived.secret} secret={arrived.secret} />
        </Suspense>
      )}
      {!isAsked && paragraphs}
      {arrived?.kind === 'link' && (
        <Suspense>
          <OwnSummaryOfLink key={arrived.secret} secret={arrived.secret} />
        </Suspense>
      )}
      <InstallHelp />
    </main>
  );
}

function kindOf(arrived: Key | null): Kind {
  return arrived?.kind === 'link' || matchMedia('(max-width: 599px)').matches ? 'phone' : 'tablet';
}

/** What the address brought. A code scanned while the page is open changes only the fragment. */
function useArrival() {
  const [arrived, setArrived] = useState<Key | null>(() => keyOfFragment(location.hash));
  const read = useEffectEvent(() => setArrived(keyOfFragment(location.hash)));
  useEffect(() => {
    const onChange = () => read();
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, []);
  return [arrived, setArrived] as const;
}

interface FormProps {
  way: Key | null;
  kind: Kind;
  onDone: () => void;
  children: ReactNode;
  after: ReactNode;
}

function Form({ way, kind, onDone, children, after }: FormProps) {
  const { token } = useTabletState(({ meta: { token } }) => ({ token }));
  const [name, setName] = useState(kind === 'phone' ? 'Phone' : 'Tablet');
  const { step, connect } = useConnecting(onDone);
  const isReady = way !== null && name.trim() !== '' && step.kind !== 'connecting';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) void connect(way, name.trim());
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Mark size={36} />
      <span className="visually-hidden">Pavilion</span>
      <h1>Connect this {kind}</h1>
      {children}
      <Before />
      <label className={styles.field}>
        Name of this {kind}
        <input value={name} maxLength={60} required onChange={(event) => setName(event.target.value)} />
      </label>
      {step.kind === 'failed' && (
        <p className={styles.failure} role="alert">
          {step.why}
        </p>
      )}
      <Button type="submit" look="ink" disabled={!isReady}>
        {step.kind === 'connecting' ? 'Connecting…' : `Connect this ${kind}`}
      </Button>
      {after}
      {token !== null && <Button onPress={onDone}>Stay connected as it is</Button>}
    </form>
  );
}

/** What an earlier connection leaves behind. */
function Before() {
  const { device, waiting } = useTabletState(({ unsent, meta }) => ({
    device: meta.device,
    waiting: unsent.length,
  }));
  const name = wasConnectedAs();
  if (device === null && name !== null)
    return (
      <p className={styles.failure} role="alert">
        It was connected as “{name}”, and this browser lost what it had kept of that. What was sent is on the
        server. What was not is gone from here; the list of devices on the dashboard says how much that was.
        Connect it again to go on counting.
      </p>
    );
  if (device === null) return null;
  return (
    <p>
      It is connected as “{device.name}” now. Connecting again replaces that.
      {waiting > 0 && ` ${waiting} not sent yet stay here and are sent afterwards.`}
    </p>
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
