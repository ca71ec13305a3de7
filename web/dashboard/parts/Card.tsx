import { Paper } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './Card.module.css';

interface Given {
  title?: ReactNode;
  /** Stands beside the title: a tag, a sentence. */
  sub?: ReactNode;
  /** Bare buttons on the right: Table, CSV. */
  actions?: ReactNode;
  /** Tables and bands go to the edge of the card. */
  bleed?: boolean;
  children: ReactNode;
}

/** A question with its answer; the title is the question's noun. */
export function Card({ title, sub, actions, bleed = false, children }: Given) {
  const titleId = useId();
  return (
    <Paper component="section" className={classes.card} aria-labelledby={title ? titleId : undefined}>
      {title && (
        <div className={classes.head}>
          <h2 id={titleId}>{title}</h2>
          {sub && <div className={classes.sub}>{sub}</div>}
          {actions && <div className={classes.actions}>{actions}</div>}
        </div>
      )}
      <div className={bleed ? classes.bleed : classes.body}>{children}</div>
    </Paper>
  );
}
