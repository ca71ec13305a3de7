import { type EventDayRow, eventDays } from '#contracts/event-days';
import { useEvent } from '../../shell/events.ts';
import { datesBetween, dayWords, stretchWords } from '../local-time.ts';
import { useCurrentRows } from '../parts/collection.ts';
import { EventNounPage } from '../parts/EventNounPage.tsx';
import { type Choice, type Field, mistake, type Typed, typed } from '../parts/fields.ts';
import { dateChoices, nextDayField, nextDayNote, stretchOn, type WhenValues, whenValues } from '../when.ts';
import { breaksFrom, breaksText } from './breaks.ts';

type Values = WhenValues & { breaks: string };

export function HoursPage() {
  const event = useEvent();
  const zone = event.timeZone;
  const known = useCurrentRows(eventDays.list, event.slug).map((day) => day.date);
  const left = datesBetween(event.startsOn, event.endsOn).filter((date) => !known.includes(date));
  return (
    <EventNounPage
      collection={eventDays}
      title="Opening hours"
      addLabel={left.length > 1 ? 'Add days' : 'Add a day'}
      intro={`When the hall is open, on the clock of ${zone}. Visitors by hour and staffing hang on these hours.`}
      empty={{
        title: 'No opening hours yet',
        text: 'All days of the event are chosen for you: say from when to when the hall is open.',
      }}
      changedBy="managers"
      columns={[
        { head: 'Day', cell: (row) => dayWords(row.date) },
        { head: 'Open', cell: (row) => stretchWords(row.opensAt, row.closesAt, zone) },
        { head: 'Breaks', cell: (row) => breaksText(row.breaks, zone).replaceAll('\n', ', ') || 'none' },
      ]}
      nameOf={(row) => dayWords(row.date)}
      order={(one, other) => one.date.localeCompare(other.date)}
      fields={(row) => fieldsOf(row === null, dateChoices(event))}
      valuesOf={(row) => valuesOf(row, left, zone)}
      inputsOf={(values) => inputsOf(values, zone)}
      several={{
        nameOf: ({ date }) => dayWords(date),
        rest: (values, unsaved) => ({ ...values, dates: unsaved.map(({ date }) => date) }),
      }}
      changeOf={(values) => dayOf(values.date, values, zone)}
    />
  );
}

function fieldsOf(isNew: boolean, choices: Choice[]): Field<Values>[] {
  return [
    isNew
      ? { name: 'dates', label: 'Days with these hours', kind: 'several', choices }
      : { name: 'date', label: 'Day', kind: 'one', choices },
    { name: 'from', label: 'Opens', kind: 'time', half: true },
    { name: 'to', label: 'Closes', kind: 'time', half: true, note: nextDayNote },
    nextDayField('Yes, it closes on the next day'),
    {
      name: 'breaks',
      label: 'Breaks',
      kind: 'prose',
      help: 'One a line, such as 12:00–13:00 Lunch. May stay empty.',
    },
  ];
}

function valuesOf(row: EventDayRow | null, left: string[], zone: string): Values {
  const open = row && { startsAt: row.opensAt, endsAt: row.closesAt };
  return {
    ...whenValues(open, zone, { dates: left, from: '10:00', to: '17:00' }),
    breaks: breaksText(row?.breaks ?? [], zone),
  };
}

type Day = Pick<EventDayRow, 'date' | 'opensAt' | 'closesAt' | 'breaks'>;

function inputsOf(values: Values, zone: string): Typed<Day[]> {
  if (values.dates.length === 0) return mistake('dates', 'Choose at least one day.');
  const days: Day[] = [];
  for (const date of values.dates.toSorted()) {
    const day = dayOf(date, values, zone);
    if (!day.ok) return day;
    days.push(day.body);
  }
  return typed(days);
}

function dayOf(date: string, values: Values, zone: string): Typed<Day> {
  const open = stretchOn(date, values, zone);
  if (!open.ok) return mistake(open.at, open.why);
  const pauses = breaksFrom(values.breaks, date, zone);
  if (!pauses.ok) return pauses;
  return typed({ date, opensAt: open.startsAt, closesAt: open.endsAt, breaks: pauses.body });
}
