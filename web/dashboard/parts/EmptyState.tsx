import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

interface Given {
  title: string;
  /** 3 inside a card that has a title of its own. */
  level?: 2 | 3;
  /** What to do about it: sentences, then one ink button at most. */
  children?: ReactNode;
}

/** First use (the one next step) and no results (which filters, and how to clear them). */
export function EmptyState({ title, level = 2, children }: Given) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className={classes.empty}>
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}
