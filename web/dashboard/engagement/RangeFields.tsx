import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { instantToLocal, localToInstant } from '../set-up/local-time.ts';
import { useEvent } from '../shell/events.ts';
import classes from './Engagement.module.css';
import type { View } from './view.ts';

const HOUR_MS = 3_600_000;

/** Any range, on the event's clock; and the last hour while the event runs. */
export function RangeFields({
  view: { of, shown, onChange },
}: {
  view: Pick<View, 'of' | 'shown' | 'onChange'>;
}) {
  const { timeZone } = useEvent();
  const isRange = shown.from !== undefined || shown.to !== undefined;
  const [isOpen, setOpen] = useState(false);
  const isRunning = of.openings.some(({ startsAt, endsAt }) => startsAt <= of.asOf && of.asOf <= endsAt);
  const lastHour = () => {
    const to = new Date(Math.ceil(Date.parse(of.asOf) / 60_000) * 60_000);
    const from = new Date(to.getTime() - HOUR_MS);
    onChange({ day: undefined, from: from.toISOString(), to: to.toISOString(), ...withoutDay(shown) });
  };
  return (
    <>
      {isRunning && <Button onClick={lastHour}>Last hour</Button>}
      <Button aria-expanded={isOpen || isRange} onClick={() => setOpen(!isOpen)}>
        From, to…
      </Button>
      {(isOpen || isRange) && (
        <Fields
          key={`${shown.from} ${shown.to}`}
          from={wallOf(shown.from ?? of.hours[0]?.startsAt ?? of.asOf, timeZone)}
          to={wallOf(shown.to ?? of.hours.at(-1)?.endsAt ?? of.asOf, timeZone)}
          timeZone={timeZone}
          onRange={(from, to) => onChange({ day: undefined, from, to, ...withoutDay(shown) })}
        />
      )}
    </>
  );
}

/** Compared with the day before is only one day, with another event a day or the whole. */
const withoutDay = ({ compare }: View['shown']) =>
  compare?.startsWith('booth:') ? {} : { compare: undefined };

const wallOf = (instant: string, timeZone: string) => {
  const { date, time } = instantToLocal(instant, timeZone);
  return `${date}T${time}`;
};

interface FieldsGiven {
  from: string;
  to: string;
  timeZone: string;
  onRange: (from: string, to: string) => void;
}

function Fields({ from: givenFrom, to: givenTo, timeZone, onRange }: FieldsGiven) {
  const [from, setFrom] = useState(givenFrom);
  const [to, setTo] = useState(givenTo);
  const [why, setWhy] = useState<string | null>(null);
  const show = () => {
    const [start, end] = [from, to].map((wall) =>
      localToInstant(wall.slice(0, 10), wall.slice(11, 16), timeZone),
    );
    if (start === undefined || end === undefined) return;
    if (!start.ok || !end.ok) return setWhy(start.ok ? (end.ok ? null : end.why) : start.why);
    if (start.instant >= end.instant) return setWhy('must lie after from');
    setWhy(null);
    onRange(start.instant, end.instant);
  };
  return (
    <form
      className={classes.rangeFields}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        show();
      }}
    >
      <TextInput
        type="datetime-local"
        label="From"
        value={from}
        onChange={({ currentTarget }) => setFrom(currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label="To"
        value={to}
        error={why}
        onChange={({ currentTarget }) => setTo(currentTarget.value)}
      />
      <Button type="submit" variant="filled">
        Show
      </Button>
    </form>
  );
}
