import { Link } from '@tanstack/react-router';
import type { Ref } from 'react';
import { Mark } from '../../ui/Mark.tsx';
import { AccountMenu } from '../accounts/AccountMenu.tsx';
import { Tag } from '../parts/Tag.tsx';
import { zoneName } from '../parts/times.ts';
import { EventSwitch } from './EventSwitch.tsx';
import { useEventInAddress } from './events.ts';
import classes from './Shell.module.css';

/** The event and its truth: which one, whether it is simulated, how fresh the page is, whose clock it shows. */
export function TopBar({ noteRef }: { noteRef: Ref<HTMLElement> }) {
  const { slug, event } = useEventInAddress();
  return (
    <header className={classes.top}>
      <Link to="/" className={classes.brand} aria-label="Pavilion, all events">
        <Mark size={28} />
        <span className={classes.word}>Pavilion</span>
      </Link>
      <EventSwitch current={event} slug={slug} />
      {event?.simulated && <Tag kind="simulated" />}
      <div className={classes.truth}>
        <span ref={noteRef} />
        {event && <span>{zoneName(event)}</span>}
      </div>
      <AccountMenu />
    </header>
  );
}
