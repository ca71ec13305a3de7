import type { EventRow } from '#contracts/events';
import {
  datesBetween,
  dayAfter,
  dayWords,
  instantToLocal,
  isSecond,
  type Stretch,
  stretchOf,
  twiceNote,
  type Whichever,
} from './local-time.ts';
import { type Choice, type Field, mistake, type Typed, typed } from './parts/fields.ts';

/** How slots and shifts ask for their stretch: several dates when added, one when changed. */
export type WhenValues = {
  dates: string[];
  date: string;
  from: string;
  to: string;
  /** Somebody said that it ends on the next day. */
  overnight: boolean;
  /** Where clocks go back and show a time twice: the second is meant. */
  fromSecond: boolean;
  toSecond: boolean;
};

export function dateChoices(event: EventRow): Choice[] {
  return datesBetween(event.startsOn, event.endsOn).map((date) => ({ value: date, label: dayWords(date) }));
}

export function whenFields<V extends WhenValues>(event: EventRow, isNew: boolean): Field<WhenValues & V>[] {
  const choices = dateChoices(event);
  const twice = ({ date, dates }: WhenValues, time: string) =>
    [date, ...dates].map((one) => twiceNote(one, time, event.timeZone)).find((note) => note !== null) ?? null;
  return [
    isNew
      ? { name: 'dates', label: 'Days', kind: 'several', choices, help: 'The same hours on each of them.' }
      : { name: 'date', label: 'Day', kind: 'one', choices },
    {
      ...{ name: 'from', label: 'From', kind: 'time', half: true },
      note: (values) => twice(values, values.from),
    },
    {
      ...{ name: 'to', label: 'To', kind: 'time', half: true },
      note: (values) => nextDayNote(values) ?? twice(values, values.to),
    },
    {
      ...{ name: 'fromSecond', label: 'From is the second of the two', kind: 'yes' },
      when: (values) => twice(values, values.from) !== null,
    },
    {
      ...{ name: 'toSecond', label: 'To is the second of the two', kind: 'yes' },
      when: (values) => twice(values, values.to) !== null,
    },
    nextDayField('Yes, it ends on the next day'),
  ];
}

/** Asked where the end is not after the start: 18:00–17:00 is a slip more often than a stretch of 23 hours. */
export function nextDayField<V extends Pick<WhenValues, 'from' | 'to' | 'overnight'>>(
  label: string,
  when: (values: V) => boolean = () => true,
): Field<V> {
  return { name: 'overnight', label, kind: 'yes', when: (values) => endsNextDay(values) && when(values) };
}

const endsNextDay = ({ from, to, toSecond = false }: { from: string; to: string } & Whichever) =>
  from !== '' && to !== '' && to <= from && !toSecond;

/** The typed stretch on `date`, if it is clear on which day it ends. */
export function stretchOn(
  date: string,
  { from, to, overnight, ...which }: Pick<WhenValues, 'from' | 'to' | 'overnight'> & Whichever,
  zone: string,
): Stretch | { ok: false; at: 'overnight'; why: string } {
  const stretch = stretchOf(date, from, to, zone, which);
  if (!stretch.ok || overnight || !endsNextDay({ from, to, ...which })) return stretch;
  return { ok: false, at: 'overnight', why: `${to} is not after ${from}. Tick this, or change the hours.` };
}

/**
 * "Ends on Thursday 13 November, the next day.", and as long as nobody answered whether it does, the question. Null when it
 * ends on the day on which it starts.
 */
export function nextDayNote(values: {
  from: string;
  to: string;
  date: string;
  dates?: string[];
  toSecond?: boolean;
  /** Absent where nobody is asked. */
  overnight?: boolean;
}): string | null {
  const { from, to, date, dates = [], overnight = true } = values;
  if (!endsNextDay(values)) return null;
  const [only = date, ...others] = dates;
  const nextDay =
    others.length > 0
      ? 'the next day, each time'
      : only === ''
        ? 'the next day'
        : `${dayWords(dayAfter(only))}, the next day`;
  return overnight ? `Ends on ${nextDay}.` : `${to} is not after ${from}. Is it on ${nextDay}?`;
}

/** What a new slot or shift begins with. */
export interface UsualHours {
  dates: string[];
  from: string;
  to: string;
}

/** The dates on which these begin, each once. */
export function datesOf(stretches: readonly { startsAt: string }[], zone: string): string[] {
  return [...new Set(stretches.map(({ startsAt }) => instantToLocal(startsAt, zone).date))];
}

export function whenValues(
  row: { startsAt: string; endsAt: string } | null,
  zone: string,
  usual: UsualHours,
): WhenValues {
  const first = { fromSecond: false, toSecond: false };
  if (row === null) return { date: '', ...usual, ...first, overnight: endsNextDay(usual) };
  const { date, time } = instantToLocal(row.startsAt, zone);
  const hours = {
    ...{ from: time, to: instantToLocal(row.endsAt, zone).time },
    ...{ fromSecond: isSecond(row.startsAt, zone), toSecond: isSecond(row.endsAt, zone) },
  };
  return { dates: [], date, ...hours, overnight: endsNextDay(hours) };
}

interface Times {
  startsAt: string;
  endsAt: string;
}

/** The typed stretch on one date. */
export function timesOn(date: string, values: WhenValues, zone: string): Typed<Times> {
  const stretch = stretchOn(date, values, zone);
  if (!stretch.ok) return mistake(date === '' ? 'date' : stretch.at, stretch.why);
  return typed({ startsAt: stretch.startsAt, endsAt: stretch.endsAt });
}

/** The typed stretch on each chosen date. */
export function timesOnEach(values: WhenValues, zone: string): Typed<Times[]> {
  if (values.dates.length === 0) return mistake('dates', 'Choose at least one day.');
  const all: Times[] = [];
  for (const date of values.dates.toSorted()) {
    const times = timesOn(date, values, zone);
    if (!times.ok) return times;
    all.push(times.body);
  }
  return typed(all);
}
