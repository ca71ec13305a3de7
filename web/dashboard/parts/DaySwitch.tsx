import { SegmentedControl } from '@mantine/core';
import classes from './DaySwitch.module.css';
import { weekday } from './times.ts';

interface Given {
  /** Local dates, in order. */
  dates: readonly string[];
  /** A date, or "all". */
  shown: string;
  /** What "all" is called. */
  allLabel: string;
  onChoose: (day: string) => void;
}

/** The chosen day lives in the address, so that a link shows the same. */
export function DaySwitch({ dates, shown, allLabel, onChoose }: Given) {
  const choices = dates.map((date) => ({
    value: date,
    label: `${weekday(date, 'short')} ${Number(date.slice(8))}`,
  }));
  return (
    <div className={classes.switch}>
      <SegmentedControl
        size="sm"
        aria-label="Day"
        value={shown}
        onChange={onChoose}
        data={[{ value: 'all', label: allLabel }, ...choices]}
      />
    </div>
  );
}
