import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { canSetUp, useAccount } from '../accounts/session.ts';
import { useEventInAddress } from './events.ts';
import classes from './Shell.module.css';

const section = { className: classes.section ?? '', activeProps: { className: classes.active ?? '' } };

/** The bar scrolls sideways where it is narrow: the section that one is in is never out of sight. */
function useActiveInSight() {
  const bar = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another active section
  useEffect(() => {
    const active = bar.current?.querySelector('[aria-current=page]');
    active?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return bar;
}

/** Only the sections that exist. */
export function SectionsBar() {
  const { slug: event } = useEventInAddress();
  const account = useAccount();
  const hasSetUp = account !== null && canSetUp(account.role);
  const bar = useActiveInSight();
  return (
    <nav ref={bar} className={classes.sections} aria-label="Sections">
      <Link to="/" {...section} activeOptions={{ exact: true }}>
        All events
      </Link>
      {event === null ? (
        hasSetUp && (
          <Link to="/set-up" {...section}>
            Set-up
          </Link>
        )
      ) : (
        <EventSections event={event} hasSetUp={hasSetUp} />
      )}
    </nav>
  );
}

function EventSections({ event, hasSetUp }: { event: string; hasSetUp: boolean }) {
  return (
    <>
      <Link to="/events/$event/now" params={{ event }} {...section}>
        Now
      </Link>
      <Link to="/events/$event/today" params={{ event }} {...section}>
        Today
      </Link>
      <Link to="/events/$event/engagement" params={{ event }} {...section}>
        Engagement
      </Link>
      <Link to="/events/$event/coverage" params={{ event }} {...section}>
        Coverage
      </Link>
      <Link to="/events/$event/conflicts" params={{ event }} {...section}>
        Conflicts
      </Link>
      <Link to="/events/$event/feedback" params={{ event }} {...section}>
        Feedback
      </Link>
      <Link to="/events/$event/follow-ups" params={{ event }} {...section}>
        Follow-ups
      </Link>
      <Link to="/events/$event/paragraphs" params={{ event }} {...section}>
        Paragraphs
      </Link>
      <Link to="/events/$event/summary" params={{ event }} {...section}>
        Summary
      </Link>
      {hasSetUp && (
        <Link to="/events/$event/set-up" params={{ event }} {...section}>
          Set-up
        </Link>
      )}
    </>
  );
}
