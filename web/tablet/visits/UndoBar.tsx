import { IconArrowBackUp } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { momentMs } from '../clock/moment.ts';
import { timeOf } from '../clock/zone.ts';
import { visitorWords } from './Counter.tsx';
import styles from './UndoBar.module.css';
import type { Counting, Offered } from './use-counting.ts';

const OFFER_MS = 10_000;

interface Props {
  counting: Pick<Counting, 'offer' | 'undo' | 'dismiss' | 'offsetMs'>;
  timeZone: string;
  /** That this device counts for now. */
  boothId: string;
  /** It may count for others too. */
  hasSeveral: boolean;
  /** Stands in its place while there is nothing to take back, where there is no other place for it. */
  rule: string;
  /** It stands nowhere else on this screen, however wide that is. */
  hasOnlyPlace: boolean;
  /** Where the focus goes when the button that has it leaves. */
  counter: RefObject<HTMLButtonElement | null>;
}

/** Says what was just done, and where if there are several booths or it was another one, and takes it back. A further tap replaces it; it leaves after ten seconds. */
export function UndoBar({ counting, timeZone, boothId, hasSeveral, rule, hasOnlyPlace, counter }: Props) {
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
  const { visit, boothName } = offer;
  const at = hasSeveral || visit.boothId !== boothId ? ` at ${boothName}` : '';
  return (
    <div className={styles.place}>
      <div className={styles.bar}>
        <span role="status" className={isFailed(offer) ? styles.failed : styles.said}>
          <span>{words(offer, isFailed(offer) ? at : '')}</span>{' '}
          {!isFailed(offer) && at !== '' && <span className={styles.where}>{at.trim()} </span>}
          <small>{timeOf(momentMs(visit, offsetMs), timeZone)}</small>
        </span>
        {(offer.kind === 'counted' || offer.kind === 'not undone') && (
          <PassingButton
            label={offer.kind === 'counted' && at !== '' ? `Undo ${visit.partySize}${at}` : undefined}
            onPress={() => undo(offer)}
            next={counter}
          >
            <IconArrowBackUp size={20} stroke={1.9} aria-hidden />
            {offer.kind === 'not undone' ? 'Try again' : 'Undo'}
          </PassingButton>
        )}
        <i key={`${offer.kind} ${visit.id}`} className={styles.time} />
      </div>
    </div>
  );
}

interface PassingProps {
  label: string | undefined;
  onPress: () => void;
  next: RefObject<HTMLButtonElement | null>;
  children: ReactNode;
}

/** Leaves by itself: whoever is on it with a keyboard then stands on the counter, not nowhere. */
function PassingButton({ label, onPress, next, children }: PassingProps) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const own = button.current;
    return () => {
      if (own === document.activeElement) next.current?.focus({ preventScroll: true });
    };
  }, [next]);
  return (
    <button ref={button} type="button" aria-label={label} onClick={onPress}>
      {children}
    </button>
  );
}

const isFailed = ({ kind }: Offered) => kind === 'not undone' || kind === 'not changed';

function words(offer: Offered, at: string): string {
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
