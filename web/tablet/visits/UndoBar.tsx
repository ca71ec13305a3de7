import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect } from 'react';
import { momentMs } from '../clock/moment.ts';
import { timeOf } from '../clock/zone.ts';
import { visitorWords } from './Counter.tsx';
import styles from './UndoBar.module.css';
import type { Counting, UndoOffer } from './use-counting.ts';

const OFFER_MS = 10_000;

interface Props {
  counting: Pick<Counting, 'offer' | 'undo' | 'dismiss' | 'offsetMs'>;
  timeZone: string;
  booths: readonly { id: string; name: string }[];
  /** Stands in its place while there is nothing to take back, where there is no other place for it. */
  rule: string;
  /** It stands nowhere else on this screen, however wide that is. */
  hasOnlyPlace: boolean;
}

/** Says what was just done, and where if there are several booths, and takes it back. A further tap replaces it; it leaves after ten seconds. */
export function UndoBar({ counting, timeZone, booths, rule, hasOnlyPlace }: Props) {
  const { offer, undo, dismiss, offsetMs } = counting;
  useEffect(() => {
    if (offer.kind === 'none') return;
    const timer = setTimeout(dismiss, OFFER_MS);
    return () => clearTimeout(timer);
  }, [offer, dismiss]);
  if (offer.kind === 'none')
    return (
      <div className={styles.place}>
        <p className={hasOnlyPlace ? `${styles.rule} ${styles.only}` : styles.rule}>{rule}</p>
      </div>
    );
  const { visit } = offer;
  const booth = booths.length > 1 ? booths.find(({ id }) => id === visit.boothId) : undefined;
  const at = booth === undefined ? '' : ` at ${booth.name}`;
  return (
    <div className={styles.place}>
      <div className={styles.bar} key={`${offer.kind} ${visit.id}`}>
        <span role="status" className={isFailed(offer) ? styles.failed : styles.said}>
          <span>{words(offer, isFailed(offer) ? at : '')}</span>{' '}
          {!isFailed(offer) && at !== '' && <span className={styles.where}>{at.trim()} </span>}
          <small>{timeOf(momentMs(visit, offsetMs), timeZone)}</small>
        </span>
        {(offer.kind === 'counted' || offer.kind === 'not undone') && (
          <button
            type="button"
            aria-label={offer.kind === 'counted' && at !== '' ? `Undo ${visit.partySize}${at}` : undefined}
            onClick={() => undo(visit)}
          >
            <IconArrowBackUp size={20} stroke={1.9} aria-hidden />
            {offer.kind === 'not undone' ? 'Try again' : 'Undo'}
          </button>
        )}
      </div>
    </div>
  );
}

const isFailed = ({ kind }: UndoOffer) => kind === 'not undone' || kind === 'not changed';

function words(offer: Exclude<UndoOffer, { kind: 'none' }>, at: string): string {
  const visitors = `${visitorWords(offer.visit.partySize)}${at}`;
  switch (offer.kind) {
    case 'counted':
      return `Counted ${visitors}`;
    case 'undone':
      return `Took back ${visitors}`;
    case 'not undone':
      return `Not taken back: ${visitors}. This browser has no room left.`;
    case 'not changed':
      return `Not changed: ${visitors}. This browser has no room left.`;
  }
}
