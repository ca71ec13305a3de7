import { Button } from '@mantine/core';
import { HELD_BACK_WORDS } from '#contracts/figures';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FirstBooth } from '../parts/FirstBooth.tsx';
import { clockTime, dateIn, longDate, zoneName } from '../parts/times.ts';
import { useEvent } from '../shell/events.ts';
import { hasFilters, noFilters, noRange } from './address.ts';
import { Band } from './Band.tsx';
import { ClockCard } from './ClockCard.tsx';
import { ComparisonCard } from './ComparisonCard.tsx';
import { DaysCard } from './DaysCard.tsx';
import classes from './Engagement.module.css';
import { FilterBar } from './FilterBar.tsx';
import { RankingCard } from './RankingCard.tsx';
import { SharesCard } from './SharesCard.tsx';
import { ShiftsCard } from './ShiftsCard.tsx';
import type { View } from './view.ts';

export function EngagementFigures({ view }: { view: View }) {
  const { of } = view;
  if (of.choices.booths.length === 0)
    return (
      <Card bleed>
        <FirstBooth event={of.event.slug} />
      </Card>
    );
  return (
    <>
      <Printed view={view} />
      <FilterBar view={view} />
      {of.total.visitors === null || (of.total.visitors === 0 && of.ofTapped) ? (
        <Nobody view={view} />
      ) : (
        <Cards view={view} />
      )}
    </>
  );
}

function Cards({ view }: { view: View }) {
  const { of } = view;
  return (
    <>
      <Band view={view} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <ClockCard view={view} />
          {of.comparison !== null && <ComparisonCard view={view} comparison={of.comparison} />}
        </div>
        <div className={classes.column}>
          <RankingCard view={view} />
          {of.days.length > 1 && <DaysCard view={view} />}
        </div>
      </div>
      <div className={classes.thirds}>
        <SharesCard view={view} name="audiences" filter="audience" title="Who came" />
        <SharesCard view={view} name="sectors" filter="sector" title="Where they work" />
        <SharesCard view={view} name="topics" filter="topic" title="Asked about" />
      </div>
      <ShiftsCard view={view} />
    </>
  );
}

/** Nothing recorded is not the same as nobody who fits the filters. */
function Nobody({ view: { of, shown, onChange } }: { view: View }) {
  if (of.booths.some(({ none }) => none === 'to-come') && of.total.visitors === null)
    return (
      <Card bleed>
        <EmptyState title="This is still to come">
          <p>Visitors stand here as soon as the first of these booths has opened and somebody counts.</p>
        </EmptyState>
      </Card>
    );
  const isRange = of.range.day !== null || of.range.from !== null || of.range.to !== null;
  if (hasFilters(shown) || isRange)
    return (
      <Card bleed>
        <EmptyState title={nobodyTitle(of)}>
          <p>
            {of.ofTapped && 'Filters by audience, sector and topic look at those tapped only. '}
            {nobodyWords(of)}
          </p>
          <Button variant="filled" onClick={() => onChange({ ...noFilters, ...noRange })}>
            {hasFilters(shown) ? 'Clear filters' : 'Show the whole event'}
          </Button>
        </EmptyState>
      </Card>
    );
  return (
    <Card bleed>
      <EmptyState title="Nothing is recorded yet">
        <p>
          As soon as somebody taps at a booth, or a head count is entered under Set-up, its hours, rates and
          topics appear here.
        </p>
      </EmptyState>
    </Card>
  );
}

function nobodyTitle({ total: { visitors, none } }: View['of']): string {
  if (visitors === 0) return 'Nobody fits these filters';
  if (none === undefined) return 'Nothing is recorded here';
  return none === 'not-split' ? 'A head count cannot be split' : 'Not shown';
}

function nobodyWords({ total: { visitors, none } }: View['of']): string {
  if (visitors === 0)
    return 'Visitors were tapped in this time, or somebody was there and nobody came; none is like this.';
  if (none === undefined)
    return 'No visit and no head count of this time is recorded at these booths. Head counts of the whole event do not say when people came; they stand under Whole event.';
  return none === 'not-split'
    ? 'In this time, at these booths, heads were counted and nobody was tapped. How many of them were like this, nobody can know.'
    : `This time is ${HELD_BACK_WORDS}.`;
}

/** What the bars on top, and the filters, say on screen. */
function Printed({ view: { of, shown } }: { view: View }) {
  const event = useEvent();
  const { day, from, to } = of.range;
  const words = [
    of.event.name,
    day === null && from === null && to === null ? 'whole event' : null,
    day && longDate(day),
    from && `from ${momentIn(from, event.timeZone)}`,
    to && `to ${momentIn(to, event.timeZone)}`,
    shown.booth && `booths: ${of.booths.map(({ name }) => name).join(', ')}`,
    shown.audience,
    shown.sector,
    shown.topic,
    of.comparison && `compared with ${of.comparison.label}`,
    of.ofTapped && 'of those tapped',
    of.event.simulated && 'Simulated',
    of.total.provisional && 'Provisional',
    zoneName(event),
    `made ${momentIn(of.asOf, event.timeZone)}`,
  ];
  return <p className={classes.printed}>{words.filter(Boolean).join(' · ')}</p>;
}

const momentIn = (instant: string, timeZone: string) =>
  `${longDate(dateIn(instant, timeZone))} ${clockTime(instant, timeZone)}`;
