import type { ComponentProps, ReactNode } from 'react';
import { useEvent } from '../../shell/events.ts';
import { dayWords, instantToLocal } from '../local-time.ts';
import styles from '../set-up.module.css';
import { useDayShown } from '../use-day-shown.tsx';
import { type Row, useCurrentRows } from './collection.ts';
import { EventNounPage } from './EventNounPage.tsx';
import type { Values } from './fields.ts';

type Stretch = Row & { startsAt: string };
type Page<R extends Row, V extends Values, Input, Change extends object> = ComponentProps<
  typeof EventNounPage<R, V, Input, Change>
>;

interface Props<R extends Stretch, V extends Values, Input, Change extends object>
  extends Omit<Page<R, V, Input, Change>, 'groupOf' | 'only' | 'order' | 'children'> {
  /** "shifts" */
  noun: string;
  /** Before the choice of a day. */
  switches?: ReactNode;
  /** What rows of one day are sorted by before their start. */
  sortedBy: (row: R) => string;
}

/** A set-up noun that happens at a time: one day of it, chosen in the address, under a heading for each day. */
export function StretchesPage<R extends Stretch, V extends Values, Input, Change extends object>({
  noun,
  switches,
  sortedBy,
  ...page
}: Props<R, V, Input, Change>) {
  const event = useEvent();
  const dateOf = (row: R) => instantToLocal(row.startsAt, event.timeZone).date;
  const { daySwitch, only } = useDayShown(
    event,
    noun,
    useCurrentRows(page.collection.list, event.slug),
    dateOf,
  );
  const sortKey = (row: R) => [dateOf(row), sortedBy(row), row.startsAt].join(' ');
  return (
    <EventNounPage
      {...page}
      groupOf={(row) => dayWords(dateOf(row))}
      only={only}
      order={(one, other) => sortKey(one).localeCompare(sortKey(other), 'en', { numeric: true })}
    >
      {switches === undefined ? (
        daySwitch
      ) : (
        <div className={styles.switches}>
          {switches}
          {daySwitch}
        </div>
      )}
    </EventNounPage>
  );
}
