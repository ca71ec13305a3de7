import { type ReactNode, useEffect, useState } from 'react';
import classes from './Waiting.module.css';

const PATIENCE_MS = 200;

/** A still shape of what comes, shown only when it takes longer than a blink. */
export function Waiting({ what, children }: { what: string; children: ReactNode }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label={`${what} is loading`} className={isLate ? undefined : classes.early}>
      {children}
    </div>
  );
}

/** A line or block of a skeleton; sizes in pixels, or CSS lengths. */
export function Bone({ width = '100%', height = 14 }: { width?: number | string; height?: number }) {
  return <span className={classes.bone} style={{ width, height }} />;
}

/** Rows of a table that is not there yet. */
export function BoneRows({ rows }: { rows: number }) {
  return (
    <div className={classes.rows}>
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((row) => (
        <div key={row} className={classes.row}>
          <Bone width={42} height={26} />
          <Bone width="28%" />
          <Bone width="40%" />
        </div>
      ))}
    </div>
  );
}
