import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

interface Given {
  title: string;
  /** What to do about it: sentences, then one ink button at most. */
  children?: ReactNode;
}

/** First use (the one next step) and no results (which filters, and how to clear them). */
export function EmptyState({ title, children }: Given) {
  return (
    <div className={classes.empty}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}
