import { type ReactNode, useState } from 'react';
import classes from './Now.module.css';

/** Lights its underlay once when the value changes, never on the first drawing. */
export function Flash({ value, children }: { value: unknown; children: ReactNode }) {
  const [seen, setSeen] = useState({ value, changes: 0 });
  if (seen.value !== value) setSeen({ value, changes: seen.changes + 1 });
  return (
    <span key={seen.changes} className={seen.changes > 0 ? classes.flash : undefined}>
      {children}
    </span>
  );
}
