import { useNavigate, useSearch } from '@tanstack/react-router';
import type { EventRow } from '#contracts/events';
import { DaySwitch } from '../parts/DaySwitch.tsx';
import { dateIn, longDate, weekday } from '../parts/times.ts';
import { daysOffered, dayToBeginWith } from './day-shown.ts';
import styles from './set-up.module.css';

/**
 * The one day that a drawing shows, chosen in the address.
 * @param held dates on which it draws something
 * @param landsOn the date of what the address names; null when it names nothing that is drawn
 */
export function useGridDay(event: EventRow, held: readonly string[], landsOn: string | null) {
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const day = landsOn ?? search.day;
  const dates = daysOffered(event, held);
  const first = dayToBeginWith(event, dateIn(new Date(), event.timeZone));
  const date = day !== undefined && dates.includes(day) ? day : first;
  const daySwitch = dates.length > 1 && (
    <DaySwitch
      dates={dates}
      shown={date}
      within={event}
      onChoose={(chosen) =>
        void navigate({ to: '.', search: { ...search, day: chosen, at: undefined }, replace: true })
      }
    />
  );
  return { date, daySwitch };
}

/**
 * One day of a long list, chosen in the address; without a choice today while the event runs, else its first day. Where the
 * address names a row, the day of that.
 */
export function useDayShown<R extends { id: string }>(
  event: EventRow,
  noun: string,
  rows: readonly R[],
  dateOf: (row: R) => string,
) {
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const landsOn = rows.find(({ id }) => id === search.at);
  const chosen = landsOn === undefined || search.day === 'all' ? search.day : dateOf(landsOn);
  // The chosen one too: its last row may just have gone to the archive.
  const held = [...rows.map(dateOf), ...(chosen === undefined || chosen === 'all' ? [] : [chosen])];
  const dates = daysOffered(event, held);
  if (dates.length < 2) return { daySwitch: null, only: undefined };
  const shown = chosen ?? dayToBeginWith(event, dateIn(new Date(), event.timeZone));
  const daySwitch = (
    <div className={styles.day}>
      <DaySwitch
        dates={dates}
        shown={shown}
        within={event}
        allLabel="All days"
        onChoose={(day) =>
          void navigate({ to: '.', search: { ...search, day, at: undefined }, replace: true })
        }
      />
    </div>
  );
  if (shown === 'all') return { daySwitch, only: undefined };
  const only = {
    shows: (row: R) => dateOf(row) === shown,
    none: `No ${noun} on ${weekday(shown)} ${longDate(shown)}.`,
  };
  return { daySwitch, only };
}
