import { useState } from 'react';
import type { DeviceRow } from '#contracts/devices';
import type { NewEnrolmentCode } from '#contracts/enrolment';
import { useEvent } from '../../shell/events.ts';
import { useBooths } from '../booths/booths.ts';
import { CodeDialog } from './CodeDialog.tsx';
import { CodesSheet } from './CodesSheet.tsx';
import { DevicesCard } from './DevicesCard.tsx';
import { ManyCodesDialog } from './ManyCodesDialog.tsx';
import { NewCodeShown } from './NewCodeShown.tsx';
import { OpenCodesCard } from './OpenCodesCard.tsx';
import { PersonalLinksCard } from './PersonalLinksCard.tsx';

type Open =
  | { dialog: 'none' }
  | { dialog: 'code'; device: DeviceRow | null }
  | { dialog: 'shown'; code: NewEnrolmentCode }
  | { dialog: 'many' }
  | { dialog: 'sheet'; codes: NewEnrolmentCode[] };

export function DevicesPage() {
  const event = useEvent();
  const booths = useBooths(event.slug);
  const [open, setOpen] = useState<Open>({ dialog: 'none' });
  const close = () => setOpen({ dialog: 'none' });
  return (
    <>
      <DevicesCard
        event={event}
        onConnect={(device) => setOpen({ dialog: 'code', device })}
        onConnectMany={() => setOpen({ dialog: 'many' })}
      />
      <PersonalLinksCard event={event} />
      <OpenCodesCard event={event} />
      {open.dialog === 'many' && (
        <ManyCodesDialog
          event={event}
          booths={booths}
          onMade={(codes) => setOpen({ dialog: 'sheet', codes })}
          onClose={close}
        />
      )}
      {open.dialog === 'sheet' && (
        <CodesSheet event={event} booths={booths} codes={open.codes} onClose={close} />
      )}
      {open.dialog === 'code' && (
        <CodeDialog
          event={event}
          device={open.device}
          onMade={(code) => setOpen({ dialog: 'shown', code })}
          onClose={close}
        />
      )}
      {open.dialog === 'shown' && <NewCodeShown event={event} code={open.code} onClose={close} />}
    </>
  );
}
