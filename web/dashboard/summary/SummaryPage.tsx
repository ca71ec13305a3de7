import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { getReport, getSummary, type Report, summaryFormats } from '#contracts/report';
import { call, urlOf } from '#web/api/client.ts';
import { Answer } from '../parts/Answer.tsx';
import { Card } from '../parts/Card.tsx';
import { FirstBooth } from '../parts/FirstBooth.tsx';
import { Page } from '../parts/Page.tsx';
import { useEvent } from '../shell/events.ts';
import { SummaryDocument } from './SummaryDocument.tsx';

const formatNames = {
  md: 'Markdown',
  html: 'HTML',
  pdf: 'PDF',
  csv: 'CSV',
  zip: 'CSV, all tables',
  xlsx: 'Excel',
  json: 'JSON',
} as const;

/** The report of an event as a page to read, and as files to keep. */
export function SummaryPage() {
  const event = useEvent();
  const query = useQuery({
    queryKey: ['report', event.slug],
    queryFn: ({ signal }) => call(getReport, { params: { event: event.slug }, signal }),
  });
  const { data } = query;
  const hasBooths = data !== undefined && data.booths.length > 0;
  useScrollToHash(data !== undefined);
  return (
    <Page
      title="Summary"
      of={event.name}
      sub={hasBooths && approvedWords(data)}
      actions={hasBooths && <Downloads event={event.slug} />}
    >
      <Answer query={query} what="The summary" rows={9} timeZone={event.timeZone}>
        {(report) => <Content report={report} />}
      </Answer>
    </Page>
  );
}

function Content({ report }: { report: Report }) {
  if (report.booths.length > 0) return <SummaryDocument report={report} />;
  return (
    <Card bleed>
      <FirstBooth event={report.event.slug} />
    </Card>
  );
}

function Downloads({ event }: { event: string }) {
  return summaryFormats.map((format, place) => (
    <Button
      key={format}
      component="a"
      href={urlOf(getSummary, { params: { event, format } })}
      download
      variant={place === 0 ? 'filled' : 'default'}
      leftSection={place === 0 ? <IconDownload size={16} stroke={1.9} /> : undefined}
    >
      {place === 0 ? `Download ${formatNames[format]}` : formatNames[format]}
    </Button>
  ));
}

/** A link to one booth's part arrives before the parts do. */
function useScrollToHash(isDrawn: boolean): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (isDrawn && hash !== '') document.getElementById(hash)?.scrollIntoView();
  }, [isDrawn, hash]);
}

function approvedWords({ booths }: Report): string {
  const approved = booths.filter(({ highlight }) => highlight?.state === 'approved').length;
  return `${approved} of ${booths.length} paragraphs approved`;
}
