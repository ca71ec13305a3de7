import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './Page.module.css';

interface Given {
  /** Heading, and with "Pavilion" the title of the window. */
  title: string;
  /** In the title of the window only: the event. */
  of?: string;
  /** One sentence beside the heading. */
  sub?: ReactNode;
  actions?: ReactNode;
  /** For pages whose figures are their heading. */
  hiddenTitle?: boolean;
  children: ReactNode;
}

/** Margins, heading and window title of a page. */
export function Page({ title, of, sub, actions, hiddenTitle = false, children }: Given) {
  useDocumentTitle([title, of, 'Pavilion'].filter((part) => part !== undefined).join(' · '));
  return (
    <main id="content" className={classes.page}>
      <div className={hiddenTitle ? classes.hidden : classes.title}>
        <h1>{title}</h1>
        {sub && <div className={classes.sub}>{sub}</div>}
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </main>
  );
}
