import { isTapped, partWords, type Report } from '#contracts/report';
import { countedWords } from '#contracts/summary-words';
import { Card } from '../parts/Card.tsx';
import { FigureText } from '../parts/FigureText.tsx';
import { Tag } from '../parts/Tag.tsx';
import { clockTime, dateRange, weekday } from '../parts/times.ts';
import { NeedsAttentionLink } from '../set-up/refused-items/OpenCount.tsx';
import { UncertainTimesLink } from '../set-up/uncertain-times/UncertainNotes.tsx';
import classes from './Summary.module.css';

export function EventFacts({ report }: { report: Report }) {
  const { event, total, booths } = report;
  const place = [event.venue, event.city].filter((part) => part !== '').join(', ');
  return (
    <Card title={event.name} sub={event.simulated ? <Tag kind="simulated" /> : undefined}>
      <NeedsAttentionLink event={event.slug} />
      <UncertainTimesLink event={event.slug} />
      <dl className={classes.facts}>
        <dt>Visitors</dt>
        <dd>
          <FigureText figure={total} size="panel" />
          <span>
            at {countedWords(booths)}
            {partWords(report) !== null && `; the event has ${report.boothsOfEvent}`}
          </span>
        </dd>
        <dt>When</dt>
        <dd>{dateRange(event.startsOn, event.endsOn)}</dd>
        {place !== '' && (
          <>
            <dt>Where</dt>
            <dd>{place}</dd>
          </>
        )}
        <dt>Open</dt>
        <dd>{openWords(report)}</dd>
        {isTapped(report) && (
          <>
            <dt>Counted how</dt>
            <dd>{event.countingRule}</dd>
          </>
        )}
        {event.sourceUrl !== null && (
          <>
            <dt>Source</dt>
            <dd>
              <a href={event.sourceUrl} rel="noreferrer" target="_blank">
                {event.sourceUrl}
              </a>
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}

/** "Tue 10:30–19:30, Wed 10:30–17:00" */
function openWords({ event: { days, timeZone } }: Report): string {
  if (days.length === 0) return 'not recorded';
  return days
    .map(({ date, opensAt, closesAt }) => {
      const hours = `${clockTime(opensAt, timeZone)}–${clockTime(closesAt, timeZone)}`;
      return `${weekday(date, 'short')} ${hours}`;
    })
    .join(', ');
}
