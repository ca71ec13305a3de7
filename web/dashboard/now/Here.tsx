import { IconUser, IconUserFilled } from '@tabler/icons-react';
import type { StateKind } from './booth-states.ts';
import classes from './Here.module.css';

const MOST = 5;

/** One filled figure for each person here, one outlined for each that is missing to the target. */
export function Here({ here, target, state }: { here: number; target: number | null; state: StateKind }) {
  const isOpen = state !== 'over' && state !== 'coming';
  const missing = isOpen ? Math.max(0, (target ?? 0) - here) : 0;
  const filled = Math.min(here, MOST);
  const empty = Math.min(missing, MOST - filled);
  return (
    <span className={classes.here} aria-hidden>
      {Array.from({ length: filled }, (_, place) => `here-${place}`).map((key) => (
        <IconUserFilled key={key} size={20} />
      ))}
      {Array.from({ length: empty }, (_, place) => `missing-${place}`).map((key) => (
        <IconUser key={key} size={20} stroke={1.7} className={classes.missing} />
      ))}
    </span>
  );
}
