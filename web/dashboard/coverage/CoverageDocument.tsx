import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CoverageBooth, CoverageReport, CoverageStretch } from '#contracts/coverage';
import { minutesWords, NO_SLOT, planWords, provisionalCoverage } from '#contracts/coverage-words';
import { dateFormat } from '#contracts/date-formats';
import { Card } from '../parts/Card.tsx';
import { CoverageLegend } from '../parts/CoverageBar.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FirstBooth } from '../parts/FirstBooth.tsx';
import { dateRange, longDate, weekday, zoneName } from '../parts/times.ts';
import { useMay } from '../set-up/may.ts';
import { UncertainTimesLink } from '../set-up/uncertain-times/UncertainNotes.tsx';
import { BoothDay } from './BoothDay.tsx';
import classes from './Coverage.module.css';
import { ForgottenCard } from './ForgottenCard.tsx';
import { StatementDialog } from './StatementDialog.tsx';

type Day = CoverageReport['days'][number];

/** What somebody is about to make a statement on. */
export interface Asked {
  booth: Pick<CoverageBooth, 'boothId' | 'name' | 'slots'>;
  stretch: CoverageStretch;
}

export function CoverageDocument({ report, shown }: { report: CoverageReport; shown: readonly Day[] }) {
  const may = useMay();
  const [asked, setAsked] = useState<Asked | null>(null);
  if (report.days.length === 0) return <NoSlots report={report} />;
  const without = report.booths.filter(({ slots }) => slots.length === 0);
  return (
    <>
      <p className={classes.printed}>{printedWords(report, shown)}</p>
      {report.provisional && <p className={classes.without}>{provisionalCoverage}</p>}
      {hasUncertain(shown, report) && <UncertainTimesLink event={report.event.slug} />}
      {shown.map((day) => (
        <DayCard key={day.date} report={report} day={day} onAsk={may.booths ? setAsked : null} />
      ))}
      <ForgottenCard report={report} dates={shown.map(({ date }) => date)} />
      {without.length > 0 && (
        <p className={classes.without}>
          {NO_SLOT}: {without.map(({ name }) => name).join(', ')}.
        </p>
      )}
      {asked !== null && <StatementDialog asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

/** A check-in by a clock that could not be trusted is among the evidence of these days. */
const hasUncertain = (shown: readonly Day[], { booths }: CoverageReport) =>
  booths
    .flatMap(({ slots }) => slots.flatMap(({ stretches }) => stretches))
    .filter(({ date }) => shown.some((day) => day.date === date))
    .some(({ evidence }) => evidence.some(({ isUncertain }) => isUncertain));

function NoSlots({ report: { booths, event } }: { report: CoverageReport }) {
  const may = useMay();
  return (
    <Card bleed>
      {booths.length === 0 ? (
        <FirstBooth event={event.slug} />
      ) : (
        <EmptyState title="No slots are known">
          <p>Coverage is read against slots: when a booth has its kiosk.</p>
          {may.manage && (
            <Button
              variant="filled"
              renderRoot={(props) => (
                <Link to="/events/$event/set-up/slots" params={{ event: event.slug }} {...props} />
              )}
            >
              Add the slots
            </Button>
          )}
        </EmptyState>
      )}
    </Card>
  );
}

interface DayGiven {
  report: CoverageReport;
  day: Day;
  onAsk: ((asked: Asked) => void) | null;
}

function DayCard({ report, day, onAsk }: DayGiven) {
  const booths = day.booths.flatMap(({ boothId, minutes }) => {
    const booth = report.booths.find((one) => one.boothId === boothId);
    return booth === undefined ? [] : [{ booth, minutes }];
  });
  return (
    <Card
      title={`${weekday(day.date)}, ${longDate(day.date)}`}
      sub={`${[minutesWords(day.minutes), ...planWords(day.minutes)].join(', ')}`}
      bleed
    >
      <ul className={classes.booths}>
        {booths.map(({ booth, minutes }) => (
          <BoothDay
            key={booth.boothId}
            {...{ booth, minutes, onAsk, date: day.date, breaks: report.breaks }}
          />
        ))}
      </ul>
      <CoverageLegend
        states={
          day.minutes.comingMinutes > 0
            ? ['covered', 'gap', 'unrecorded', 'coming']
            : ['covered', 'gap', 'unrecorded']
        }
      />
    </Card>
  );
}

/** What the bars on top say on screen. */
function printedWords({ event, madeAt }: CoverageReport, shown: readonly Day[]): string {
  const [first, last] = [shown[0]?.date ?? event.startsOn, shown.at(-1)?.date ?? event.endsOn];
  const made = dateFormat('en-GB', {
    timeZone: event.timeZone,
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(new Date(madeAt));
  const simulated = event.simulated ? 'Simulated. ' : '';
  return `${event.name}, ${dateRange(first, last)}. ${simulated}${zoneName(event)}. Made ${made}.`;
}
