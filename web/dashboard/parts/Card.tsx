import { Paper } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './Card.module.css';

interface Given {
  title?: ReactNode;
  /** Stands beside the title: a tag, a sentence. */
  sub?: ReactNode;
  /** A sentence below the title: what this is for. */
  intro?: ReactNode;
  /** Buttons on the right: Table, CSV, what adds something. */
  actions?: ReactNode;
  /** For a form: no wider than its fields. */
  narrow?: boolean;
  /** Tables and bands go to the edge of the card. */
  bleed?: boolean;
  children: ReactNode;
}

/** A question with its answer; the title is the question's noun. */
export function Card({ title, sub, intro, actions, narrow = false, bleed = false, children }: Given) {
  const titleId = useId();
  return (
    <Paper
      component="section"
      className={narrow ? `${classes.card} ${classes.narrow}` : classes.card}
      aria-labelledby={title ? titleId : undefined}
    >
      {title && (
        <div className={classes.head}>
          <div className={classes.heading}>
            <h2 id={titleId}>{title}</h2>
            {sub && <div className={classes.sub}>{sub}</div>}
            {intro && <p className={classes.intro}>{intro}</p>}
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </div>
      )}
      <div className={bleed ? classes.bleed : classes.body}>{children}</div>
    </Paper>
  );
}
