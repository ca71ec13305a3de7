import { IconBackspace } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { visitorWords } from './Counter.tsx';
import styles from './Keypad.module.css';

const MOST = 500;
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Types a party size from 1 to 500, on the keypad or a keyboard. */
export function Keypad({ onCount, onClose }: { onCount: (partySize: number) => void; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const [typed, setTyped] = useState('');
  const size = Number(typed);
  const isFit = size >= 1 && size <= MOST;
  const press = (digit: string) => setTyped((before) => `${before}${digit}`.replace(/^0+/, '').slice(0, 3));
  useEffect(() => {
    dialog.current?.showModal();
    title.current?.focus();
  }, []);
  const submit = () => {
    if (!isFit) return;
    onCount(size);
    onClose();
  };
  return (
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-labelledby="keypad-title"
      onClose={onClose}
      onKeyDown={(event) => {
        if (/^[0-9]$/.test(event.key)) press(event.key);
        if (event.key === 'Enter' && event.target === title.current) submit();
        if (event.key === 'Backspace') setTyped((before) => before.slice(0, -1));
      }}
    >
      <h2 id="keypad-title" ref={title} tabIndex={-1}>
        How many came together?
      </h2>
      <output className={styles.typed} aria-live="polite">
        {typed === '' ? <span className={styles.empty}>1 to {MOST}</span> : `+${typed}`}
      </output>
      <div className={styles.keys}>
        {DIGITS.map((digit) => (
          <button key={digit} type="button" onClick={() => press(digit)}>
            {digit}
          </button>
        ))}
        <button type="button" aria-label="Delete the last digit" onClick={() => setTyped(typed.slice(0, -1))}>
          <IconBackspace size={26} stroke={1.9} aria-hidden />
        </button>
        <button type="button" onClick={() => press('0')}>
          0
        </button>
      </div>
      {size > MOST && <p role="alert">At most {MOST} at once. Count the rest with a second tap.</p>}
      <div className={styles.actions}>
        <button type="button" onClick={onClose}>
          Count nobody
        </button>
        <button type="button" className={styles.ink} disabled={!isFit} onClick={submit}>
          {isFit ? `Count ${visitorWords(size)}` : 'Count'}
        </button>
      </div>
    </dialog>
  );
}
