import { IconBackspace } from '@tabler/icons-react';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { Sheet } from '../shell/Sheet.tsx';
import { visitorWords } from './Counter.tsx';
import styles from './Keypad.module.css';
import { MOST_AT_ONCE as MOST } from './visit-draft.ts';

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
  // The keyboard types too, and Enter counts as long as no key of the pad has the focus.
  const type = (event: KeyboardEvent, title: RefObject<HTMLHeadingElement | null>) => {
    if (/^[0-9]$/.test(event.key)) press(event.key);
    if (event.key === 'Backspace') erase();
    if (event.key === 'Enter' && event.target === title.current) submit();
  };
  return (
    <Sheet title="How many came together?" onClose={onClose} onKeyDown={type}>
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
