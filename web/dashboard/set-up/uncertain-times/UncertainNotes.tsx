import { Link } from '@tanstack/react-router';
import { counted } from '../names.ts';
import styles from '../refused-items/refused-items.module.css';
import { useUncertainTimes, useUncertainVisitors } from './times.ts';

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
  const visitors = useUncertainVisitors(event);
  if (visitors === 0) return null;
  return (
    <p className={styles.link}>
      <Link to="/events/$event/set-up/times" params={{ event }}>
        Times of {counted(visitors, 'visitor')} are uncertain
      </Link>
      : counted, perhaps in another hour.
    </p>
  );
}
