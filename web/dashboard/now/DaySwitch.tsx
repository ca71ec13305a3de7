import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { weekday } from '../parts/times.ts';
import classes from './Now.module.css';

interface Given {
  days: readonly { date: string }[];
  /** A date, or "all". */
  shown: string;
}

/** The chosen day lives in the address, so that a link shows the same. */
export function DaySwitch({ days, shown }: Given) {
  const navigate = useNavigate({ from: '/events/$event/now' });
  const choices = days.map(({ date }) => ({
    value: date,
    label: `${weekday(date, 'short')} ${Number(date.slice(8))}`,
  }));
  return (
    <div className={classes.switch}>
      <SegmentedControl
        size="sm"
        aria-label="Day"
        value={shown}
        onChange={(day) => void navigate({ search: { day } })}
        data={[{ value: 'all', label: 'Whole event' }, ...choices]}
      />
    </div>
  );
}
