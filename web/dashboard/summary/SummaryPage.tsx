import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { getReport, type Report } from '#contracts/report';
import { call } from '#web/api/client.ts';
import { Answer } from '../parts/Answer.tsx';
import { Card } from '../parts/Card.tsx';
import { FirstBooth } from '../parts/FirstBooth.tsx';
import { Page } from '../parts/Page.tsx';
import { readAgain } from '../query-client.ts';
import { useEvent } from '../shell/events.ts';
import { Downloads } from './Downloads.tsx';
import { PostPage } from './PostPage.tsx';
import { SummaryDocument } from './SummaryDocument.tsx';
import { SummaryLinksCard } from './SummaryLinksCard.tsx';
import { usePostChoices } from './use-post-choices.ts';

/** The report of an event as a page to read, and as files to keep. */
export function SummaryPage() {
  const event = useEvent();
  const { edition, booths, approved, frontMatter } = usePostChoices();
  const query = useQuery({
    queryKey: ['report', event.slug],
    queryFn: ({ signal }) => call(getReport, { params: { event: event.slug }, signal }),
    refetchInterval: readAgain(),
  });
  const { data } = query;
  const hasBooths = data !== undefined && data.booths.length > 0;
  useScrollToHash(data !== undefined);
  return (
    <Page
      title="Summary"
      of={event.name}
      sub={hasBooths && approvedWords(data)}
      actions={
        hasBooths && (
          <>
            <EditionSwitch />
            {edition === 'post' ? (
              <Downloads
                event={event.slug}
                edition="post"
                booth={booths}
                drafts={approved && 'left-out'}
                frontMatter={frontMatter}
              />
            ) : (
              <Downloads event={event.slug} edition="internal" />
            )}
          </>
        )
      }
    >
      <Answer query={query} what="The summary" rows={9} timeZone={event.timeZone}>
        {(report) =>
          edition === 'post' && report.booths.length > 0 ? (
            <PostPage report={report} />
          ) : (
            <Content report={report} />
          )
        }
      </Answer>
    </Page>
  );
}

function Content({ report }: { report: Report }) {
  if (report.booths.length > 0)
    return (
      <>
        <SummaryDocument report={report} />
        <SummaryLinksCard />
      </>
    );
  return (
    <Card bleed>
      <FirstBooth event={report.event.slug} />
    </Card>
  );
}

function EditionSwitch() {
  const { edition, change } = usePostChoices();
  return (
    <SegmentedControl
      size="sm"
      aria-label="Edition"
      value={edition ?? 'internal'}
      data={[
        { value: 'internal', label: 'Internal' },
        { value: 'post', label: 'Post' },
      ]}
      onChange={(chosen) => change({ edition: chosen === 'post' ? 'post' : undefined })}
    />
  );
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
