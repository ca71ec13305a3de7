import { Button, Portal } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { NewEnrolmentCode } from '#contracts/enrolment';
import type { EventRow } from '#contracts/events';
import { Plate } from '../../parts/Plate.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { zoneName } from '../../parts/times.ts';
import type { useBooths } from '../booths/booths.ts';
import { momentWords } from '../local-time.ts';
import { counted } from '../names.ts';
import { QrCode } from '../parts/QrCode.tsx';
import styles from './codes-sheet.module.css';
import { addressOf, groupsOf, inOrderOfKiosks } from './many-codes.ts';

interface Props {
  event: EventRow;
  booths: ReturnType<typeof useBooths>;
  codes: readonly NewEnrolmentCode[];
  onClose: () => void;
}

/** A card for each tablet, and nothing else on the page: on the screen to look at, on paper to cut apart. */
export function CodesSheet({ event, booths, codes, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useAskBeforeLeaving();
  return (
    <Portal>
      <main className={styles.sheet}>
        <div className={styles.bar}>
          <h1 ref={heading} tabIndex={-1}>
            {counted(codes.length, 'code')} for {event.name}
          </h1>
          <p>
            Print them now: they are not shown again. If the sheet is lost, end its codes under “Codes not
            used yet” and make new ones.
          </p>
          <div className={styles.actions}>
            <Button onClick={onClose}>Close, the sheet is printed</Button>
            <Button
              variant="filled"
              leftSection={<IconPrinter size={16} stroke={1.9} />}
              onClick={() => window.print()}
            >
              Print the sheet
            </Button>
          </div>
        </div>
        <ul className={styles.cards}>
          {inOrderOfKiosks(codes, booths.plateOf).map((code) => (
            <Card key={code.id} event={event} booths={booths} code={code} />
          ))}
        </ul>
      </main>
    </Portal>
  );
}

function Card({ event, booths, code }: Omit<Props, 'codes' | 'onClose'> & { code: NewEnrolmentCode }) {
  const [boothId = ''] = code.boothIds;
  const booth = booths.nameOf(boothId);
  const [first, second] = groupsOf(code);
  return (
    <li className={styles.card}>
      <header>
        <Plate kiosk={booths.plateOf(boothId)} />
        <div>
          <h2>{booth}</h2>
          {code.name !== booth && <p>{code.name}</p>}
        </div>
        {event.simulated && <Tag kind="simulated" />}
      </header>
      <div className={styles.qr}>
        <QrCode text={code.url} label={`QR code for ${code.name}`} />
      </div>
      <div className={styles.words}>
        <p>Scan it with the tablet, or open</p>
        <p className={styles.address}>{addressOf(code)}</p>
        <p>and type</p>
        <p className={styles.code}>
          <span>{first}</span> <span>{second}</span>
        </p>
      </div>
      <footer>
        {event.name}. Connects one tablet, until {momentWords(code.expiresAt, event.timeZone)},{' '}
        {zoneName(event)}.
      </footer>
    </li>
  );
}

/** What is on this page is nowhere else. */
function useAskBeforeLeaving() {
  useEffect(() => {
    const ask = (leaving: BeforeUnloadEvent) => leaving.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
}
