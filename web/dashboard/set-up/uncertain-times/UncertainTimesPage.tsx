import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { EventRow } from '#contracts/events';
import type { UncertainStretch } from '#contracts/uncertain-times';
import { useEvent } from '../../shell/events.ts';
import { useBooths } from '../booths/booths.ts';
import { useMay } from '../may.ts';
import { ListPage } from '../parts/ListPage.tsx';
import { NotForThisAccount } from '../parts/NotForThisAccount.tsx';
import { RowActions } from '../parts/RowActions.tsx';
import { Booth } from '../refused-items/GroupCard.tsx';
import { RightDialog, ShiftDialog } from './SettleDialogs.tsx';
import {
  amountWords,
  boundsWords,
  clockWords,
  countedWords,
  entryWords,
  isShiftable,
  movedOf,
  settledWords,
} from './stretch-words.ts';
import { useUncertainTimes } from './times.ts';
import styles from './uncertain-times.module.css';

type Opened = { dialog: 'none' } | { dialog: 'shift' | 'right'; stretch: UncertainStretch };

/** What was recorded by clocks that could not be trusted, until a person says when it happened. */
export function UncertainTimesPage() {
  const may = useMay();
  if (!may.booths)
    return <NotForThisAccount>Times are settled by managers and booth leads.</NotForThisAccount>;
  return <Stretches />;
}

function Stretches() {
  const event = useEvent();
  const booths = useBooths(event.slug);
  const { open: loaded, settled } = useUncertainTimes(event.slug);
  const [open, setOpen] = useState<Opened>({ dialog: 'none' });
  const close = () => setOpen({ dialog: 'none' });
  const zone = event.timeZone;
  return (
    <>
      <ListPage
        title="Uncertain times"
        intro="All of this counts: visitors, and who was there. Only when it was is uncertain, because the clock of the tablet or phone was set meanwhile, or never compared. Ask who was there, then shift the stretch or say that its times are right."
        loaded={loaded}
        empty={{
          title: 'All times are certain',
          text: 'When a clock was set while its tablet or phone was out of contact, what was recorded meanwhile appears here.',
        }}
        columns={[
          { head: 'Counted', cell: (row) => <Open row={row} event={event} /> },
          { head: 'Booth', cell: (row) => <Booth boothId={row.boothId} booths={booths} /> },
          { head: 'From', cell: (row) => row.sender.name },
          { head: 'Clock', cell: (row) => <span className={styles.clock}>{clockWords(row, zone)}</span> },
        ]}
        rowActions={(row) => (
          <RowActions>
            {isShiftable(row) && (
              <Button
                aria-label={`Shift ${amountWords(movedOf(row))} of ${row.sender.name}`}
                onClick={() => setOpen({ dialog: 'shift', stretch: row })}
              >
                Shift…
              </Button>
            )}
            <Button
              aria-label={`Times are right…: ${amountWords(row)} of ${row.sender.name}`}
              onClick={() => setOpen({ dialog: 'right', stretch: row })}
            >
              Times are right…
            </Button>
          </RowActions>
        )}
      />
      {settled.state === 'ready' && settled.rows.length > 0 && (
        <ListPage
          title="Settled times"
          intro="What was decided, by whom and why; the newest hundred. What was tapped is kept as it was."
          loaded={settled}
          empty={{ title: '', text: '' }}
          columns={[
            { head: 'Counted', cell: (row) => <Counted row={row} zone={zone} /> },
            { head: 'Before', cell: (row) => boundsWords(row.before, zone) },
            { head: 'Booth', cell: (row) => <Booth boothId={row.boothId} booths={booths} /> },
            { head: 'From', cell: (row) => row.sender.name },
            { head: 'Settled', cell: (row) => settledWords(row, zone) },
          ]}
        />
      )}
      {open.dialog === 'shift' && <ShiftDialog event={event} stretch={open.stretch} onClose={close} />}
      {open.dialog === 'right' && <RightDialog event={event} stretch={open.stretch} onClose={close} />}
    </>
  );
}

/** With who came and went, and which head counts were made, so that somebody can be asked. */
function Open({ row, event }: { row: UncertainStretch; event: EventRow }) {
  const zone = event.timeZone;
  return (
    <>
      <Counted row={row} zone={zone} />
      {row.entries.map((entry) => (
        <span key={entry.id} className={styles.amount}>
          {entryWords(entry, zone)}
        </span>
      ))}
      {row.counted.map((count) => (
        <span key={count.id} className={styles.amount}>
          {countedWords(count, zone)}
        </span>
      ))}
      {row.counted.length > 0 && (
        <Link
          className={styles.amount ?? ''}
          to="/events/$event/set-up/head-counts"
          params={{ event: event.slug }}
        >
          To the head counts
        </Link>
      )}
    </>
  );
}

type Counts = Parameters<typeof amountWords>[0] & { startsAt: string; endsAt: string };

function Counted({ row, zone }: { row: Counts; zone: string }) {
  return (
    <>
      {boundsWords(row, zone)}
      <span className={styles.amount}>{amountWords(row)}</span>
    </>
  );
}
