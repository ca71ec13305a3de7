import { Button, FileButton, Group, Select } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type DeviceRow, devices } from '#contracts/devices';
import type { EventRow } from '#contracts/events';
import type { SavedFile } from '#contracts/saved-file';
import { FormAlert } from '../../accounts/FormError.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { momentWords } from '../local-time.ts';
import { counted } from '../names.ts';
import { useCurrentRows } from '../parts/collection.ts';
import formStyles from '../parts/form.module.css';
import { kindsWords, ownerOf, type Sum, sumWords } from './hand-in.ts';
import { stoppedWords, useHandIn } from './use-hand-in.ts';

interface Props {
  event: EventRow;
  /** From whose row it was opened; null from above the list. */
  device: DeviceRow | null;
  onClose: () => void;
}

/** Hands in what a tablet or phone saved to a file: shows first what is in it. */
export function HandInDialog({ event, device, onClose }: Props) {
  const { state, choose, send } = useHandIn();
  return (
    <Dialog
      title={device === null ? 'Hand in a file' : `Hand in a file of ${device.name}`}
      size="lg"
      onClose={onClose}
    >
      <div className={formStyles.steps}>
        {state.step === 'choosing' && <Choosing why={state.why} onChoose={choose} onClose={onClose} />}
        {(state.step === 'asking' || state.step === 'sending' || state.step === 'stopped') && (
          <Asking
            event={event}
            device={device}
            file={state.file}
            isSending={state.step === 'sending'}
            why={state.step === 'stopped' ? stoppedWords(state) : null}
            onSend={(deviceId) => send(state.file, deviceId)}
            onClose={onClose}
          />
        )}
        <p role="status">
          {state.step === 'sending' && `${state.done} of ${state.file.items.length} handed in…`}
          {state.step === 'done' && <Done event={event} sum={state.sum} onFollow={onClose} />}
        </p>
        {state.step === 'done' && (
          <Group justify="flex-end">
            <Button variant="filled" onClick={onClose} data-autofocus>
              Done
            </Button>
          </Group>
        )}
      </div>
    </Dialog>
  );
}

function Choosing({
  why,
  onChoose,
  onClose,
}: {
  why: string | null;
  onChoose: (file: File | null) => void;
  onClose: () => void;
}) {
  return (
    <>
      <p className={formStyles.sentence}>
        When a tablet or phone cannot send, its status page saves what is unsent to a file. Choose that file
        here. To hand in the same file twice is harmless: everything counts once.
      </p>
      <FormAlert text={why} />
      <Group justify="flex-end">
        <Button onClick={onClose}>Not now</Button>
        <FileButton onChange={onChoose} accept="application/json,.json" inputProps={{ 'aria-label': 'File' }}>
          {(props) => (
            <Button {...props} variant="filled" leftSection={<IconFileImport size={16} stroke={1.9} />}>
              Choose a file
            </Button>
          )}
        </FileButton>
      </Group>
    </>
  );
}

interface AskingProps extends Props {
  file: SavedFile;
  isSending: boolean;
  why: string | null;
  onSend: (deviceId: string) => void;
}

function Asking({ event, device, file, isSending, why, onSend, onClose }: AskingProps) {
  const rows = useCurrentRows(devices.list, event.slug);
  const owner = ownerOf(
    file,
    rows.map(({ id }) => id),
  );
  const [chosen, setChosen] = useState<string | null>(device?.id ?? null);
  const deviceId = owner === 'known' ? (file.device?.id ?? null) : chosen;
  return (
    <>
      <dl className={formStyles.facts}>
        <dt>Saved by</dt>
        <dd>{file.device?.name ?? 'not said'}</dd>
        <dt>Saved</dt>
        <dd>{momentWords(file.savedAt, event.timeZone)}</dd>
        <dt>Holds</dt>
        <dd>{kindsWords(file.items)}</dd>
      </dl>
      {owner === 'known' && device !== null && device.id !== deviceId && (
        <p className={formStyles.note}>
          This is not a file of {device.name}. It is handed in for {file.device?.name}, which saved it.
        </p>
      )}
      {owner !== 'known' && (
        <Select
          label="Device"
          description={
            owner === 'unnamed'
              ? 'The file does not say which device saved it. Choose the one.'
              : 'The device that saved it is not one of this event. Choose for which it is handed in.'
          }
          placeholder="Choose one"
          data={rows.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen}
          onChange={setChosen}
          allowDeselect={false}
          openOnFocus={false}
          searchable
        />
      )}
      <FormAlert text={why} />
      <Group justify="flex-end">
        <Button onClick={onClose} disabled={isSending}>
          Not now
        </Button>
        <Button
          variant="filled"
          loading={isSending}
          disabled={deviceId === null}
          data-autofocus
          onClick={() => deviceId !== null && onSend(deviceId)}
        >
          Hand in {counted(file.items.length, 'item')}
        </Button>
      </Group>
    </>
  );
}

function Done({ event, sum, onFollow }: { event: EventRow; sum: Sum; onFollow: () => void }) {
  const isAgain = sum.recorded === 0 && sum.refused === 0 && sum.repeats > 0;
  return (
    <>
      {sumWords(sum)}.{isAgain && ' Everything in this file was handed in before; it counts once.'}{' '}
      {sum.refused > 0 && (
        <Link to="/events/$event/set-up/attention" params={{ event: event.slug }} onClick={onFollow}>
          See what needs attention
        </Link>
      )}
    </>
  );
}
