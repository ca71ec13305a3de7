import type { EventRow } from '#contracts/events';
import { datesBetween, dayAfter, dayWords, instantToLocal, stretchOf } from './local-time.ts';
import { type Choice, type Field, mistake, type Typed, typed } from './parts/fields.ts';

/** How slots and shifts ask for their stretch: several dates when added, one when changed. */
export type WhenValues = { dates: string[]; date: string; from: string; to: string };

export function dateChoices(event: EventRow): Choice[] {
  return datesBetween(event.startsOn, event.endsOn).map((date) => ({ value: date, label: dayWords(date) }));
}

export function whenFields<V extends WhenValues>(event: EventRow, isNew: boolean): Field<WhenValues & V>[] {
  const choices = dateChoices(event);
  return [
    isNew
      ? { name: 'dates', label: 'Days', kind: 'several', choices, help: 'The same hours on each of them.' }
      : { name: 'date', label: 'Day', kind: 'one', choices },
    { name: 'from', label: 'From', kind: 'time', half: true },
    {
      name: 'to',
      label: 'To',
      kind: 'time',
      half: true,
      help: 'Earlier than “From” means the next day.',
      note: nextDayNote,
    },
  ];
}

/** "Ends on Thursday 13 November, the next day." Null when it ends on the day on which it starts. */
export function nextDayNote(values: {
  from: string;
  to: string;
  date: string;
  dates?: string[];
}): string | null {
  const { from, to, date, dates = [] } = values;
  if (from === '' || to === '' || to > from) return null;
  const [only = date, ...others] = dates;
  if (others.length > 0) return 'Ends on the next day, each time.';
  return only === '' ? 'Ends on the next day.' : `Ends on ${dayWords(dayAfter(only))}, the next day.`;
}

/** The dates on which these begin, each once. */
export function datesOf(stretches: readonly { startsAt: string }[], zone: string): string[] {
  return [...new Set(stretches.map(({ startsAt }) => instantToLocal(startsAt, zone).date))];
}

export function whenValues(
  row: { startsAt: string; endsAt: string } | null,
  zone: string,
  hours: { from: string; to: string },
): WhenValues {
  if (row === null) return { dates: [], date: '', ...hours };
  const { date, time } = instantToLocal(row.startsAt, zone);
  return { dates: [], date, from: time, to: instantToLocal(row.endsAt, zone).time };
}

interface Times {
  startsAt: string;
  endsAt: string;
}

/** The typed stretch on one date. */
export function timesOn(date: string, { from, to }: WhenValues, zone: string): Typed<Times> {
  const stretch = stretchOf(date, from, to, zone);
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
