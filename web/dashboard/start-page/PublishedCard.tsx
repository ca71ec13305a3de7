import { Card } from '../parts/Card.tsx';
import { FigureText } from '../parts/FigureText.tsx';
import { Tag } from '../parts/Tag.tsx';
import { dateRange } from '../parts/times.ts';
import { EventActions } from './EventActions.tsx';
import { countedTally, type OverviewEvent, paragraphTally } from './missing.ts';
import classes from './StartPage.module.css';

const MOST_NAMES = 3;

/** A past event known from what was published: no times, so no staffing; figures and people only. */
export function PublishedCard({ event }: { event: OverviewEvent }) {
  const { done: counted, of } = countedTally(event.booths);
  const { done: approved } = paragraphTally(event.booths);
  return (
    <Card
      title={event.name}
      sub={
        <>
          {event.simulated && <Tag kind="simulated" />}
          <span>
            {event.city !== '' && `${event.city}, `}
            {dateRange(event.startsOn, event.endsOn)}. {counted} of {of} booths counted, staffing not
            recorded, {approved} of {of} paragraphs approved.
          </span>
        </>
      }
      actions={<EventActions event={event} />}
    >
      <ul className={classes.published}>
        {event.booths.map(({ boothId, name, representatives, figure }) => (
          <li key={boothId}>
            <span>
              <b>{name}</b>
              <small>{namesOf(representatives)}</small>
            </span>
            <FigureText figure={figure} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** "Keith Mattix and 4 more" */
function namesOf(names: readonly string[]): string {
  if (names.length === 0) return 'representatives not recorded';
  if (names.length <= MOST_NAMES) return names.join(', ');
  return `${names.slice(0, 1).join(', ')} and ${names.length - 1} more`;
}
