import { SegmentedControl } from '@mantine/core';
import classes from './DaySwitch.module.css';
import { outsideWords, weekday } from './times.ts';

interface Given {
  /** Local dates, in order. */
  dates: readonly string[];
  /** A date, or "all". */
  shown: string;
  /** What "all" is called, where all can be shown. */
  allLabel?: string;
  /** Days before the first and after the last are named as such. */
  within?: { startsOn: string; endsOn: string };
  onChoose: (day: string) => void;
}

/** The chosen day lives in the address, so that a link shows the same. */
export function DaySwitch({ dates, shown, allLabel, within, onChoose }: Given) {
  const choices = dates.map((date) => ({
    value: date,
    label: [`${weekday(date, 'short')} ${Number(date.slice(8))}`, outsideWords(date, within)]
      .filter(Boolean)
      .join(', '),
  }));
  return (
    <div className={classes.switch}>
      <SegmentedControl
        size="sm"
        aria-label="Day"
        value={shown}
        onChange={onChoose}
        data={allLabel === undefined ? choices : [{ value: 'all', label: allLabel }, ...choices]}
      />
    </div>
  );
}
