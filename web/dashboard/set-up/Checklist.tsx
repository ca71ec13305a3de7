import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type Holdings, missingSteps, ofLeads, type Section } from './checklist.ts';
import { useMay } from './may.ts';
import styles from './set-up.module.css';

/** The next missing step of an event's set-up, and what comes after it. @param event its slug */
export function Checklist({ event, holdings }: { event: string; holdings: Holdings }) {
  const mayDo = useMayDo();
  const [next, ...later] = missingSteps(holdings);
  if (next === undefined) return <Complete event={event} isOver={holdings.isOver} />;
  return (
    <section className={styles.checklist} aria-label="What is missing">
      <div>
        <h2>{next.missing}</h2>
        <Link className={styles.next} to={`/events/$event/set-up/${next.section}`} params={{ event }}>
          {mayDo(next.section) ? next.action : 'Look at it'}
        </Link>
      </div>
      {later.length > 0 && (
        <p>
          Then:{' '}
          {later.map((step, at) => (
            <span key={step.missing}>
              {at > 0 && ' · '}
              <Link to={`/events/$event/set-up/${step.section}`} params={{ event }}>
                {step.missing}
              </Link>
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

function Complete({ event, isOver }: { event: string; isOver: boolean }) {
  return (
    <p className={styles.complete}>
      <IconCheck size={20} stroke={1.9} aria-hidden /> Nothing is missing.{' '}
      <Link to={isOver ? '/events/$event/summary' : '/events/$event/now'} params={{ event }}>
        {isOver ? 'Open the summary' : 'Open Now'}
      </Link>
    </p>
  );
}

function useMayDo() {
  const may = useMay();
  return (section: Section) => may.manage || (may.booths && ofLeads.includes(section));
}
