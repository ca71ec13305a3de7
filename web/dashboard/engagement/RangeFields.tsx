import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { clockTime, zoneName } from '../parts/times.ts';
import { bothMoments, instantToLocal, isSecond, localToInstant } from '../set-up/local-time.ts';
import { useEvent } from '../shell/events.ts';
import { noRange } from './address.ts';
import classes from './Engagement.module.css';
import { isRunning, type View } from './view.ts';

/** Any range, on the event's clock; and the last hour while the event runs. */
export function RangeFields({
  view: { of, shown, onChange },
}: {
  view: Pick<View, 'of' | 'shown' | 'onChange'>;
}) {
  const event = useEvent();
  const { timeZone } = event;
  const isTyped = shown.from !== undefined || shown.to !== undefined;
  const [isOpen, setOpen] = useState(false);
  const isLast = shown.last !== undefined;
  return (
    <>
      {(isRunning(of.asOf, event) || isLast) && (
        <Button
          variant={isLast ? 'filled' : 'default'}
          aria-pressed={isLast}
          onClick={() => onChange({ ...noRange, last: isLast ? undefined : 'hour', ...withoutDay(shown) })}
        >
          Last hour
        </Button>
      )}
      <Button aria-expanded={isOpen || isTyped} onClick={() => setOpen(!isOpen)}>
        From, to…
      </Button>
      {(isOpen || isTyped) && (
        <Fields
          key={`${shown.from} ${shown.to}`}
          from={typedOf(momentOr(shown.from, of.hours[0]?.startsAt ?? of.asOf), timeZone)}
          to={typedOf(momentOr(shown.to, of.hours.at(-1)?.endsAt ?? of.asOf), timeZone)}
          onRange={(from, to) => onChange({ ...noRange, from, to, ...withoutDay(shown) })}
        />
      )}
    </>
  );
}

/** Compared with the day before is only one day, with another event a day or the whole. */
const withoutDay = ({ compare }: View['shown']) =>
  compare?.startsWith('booth:') ? {} : { compare: undefined };

/** The address may say anything. */
const momentOr = (said: string | undefined, other: string) =>
  said === undefined || Number.isNaN(Date.parse(said)) ? other : said;

/** As it is typed: what the clock in the hall shows, and which of the two where clocks go back. */
interface Typed {
  wall: string;
  isSecond: boolean;
}

const partsOf = ({ wall }: Typed) => [wall.slice(0, 10), wall.slice(11, 16)] as const;

function typedOf(moment: string, timeZone: string): Typed {
  const { date, time } = instantToLocal(moment, timeZone);
  return { wall: `${date}T${time}`, isSecond: isSecond(moment, timeZone) };
}

interface FieldsGiven {
  from: Typed;
  to: Typed;
  onRange: (from: string, to: string) => void;
}

function Fields({ from: givenFrom, to: givenTo, onRange }: FieldsGiven) {
  const event = useEvent();
  const [from, setFrom] = useState(givenFrom);
  const [to, setTo] = useState(givenTo);
  const [why, setWhy] = useState<string | null>(null);
  const show = () => {
    const [start, end] = [from, to].map((typed) =>
      localToInstant(...partsOf(typed), event.timeZone, typed.isSecond ? 'second' : 'first'),
    );
    if (start === undefined || end === undefined) return;
    if (!start.ok || !end.ok) return setWhy(start.ok ? (end.ok ? null : end.why) : start.why);
    if (Date.parse(start.instant) >= Date.parse(end.instant)) return setWhy('must lie after from');
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
      <Field label="From" value={from} onChange={setFrom} />
      <Field label="To" value={to} error={why} onChange={setTo} />
      <Button type="submit" variant="filled">
        Show
      </Button>
      <p className={classes.note}>{zoneName(event)}</p>
    </form>
  );
}

interface FieldGiven {
  label: string;
  value: Typed;
  error?: string | null;
  onChange: (typed: Typed) => void;
}

function Field({ label, value, error = null, onChange }: FieldGiven) {
  const { timeZone } = useEvent();
  const both = bothMoments(...partsOf(value), timeZone);
  return (
    <>
      <TextInput
        type="datetime-local"
        label={label}
        value={value.wall}
        error={error}
        onChange={({ currentTarget }) => onChange({ wall: currentTarget.value, isSecond: false })}
      />
      {both !== null && (
        <NativeSelect
          label={`${label}: which of the two`}
          value={value.isSecond ? 'second' : 'first'}
          data={both.map((moment, place) => ({
            value: place === 0 ? 'first' : 'second',
            label: clockTime(moment, timeZone),
          }))}
          onChange={({ currentTarget }) => onChange({ ...value, isSecond: currentTarget.value === 'second' })}
        />
      )}
    </>
  );
}
