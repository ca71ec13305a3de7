import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type DeviceRow, devices } from '#contracts/devices';
import type { EventRow } from '#contracts/events';
import { useBooths } from '../booths/booths.ts';
import { momentWords } from '../local-time.ts';
import { useMay } from '../may.ts';
import { counted, listed } from '../names.ts';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { useAsk, useRows } from '../parts/collection.ts';
import { ListPage } from '../parts/ListPage.tsx';
import { noBooth, useHasNoBooth } from '../parts/no-booth.tsx';
import { RowActions } from '../parts/RowActions.tsx';
import { NeedsAttentionLink } from '../refused-items/OpenCount.tsx';
import { UncertainTimesLink } from '../uncertain-times/UncertainNotes.tsx';
import { disconnectWords, exceptionsOf } from './device-facts.ts';
import styles from './devices.module.css';
import { HandInDialog } from './HandInDialog.tsx';
import { PlaceDialog } from './PlaceDialog.tsx';

interface Props {
  event: EventRow;
  /** Asks for a code: null for a new tablet. */
  onConnect: (device: DeviceRow | null) => void;
  onConnectMany: () => void;
}
type Open =
  | { dialog: 'none' }
  | { dialog: 'place' | 'disconnect'; device: DeviceRow }
  | { dialog: 'hand-in'; device: DeviceRow | null };

export function DevicesCard({ event, onConnect, onConnectMany }: Props) {
  const may = useMay();
  const ask = useAsk();
  const booths = useBooths(event.slug);
  const hasNoBooth = useHasNoBooth(event.slug);
  const [open, setOpen] = useState<Open>({ dialog: 'none' });
  const close = () => setOpen({ dialog: 'none' });
  const handInOf = (device: DeviceRow) => (
    <Button
      variant="subtle"
      aria-label={`Hand in a file of ${device.name}`}
      onClick={() => setOpen({ dialog: 'hand-in', device })}
    >
      Hand in a file
    </Button>
  );
  const actionsOf = (device: DeviceRow) => (
    <RowActions>
      {device.kind === 'tablet' && (
        <Button aria-label={`A new code for ${device.name}`} onClick={() => onConnect(device)}>
          New code
        </Button>
      )}
      <Button
        aria-label={`Move or rename ${device.name}`}
        onClick={() => setOpen({ dialog: 'place', device })}
      >
        Move
      </Button>
      {handInOf(device)}
      <Button
        variant="subtle"
        aria-label={`Disconnect ${device.name}…`}
        onClick={() => setOpen({ dialog: 'disconnect', device })}
      >
        Disconnect…
      </Button>
    </RowActions>
  );
  return (
    <>
      <ListPage
        title="Tablets and phones"
        loaded={useRows(devices.list, event.slug)}
        intro="What counts at this event. A tablet counts for the booth where it stands, a phone for every booth its owner stands for. Worth a look is a clock that is off, an app that is behind, or a browser that may forget what is unsent."
        actions={
          may.booths && (
            <>
              <Button onClick={() => setOpen({ dialog: 'hand-in', device: null })}>Hand in a file</Button>
              {booths.rows.length > 0 && <Button onClick={onConnectMany}>Codes for many tablets</Button>}
              {!hasNoBooth && (
                <Button
                  variant="filled"
                  leftSection={<IconPlus size={16} stroke={1.9} />}
                  onClick={() => onConnect(null)}
                >
                  Connect a tablet
                </Button>
              )}
            </>
          )
        }
        empty={
          hasNoBooth
            ? noBooth(event.slug, may.manage)
            : {
                title: 'No tablet or phone is connected',
                text: may.booths
                  ? 'Make a code for a tablet, or a personal link for the phone of a representative.'
                  : 'What is connected is shown here.',
              }
        }
        isArchived={(row) => row.revokedAt !== null}
        columns={[
          { head: 'Device', cell: (row) => row.name },
          { head: 'Counts for', cell: (row) => listed(row.boothIds.map(booths.nameOf)) },
          { head: 'Last contact', cell: (row) => momentWords(row.lastSeenAt, event.timeZone) },
          { head: 'Not sent yet', align: 'right', cell: (row) => row.unsent ?? 'not known' },
          { head: 'Worth a look', cell: (row) => <Exceptions device={row} /> },
        ]}
        rowActions={may.booths ? actionsOf : undefined}
        archivedActions={may.booths ? handInOf : undefined}
        archiveLabel={(count) => `Show ${counted(count, 'disconnected device')}`}
      >
        <NeedsAttentionLink event={event.slug} />
        <UncertainTimesLink event={event.slug} />
      </ListPage>
      {open.dialog === 'hand-in' && <HandInDialog event={event} device={open.device} onClose={close} />}
      {open.dialog === 'place' && <PlaceDialog event={event} device={open.device} onClose={close} />}
      {open.dialog === 'disconnect' && (
        <ConfirmDialog
          title={`Disconnect ${open.device.name}?`}
          sentence={disconnectWords(open.device)}
          keep="Keep it connected"
          confirm={`Disconnect ${open.device.name}`}
          onConfirm={() =>
            ask(devices.revoke, { params: { id: open.device.id }, version: open.device.version })
          }
          onClose={close}
        />
      )}
    </>
  );
}

function Exceptions({ device }: { device: DeviceRow }) {
  const facts = exceptionsOf(device, import.meta.env.PAVILION_VERSION);
  if (facts.length === 0) return <span className={styles.none}>nothing</span>;
  return (
    <ul className={styles.facts}>
      {facts.map(({ words, isOff }) => (
        <li key={words} className={isOff ? styles.off : undefined}>
          {isOff && <IconAlertTriangle size={16} stroke={1.9} aria-hidden />}
          {words}
        </li>
      ))}
    </ul>
  );
}
