import { Paper } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Mark } from '../../ui/Mark.tsx';
import classes from './DoorPage.module.css';

/** Pages before somebody is signed in: one card under the sign. */
export function DoorPage({ title, children }: { title: string; children: ReactNode }) {
  useDocumentTitle(`${title} · Pavilion`);
  return (
    <main className={classes.door}>
      <div className={classes.brand}>
        <Mark size={28} />
        Pavilion
      </div>
      <Paper className={classes.card}>
        <h1>{title}</h1>
        {children}
      </Paper>
    </main>
  );
}
