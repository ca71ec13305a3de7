import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type CoverageReport, coverage } from '#contracts/coverage';
import { minutesWords } from '#contracts/coverage-words';
import { call, urlOf } from '#web/api/client.ts';
import { Answer } from '../parts/Answer.tsx';
import { DaySwitch } from '../parts/DaySwitch.tsx';
import { Page } from '../parts/Page.tsx';
import { readAgain } from '../query-client.ts';
import { useEvent } from '../shell/events.ts';
import classes from './Coverage.module.css';
import { CoverageDocument } from './CoverageDocument.tsx';

const route = getRouteApi('/shell/events/$event/coverage');

/** Was each slot staffed: a page to read and to hand to the organiser. */
export function CoveragePage() {
  const event = useEvent();
  const { day = 'all' } = route.useSearch();
  const navigate = useNavigate({ from: '/events/$event/coverage' });
  const query = useQuery({
    queryKey: ['events', event.slug, 'coverage'],
    queryFn: ({ signal }) => call(coverage.get, { params: { event: event.slug }, signal }),
    refetchInterval: readAgain(),
  });
  const { data } = query;
  const dates = data?.days.map(({ date }) => date) ?? [];
  const shown = dates.includes(day) ? day : 'all';
  return (
    <Page
      title="Coverage"
      of={event.name}
      sub={data && data.total.slotMinutes > 0 ? minutesWords(data.total) : undefined}
      actions={
        dates.length > 0 && (
          <div className={classes.actions}>
            <DaySwitch
              dates={dates}
              shown={shown}
              allLabel="Whole event"
              within={event}
              onChoose={(chosen) => void navigate({ search: { day: chosen } })}
            />
            <Downloads event={event.slug} day={shown} />
          </div>
        )
      }
    >
      <Answer query={query} what="The coverage" rows={9} timeZone={event.timeZone}>
        {(report) => <CoverageDocument report={report} shown={datesShown(report, shown)} />}
      </Answer>
    </Page>
  );
}

const datesShown = ({ days }: CoverageReport, shown: string) =>
  days.filter(({ date }) => shown === 'all' || date === shown);

function Downloads({ event, day }: { event: string; day: string }) {
  const only = day === 'all' ? {} : { day };
  const address = (format: string, query: object = {}) =>
    urlOf(coverage.file, { params: { event, format }, query: { ...only, ...query } });
  return (
    <div className={classes.downloads}>
      <Button
        component="a"
        href={address('pdf')}
        download
        variant="filled"
        leftSection={<IconDownload size={16} stroke={1.9} />}
      >
        Download PDF
      </Button>
      <Button component="a" href={address('pdf', { paper: 'letter' })} download>
        PDF, Letter
      </Button>
      <Button component="a" href={address('csv')} download>
        CSV
      </Button>
    </div>
  );
}
