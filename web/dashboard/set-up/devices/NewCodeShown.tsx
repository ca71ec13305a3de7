import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { enrolmentCodes, type NewEnrolmentCode } from '#contracts/enrolment';
import type { EventRow } from '#contracts/events';
import { momentWords } from '../local-time.ts';
import { useRows } from '../parts/collection.ts';
import { ShownOnce } from '../parts/ShownOnce.tsx';

const LOOK_EVERY_MS = 2000;

interface Props {
  event: EventRow;
  code: NewEnrolmentCode;
  onClose: () => void;
}

/** The code for one tablet. Whoever holds the tablet sees here that it got in. */
export function NewCodeShown({ event, code, onClose }: Props) {
  const client = useQueryClient();
  const codes = useRows(enrolmentCodes.list, event.slug);
  // The list holds the codes that still connect: this one comes, and goes when it was used.
  const isOpen = codes.state === 'ready' && codes.rows.some(({ id }) => id === code.id);
  const [hasCome, setCome] = useState(false);
  const isUsed = hasCome && codes.state === 'ready' && !isOpen;
  useEffect(() => {
    if (isOpen) setCome(true);
  }, [isOpen]);
  useEffect(() => {
    if (isUsed) return;
    const timer = setInterval(() => void client.invalidateQueries({ queryKey: ['set-up'] }), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [client, isUsed]);
  return (
    <ShownOnce
      title={isUsed ? 'The tablet is connected' : 'Connect the tablet'}
      sentence={
        isUsed
          ? `The code was used: ${code.name || 'the tablet'} stands in the list of devices now. For another one make a new code.`
          : `Scan this with the tablet, or open the address there and type the code. It works once, until ${momentWords(code.expiresAt, event.timeZone)}.`
      }
      {...(isUsed ? {} : { large: code.code, hasQr: true })}
      label="Address for the tablet"
      value={code.url}
      what="address"
      onClose={onClose}
    />
  );
}
