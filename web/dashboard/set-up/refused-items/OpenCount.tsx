import { Link } from '@tanstack/react-router';
import { useOpenCount } from './items.ts';
import styles from './refused-items.module.css';

/** Beside the name of the section: how many are open. Nothing when none is. `event` is a slug. */
export function OpenCount({ event }: { event: string }) {
  const count = useOpenCount(event);
  if (count === null) return null;
  return (
    <>
      {' '}
      <span className={styles.count}>{count}</span>
    </>
  );
}

/** From a list of devices to what came from them and needs a person. Nothing when nothing does. */
export function NeedsAttentionLink({ event }: { event: string }) {
  const count = useOpenCount(event);
  if (count === null) return null;
  return (
    <p className={styles.link}>
      <Link to="/events/$event/set-up/attention" params={{ event }}>
        {count} {count === '1' ? 'item needs' : 'items need'} attention
      </Link>
      : sent, and not recorded.
    </p>
  );
}
