import { IconBackspace } from '@tabler/icons-react';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import styles from './NumberPad.module.css';
import { Sheet } from './Sheet.tsx';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

interface Props {
  title: string;
  least: number;
  most: number;
  /** What to do instead of typing more than that. */
  tooMany: string;
  /** Stands before the digits: "+" or "~". */
  sign?: string;
  /** What the last button does, with the number, or without one while none is typed. */
  action: (typed: number | null) => string;
  onNumber: (typed: number) => void;
  onClose: () => void;
}

/** Types a whole number, on the pad or a keyboard. */
export function NumberPad({ title, least, most, tooMany, sign = '', action, onNumber, onClose }: Props) {
  const { typed, press, erase } = useTyped(String(most).length);
  const size = Number(typed);
  const isFit = typed !== '' && size >= least && size <= most;
  const submit = () => {
    if (!isFit) return;
    onNumber(size);
    onClose();
  };
  // The keyboard types too, and Enter counts as long as no key of the pad has the focus.
  const type = (event: KeyboardEvent, heading: RefObject<HTMLHeadingElement | null>) => {
    if (/^[0-9]$/.test(event.key)) press(event.key);
    if (event.key === 'Backspace') erase();
    if (event.key === 'Enter' && event.target === heading.current) submit();
  };
  return (
    <Sheet title={title} onClose={onClose} onKeyDown={type}>
      <output className={styles.typed} aria-live="polite">
        {typed === '' ? (
          <span className={styles.empty}>
            {least} to {most}
          </span>
        ) : (
          `${sign}${typed}`
        )}
      </output>
      <Keys onDigit={press} onErase={erase} />
      {size > most && <p role="alert">{tooMany}</p>}
      <div className={styles.actions}>
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" className={styles.ink} disabled={!isFit} onClick={submit}>
          {action(isFit ? size : null)}
        </button>
      </div>
    </Sheet>
  );
}

function useTyped(digits: number) {
  const [typed, setTyped] = useState('');
  return {
    typed,
    press: (digit: string) =>
      setTyped((before) => `${before}${digit}`.replace(/^0+(?=[0-9])/, '').slice(0, digits)),
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
