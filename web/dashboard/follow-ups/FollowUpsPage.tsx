import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FollowUpRow, followUps, getFollowUpsFile, isMeant } from '#contracts/follow-ups';
import { people } from '#contracts/people';
import { urlOf } from '#web/api/client.ts';
import { notifyNotDone } from '../parts/notify.ts';
import { Page } from '../parts/Page.tsx';
import { dateIn } from '../parts/times.ts';
import { boothColumn } from '../set-up/booths/booth-column.tsx';
import { useBooths } from '../set-up/booths/booths.ts';
import { useMay } from '../set-up/may.ts';
import { useAsk, useCurrentRows } from '../set-up/parts/collection.ts';
import { NounPage } from '../set-up/parts/NounPage.tsx';
import { noBooth, useHasNoBooth } from '../set-up/parts/no-booth.tsx';
import { useEvent } from '../shell/events.ts';
import { Contact, Due, Owner, Promised } from './FollowUpCells.tsx';
import { FollowUpFilters } from './FollowUpFilters.tsx';
import classes from './FollowUps.module.css';
import { followUpChange, followUpFields, followUpInputs, followUpValues } from './follow-up-form.ts';
import { closureWords, filterWords, tallyWords } from './follow-up-words.ts';

const NOTHING_PROMISED = {
  title: 'Nothing was promised yet',
  text: 'Staff write down what they promise on the tablet or phone, under Notes. What you know of can be added here.',
};

const route = getRouteApi('/shell/events/$event/follow-ups');

/** What was promised to visitors: by whom, until when, and whether it is done. */
export function FollowUpsPage() {
  const event = useEvent();
  const may = useMay();
  const filter = route.useSearch();
  const navigate = useNavigate({ from: '/events/$event/follow-ups' });
  const booths = useBooths(event.slug);
  const hasNoBooth = useHasNoBooth(event.slug);
  const known = useCurrentRows(people.list);
  const rows = useCurrentRows(followUps.list, event.slug);
  const now = new Date();
  const today = dateIn(now, event.timeZone);
  const chosen = booths.rows.find(({ slug }) => slug === filter.booth);
  const shows = (row: FollowUpRow) => isMeant(row, filter, chosen?.id, { now, today });
  const where = filterWords(filter, (slug) => booths.rows.find((booth) => booth.slug === slug)?.name ?? slug);
  const actions = useClosing();
  const mayChange = may.booths && event.archivedAt === null;
  return (
    <Page title="Follow-ups" of={event.name} sub={rows.length > 0 ? tallyWords(rows, today) : undefined}>
      <div className={classes.board}>
        <NounPage
          collection={followUps}
          title="What was promised"
          addLabel="Add a follow-up"
          intro={rows.length > 0 ? closureWords(rows, now) : undefined}
          empty={hasNoBooth ? noBooth(event.slug, may.manage) : NOTHING_PROMISED}
          event={event.slug}
          isReadOnly={!mayChange}
          isTooEarly={hasNoBooth}
          only={where === null ? undefined : { shows, none: `Nothing is like this. Chosen is ${where}.` }}
          order={byUrgency}
          columns={[
            { head: 'Promised', cell: (row) => <Promised row={row} zone={event.timeZone} /> },
            { head: 'Booth', cell: boothColumn(booths).cell },
            { head: 'Who does it', cell: (row) => <Owner row={row} /> },
            { head: 'Due', cell: (row) => <Due row={row} today={today} zone={event.timeZone} /> },
            { head: 'Contact', cell: (row) => <Contact row={row} /> },
          ]}
          nameOf={({ what }) => (what.length > 60 ? `${[...what].slice(0, 59).join('')}…` : what)}
          fields={(row) => followUpFields(row, booths.choices, known)}
          valuesOf={followUpValues}
          inputsOf={(values) => followUpInputs(values, known)}
          changeOf={(values, row) => followUpChange(values, row, known)}
          rowActions={(row) => (
            <Button
              aria-label={`${row.doneAt === null ? 'Done' : 'Not done after all'}: ${row.what}`}
              onClick={() => void (row.doneAt === null ? actions.complete(row) : actions.reopen(row))}
            >
              {row.doneAt === null ? 'Done' : 'Not done after all'}
            </Button>
          )}
          downloads={
            rows.length > 0 && (
              <Button
                component="a"
                href={urlOf(getFollowUpsFile, {
                  params: { event: event.slug, format: 'csv' },
                  query: filter,
                })}
                download
                leftSection={<IconDownload size={16} stroke={1.9} />}
              >
                Download CSV
              </Button>
            )
          }
        >
          {rows.length > 0 && (
            <FollowUpFilters
              booths={booths.rows.map(({ slug, name }) => ({ value: slug, label: name }))}
              owners={[...new Set(rows.map(({ owner }) => owner).filter((name) => name !== ''))].toSorted()}
              filter={filter}
              // A choice is a step back; a letter that is typed is none.
              onFilter={(search) => void navigate({ search, replace: search.search !== filter.search })}
            />
          )}
        </NounPage>
      </div>
    </Page>
  );
}

/** Done, and open again: at once, since either takes the other back. */
function useClosing() {
  const ask = useAsk();
  const close = (
    endpoint: typeof followUps.complete | typeof followUps.reopen,
    row: FollowUpRow,
    failed: string,
  ) =>
    ask(endpoint, { params: { id: row.id }, version: row.version }).then(
      () => {},
      (error: unknown) => notifyNotDone(failed, error),
    );
  return {
    complete: (row: FollowUpRow) => close(followUps.complete, row, 'It is not marked as done.'),
    reopen: (row: FollowUpRow) => close(followUps.reopen, row, 'It stays done.'),
  };
}

/** What is open by when it is due, without a date after that; what is done at the end, the last first. */
function byUrgency(one: FollowUpRow, other: FollowUpRow): number {
  if ((one.doneAt === null) !== (other.doneAt === null)) return one.doneAt === null ? -1 : 1;
  if (one.doneAt !== null && other.doneAt !== null) return other.doneAt.localeCompare(one.doneAt);
  return (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999') || one.what.localeCompare(other.what);
}
