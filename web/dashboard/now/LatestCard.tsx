import { Link } from '@tanstack/react-router';
import type { Now } from '#contracts/now';
import { Card } from '../parts/Card.tsx';
import { Plate } from '../parts/Plate.tsx';
import { clockTimeFrom } from '../parts/times.ts';
import { useMay } from '../set-up/may.ts';
import { useEvent } from '../shell/events.ts';
import classes from './Side.module.css';

const MOST = 8;

export function LatestCard({ now }: { now: Now }) {
  const { slug, timeZone } = useEvent();
  const may = useMay();
  const booths = new Map(now.booths.map((booth) => [booth.boothId, booth]));
  // A tablet that was silent sends old taps late.
  const inOrder = now.latest.toSorted((one, other) => other.occurredAt.localeCompare(one.occurredAt));
  return (
    <Card
      title="Latest"
      actions={
        may.booths && (
          <Link to="/events/$event/set-up/visits" params={{ event: slug }}>
            Correct visits
          </Link>
        )
      }
    >
      {now.latest.length === 0 && <p className={classes.none}>No visit yet.</p>}
      <ol className={classes.latest}>
        {inOrder.slice(0, MOST).map(({ id, boothId, partySize, occurredAt }) => (
          <li key={id}>
            <time dateTime={occurredAt}>{clockTimeFrom(now.asOf, occurredAt, timeZone)}</time>
            <Plate kiosk={booths.get(boothId)?.kiosk ?? null} />
            <span>{booths.get(boothId)?.name ?? 'A booth taken off the list'}</span>
            <b>+{partySize}</b>
          </li>
        ))}
      </ol>
    </Card>
  );
}
