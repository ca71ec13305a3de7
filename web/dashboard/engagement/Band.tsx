import { Paper } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import bandClasses from '../now/HeadlineBand.module.css';
import { busiestOf } from '../now/hour-layout.ts';
import { FigureText } from '../parts/FigureText.tsx';
import { countedBoothsWords } from '../parts/none-words.ts';
import { Tag } from '../parts/Tag.tsx';
import { clockTime, dateIn, weekday } from '../parts/times.ts';
import { useEvent } from '../shell/events.ts';
import { differenceWords } from './comparison-words.ts';
import classes from './Engagement.module.css';
import { behindWords, busiestWords, cannotTellWords, perHourWords, tappedWords } from './engagement-words.ts';
import type { View } from './view.ts';

/** The headline figures, each with what it is compared with. */
export function Band({ view: { of } }: { view: View }) {
  return (
    <Paper component="section" className={bandClasses.band} aria-label="Figures in short">
      <Cell label="Visitors" tag={of.total.provisional ? <Tag kind="provisional" /> : undefined}>
        <FigureText figure={{ ...of.total, provisional: false }} size="page" />
        <p>
          {countedBoothsWords(of)}
          {of.ofTapped && ', of those tapped: a head count cannot be split'}
          {of.notPlaced.visitors > 0 &&
            `; ${of.notPlaced.approximate ? '~' : ''}${of.notPlaced.visitors} visitors not placed in time`}
          . {behindWords(of.behind)}
        </p>
        <Difference view={of} />
      </Cell>
      <Cell label={of.booths.length === 1 ? 'Per open hour' : 'Per open hour and booth'}>
        {of.open.perHour === null ? (
          <p>{cannotTellWords[of.open.cannotTell ?? 'no-slot']}</p>
        ) : (
          <>
            <b className={bandClasses.figure}>{perHourWords(of.open.perHour)}</b>
            <p>so that a half-day and three days compare</p>
          </>
        )}
      </Cell>
      <Busiest view={of} />
      <Cell label="Tapped">
        {of.total.tapped > 0 && <b className={bandClasses.figure}>{of.total.tapped}</b>}
        <p>{tappedWords(of)}</p>
      </Cell>
    </Paper>
  );
}

function Difference({ view: { comparison } }: { view: View['of'] }) {
  if (comparison === null) return null;
  const { difference } = comparison.both;
  const Arrow = difference === null || difference === 0 ? null : difference > 0 ? IconArrowUp : IconArrowDown;
  return (
    <p className={classes.difference}>
      {Arrow !== null && <Arrow size={16} stroke={2} aria-hidden />}
      {differenceWords(comparison)}
    </p>
  );
}

function Busiest({ view: { hours, range } }: { view: View['of'] }) {
  const { timeZone } = useEvent();
  const busiest = busiestOf(hours);
  if (busiest === null)
    return (
      <Cell label="Busiest hour">
        <p>cannot tell: nothing is placed in time</p>
      </Cell>
    );
  const day = range.day === null ? `${weekday(dateIn(busiest.startsAt, timeZone), 'short')} ` : '';
  return (
    <Cell label="Busiest hour">
      <b className={bandClasses.figure}>
        {day}
        {clockTime(busiest.startsAt, timeZone)}
      </b>
      <p>{busiestWords(busiest, timeZone)}</p>
    </Cell>
  );
}

function Cell({ label, tag, children }: { label: string; tag?: ReactNode; children: ReactNode }) {
  return (
    <div className={bandClasses.cell}>
      <h2 className={bandClasses.label}>
        {label}
        {tag}
      </h2>
      {children}
    </div>
  );
}
