import { IconBackspace } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { visitorWords } from './Counter.tsx';
import styles from './Keypad.module.css';

const MOST = 500;
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Types a party size from 1 to 500, on the keypad or a keyboard. */
export function Keypad({ onCount, onClose }: { onCount: (partySize: number) => void; onClose: () => void }) {
  const { typed, press, erase } = useTyped();
  const size = Number(typed);
  const isFit = size >= 1 && size <= MOST;
  const submit = () => {
    if (!isFit) return;
    onCount(size);
    onClose();
  };
  return (
    <Sheet onClose={onClose} onDigit={press} onErase={erase} onEnter={submit}>
      <output className={styles.typed} aria-live="polite">
        {typed === '' ? <span className={styles.empty}>1 to {MOST}</span> : `+${typed}`}
      </output>
      <Keys onDigit={press} onErase={erase} />
      {size > MOST && <p role="alert">At most {MOST} at once. Count the rest with a second tap.</p>}
      <div className={styles.actions}>
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" className={styles.ink} disabled={!isFit} onClick={submit}>
          {isFit ? `Count ${visitorWords(size)}` : 'Count'}
        </button>
      </div>
    </Sheet>
  );
}

function useTyped() {
  const [typed, setTyped] = useState('');
  return {
    typed,
    press: (digit: string) => setTyped((before) => `${before}${digit}`.replace(/^0+/, '').slice(0, 3)),
    erase: () => setTyped((before) => before.slice(0, -1)),
  };
}

interface Typing {
  onDigit: (digit: string) => void;
  onErase: () => void;
}

/** A sheet from below. The keyboard types too, and Enter counts as long as no key of the pad has the focus. */
function Sheet(props: Typing & { onClose: () => void; onEnter: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    title.current?.focus();
  }, []);
  const type = (event: KeyboardEvent) => {
    if (/^[0-9]$/.test(event.key)) props.onDigit(event.key);
    if (event.key === 'Backspace') props.onErase();
    if (event.key === 'Enter' && event.target === title.current) props.onEnter();
  };
  return (
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-labelledby="keypad-title"
      onClose={props.onClose}
      onKeyDown={type}
    >
      <h2 id="keypad-title" ref={title} tabIndex={-1}>
        How many came together?
      </h2>
      {props.children}
    </dialog>
  );
}

function Keys({ onDigit, onErase }: Typing) {
  return (
    <div className={styles.keys}>
      {DIGITS.map((digit) => (
        <button key={digit} type="button" onClick={() => onDigit(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" aria-label="Delete the last digit" onClick={onErase}>
        <IconBackspace size={26} stroke={1.9} aria-hidden />
      </button>
      <button type="button" onClick={() => onDigit('0')}>
        0
      </button>
    </div>
  );
}
