import { Paper } from '@mantine/core';
import { IconUserX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Now } from '#contracts/now';
import { FigureText } from '../parts/FigureText.tsx';
import { countedBoothsWords, expectedOf, missingWords } from '../parts/none-words.ts';
import { Tag } from '../parts/Tag.tsx';
import { clockTime, dateIn, weekday } from '../parts/times.ts';
import { useEvent } from '../shell/events.ts';
import { type BoothRow, gapWords, staffingNow } from './booth-states.ts';
import { Flash } from './Flash.tsx';
import classes from './HeadlineBand.module.css';
import { busiestOf } from './hour-layout.ts';

const HOUR_MS = 3_600_000;

interface Given {
  now: Now;
  /** Null when what is shown is over. */
  rows: readonly BoothRow[] | null;
  isToday: boolean;
}

/** The headline figures: one band, parted by hairlines. */
export function HeadlineBand({ now, rows, isToday }: Given) {
  return (
    <Paper component="section" className={classes.band} aria-label="Figures in short">
      <Visitors now={now} isToday={isToday} isOver={rows === null} />
      {rows === null ? <PastCells now={now} /> : <LiveCells now={now} rows={rows} />}
    </Paper>
  );
}

function Visitors({ now, isToday, isOver }: { now: Now; isToday: boolean; isOver: boolean }) {
  const behind = now.devices.filter(({ isBehind }) => isBehind);
  return (
    <Cell
      label={isToday ? 'Visitors today' : 'Visitors'}
      tag={now.total.provisional ? <Tag kind="provisional" /> : undefined}
    >
      <Flash value={now.total.visitors}>
        <FigureText figure={{ ...now.total, provisional: false }} size="page" />
      </Flash>
      <p>
        {!isOver && `${countedBoothsWords(now)}. `}
        {behindWords(behind)}
      </p>
    </Cell>
  );
}

/** "One tablet is behind, so this can only grow." */
function behindWords(behind: Now['devices']): string {
  if (behind.length === 0) return '';
  const [only] = behind;
  if (behind.length === 1 && only) return `One ${only.kind} is behind, so this can only grow.`;
  return `${behind.length} devices are behind, so this can only grow.`;
}

function LiveCells({ now, rows }: { now: Now; rows: readonly BoothRow[] }) {
  const { timeZone } = useEvent();
  const { running, staffed, people } = staffingNow(rows);
  const holes = rows.filter(({ state }) => state.kind === 'nobody').length;
  return (
    <>
      <Cell label="In the last hour">
        <Flash value={now.lastHour}>
          <b className={classes.figure}>{now.lastHour}</b>
        </Flash>
        <p>tapped since {clockTime(new Date(Date.parse(now.asOf) - HOUR_MS), timeZone)}</p>
      </Cell>
      <Cell label="Booths staffed now">
        <b className={classes.figure}>
          {staffed} <span>of {running}</span>
        </b>
        <p>{people === 1 ? '1 person checked in' : `${people} people checked in`}</p>
      </Cell>
      <Cell label="Needs somebody" isGap={holes > 0}>
        <b className={classes.figure}>
          {holes} <span>now</span>
        </b>
        <p>{gapWords(holes, running - staffed, running)}</p>
      </Cell>
    </>
  );
}

function PastCells({ now }: { now: Now }) {
  const { timeZone } = useEvent();
  const busiest = busiestOf(now.hours);
  const { notPlaced } = now;
  return (
    <>
      {busiest !== null && (
        <Cell label="Busiest hour">
          <b className={classes.figure}>
            {busiest.shared > 0 && <i>~</i>}
            {busiest.visitors}
          </b>
          <p>
            visitors {now.day === null && `on ${weekday(dateIn(busiest.startsAt, timeZone))} `}
            from {clockTime(busiest.startsAt, timeZone)} to {clockTime(busiest.endsAt, timeZone)}
          </p>
        </Cell>
      )}
      {notPlaced.visitors > 0 && (
        <Cell label="Of these without times">
          <b className={classes.figure}>
            {notPlaced.approximate && <i>~</i>}
            {notPlaced.visitors}
          </b>
          <p>Head counts that say how many, not when</p>
        </Cell>
      )}
      <Cell label="Booths counted">
        <b className={classes.figure}>
          {now.countedBooths} <span>of {expectedOf(now)}</span>
        </b>
        <p>{missingWords(now)}</p>
      </Cell>
    </>
  );
}

interface CellGiven {
  label: string;
  tag?: ReactNode;
  isGap?: boolean;
  children: ReactNode;
}

function Cell({ label, tag, isGap = false, children }: CellGiven) {
  return (
    <div className={isGap ? `${classes.cell} ${classes.gap}` : classes.cell}>
      <h2 className={classes.label}>
        {isGap && <IconUserX size={16} stroke={1.9} aria-hidden />}
        {label}
        {tag}
      </h2>
      {children}
    </div>
  );
}
