import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { EventRow } from '#contracts/events';
import { missingSteps } from './checklist.ts';
import styles from './set-up.module.css';
import { useHoldings } from './use-holdings.ts';

/** The next missing step of an event's set-up, and what comes after it. */
export function Checklist({ event }: { event: EventRow }) {
  const holdings = useHoldings(event);
  if (holdings === null) return null;
  const [next, ...later] = missingSteps(holdings);
  if (next === undefined)
    return (
      <p className={styles.complete}>
        <IconCheck size={20} stroke={1.9} aria-hidden /> Nothing is missing.{' '}
        <Link to="/events/$event/now" params={{ event: event.slug }}>
          Open Now
        </Link>
      </p>
    );
  return (
    <section className={styles.checklist} aria-label="What is missing">
      <div>
        <h2>{next.missing}</h2>
        <Link
          className={styles.next}
          to={`/events/$event/set-up/${next.section}`}
          params={{ event: event.slug }}
        >
          {next.action}
        </Link>
      </div>
      {later.length > 0 && (
        <p>
          Then:{' '}
          {later.map((step, at) => (
            <span key={step.missing}>
              {at > 0 && ' · '}
              <Link to={`/events/$event/set-up/${step.section}`} params={{ event: event.slug }}>
                {step.missing}
              </Link>
            </span>
          ))}
        </p>
      )}
    </section>
  );
}
