import { IconCloudOff } from '@tabler/icons-react';
import { clockTime } from '../parts/times.ts';
import { TopBarNote } from '../shell/TopBarNote.tsx';
import { type Connection, useServerNow } from './live.ts';
import classes from './Now.module.css';

interface Given {
  connection: Connection;
  asOf: string;
  receivedAtMs: number;
  timeZone: string;
  /** Elsewhere hardly anything moves: only a lost connection is worth a word. */
  isLive: boolean;
}

/** "Live, updated 5 s ago" or "disconnected, last data 10:42", in the top bar. */
export function LiveNote({ connection, asOf, receivedAtMs, timeZone, isLive }: Given) {
  const nowMs = useServerNow(asOf, receivedAtMs, 1000);
  const seconds = Math.floor((nowMs - Date.parse(asOf)) / 1000);
  if (connection === 'lost')
    return (
      <TopBarNote>
        <span className={classes.lost} role="status">
          <IconCloudOff size={16} stroke={1.9} aria-hidden />
          disconnected, last data {clockTime(asOf, timeZone)}
        </span>
      </TopBarNote>
    );
  if (connection === 'connecting' || !isLive) return null;
  return (
    <TopBarNote>
      <span className={classes.live}>
        <i />
        {seconds < 60
          ? `Live, updated ${seconds} s ago`
          : `Live, no change since ${clockTime(asOf, timeZone)}`}
      </span>
    </TopBarNote>
  );
}
