import { Link } from '@tanstack/react-router';
import styles from '../refused-items/refused-items.module.css';
import { timesOfWords } from './stretch-words.ts';
import { useUncertainAmount, useUncertainTimes } from './times.ts';

/** Beside the name of the section: how many stretches are open. Nothing when none is. `event` is a slug. */
export function UncertainCount({ event }: { event: string }) {
  const { open } = useUncertainTimes(event);
  if (open.state !== 'ready' || open.rows.length === 0) return null;
  return (
    <>
      {' '}
      <span className={styles.count}>{open.rows.length}</span>
    </>
  );
}

/** From figures and devices to the times that nobody is sure of. Nothing when all are certain. */
export function UncertainTimesLink({ event }: { event: string }) {
  const words = timesOfWords(useUncertainAmount(event));
  if (words === '') return null;
  return (
    <p className={styles.link}>
      <Link to="/events/$event/set-up/times" params={{ event }}>
        Times of {words} are uncertain
      </Link>
      : they count, perhaps in another hour.
    </p>
  );
}
