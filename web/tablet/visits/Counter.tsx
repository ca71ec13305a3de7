import { IconPlus } from '@tabler/icons-react';
import type { KeyboardEvent, Ref } from 'react';
import styles from './Counter.module.css';

interface Props {
  total: number;
  goal: number | null;
  lastAt: string | null;
  onCount: (partySize: number) => void;
  /** Looks like it counts, and says that it does not. */
  isPractice?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** One press, one person. A press that slides off counts nothing, and a key that is held counts once. */
export function Counter({ total, goal, lastAt, onCount, isPractice = false, ref }: Props) {
  const look = isPractice ? `${styles.counter} ${styles.practice}` : styles.counter;
  return (
    <>
      <button ref={ref} type="button" className={look} onClick={() => onCount(1)} onKeyDown={ignoreRepeats}>
        <span className="visually-hidden">
          {isPractice ? 'Practise one visitor. ' : 'Count one visitor. '}
        </span>
        <span className={styles.top}>
          <b>{isPractice ? 'Practice, does not count' : 'Visitors today'}</b>{' '}
          {goal !== null && <span>goal {goal}</span>}
        </span>
        <span className={styles.figure} data-digits={String(total).length}>
          {total}{' '}
        </span>
        <span className={styles.hint}>
          <b>
            <IconPlus size={26} stroke={1.9} aria-hidden />
            Tap for each person
          </b>
          {lastAt !== null && <span className={styles.last}>last one {lastAt}</span>}
        </span>
      </button>
      <p className="visually-hidden" aria-live="polite">
        {visitorWords(total)} {isPractice ? 'practised' : 'today'}
      </p>
    </>
  );
}

/** A held Enter clicks again and again. */
export function ignoreRepeats(event: KeyboardEvent): void {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
}

export function visitorWords(visitors: number): string {
  return visitors === 1 ? '1 visitor' : `${visitors} visitors`;
}
