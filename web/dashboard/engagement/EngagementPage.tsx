import { Button } from '@mantine/core';
import { Refusal } from '#web/api/client.ts';
import { LiveNote } from '../now/LiveNote.tsx';
import { Answer } from '../parts/Answer.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Page } from '../parts/Page.tsx';
import { dateRange } from '../parts/times.ts';
import { useEvent } from '../shell/events.ts';
import { noFilters, noRange } from './address.ts';
import { EngagementFigures } from './EngagementFigures.tsx';
import { isRunning, useEngagement, useShown } from './view.ts';

/** What the pavilion did: every figure by every filter, with its table and its file. */
export function EngagementPage() {
  const event = useEvent();
  const { shown, onChange } = useShown();
  const { query, connection, asked } = useEngagement(event.slug, shown);
  const { data, error } = query;
  const isRefused = error instanceof Refusal && (error.status === 400 || error.status === 404);
  return (
    <Page title="Engagement" of={event.name} sub={dateRange(event.startsOn, event.endsOn)}>
      {data && (
        <LiveNote
          connection={connection}
          asOf={data.asOf}
          receivedAtMs={query.dataUpdatedAt}
          timeZone={event.timeZone}
          isLive={isRunning(data.asOf, event)}
        />
      )}
      {isRefused && data === undefined ? (
        <Card bleed>
          <EmptyState
            title={error.status === 404 ? 'There is nothing at this address' : 'This cannot be shown'}
          >
            <p role="alert">{error.sentence}</p>
            <Button variant="filled" onClick={() => onChange({ ...noFilters, ...noRange })}>
              Clear filters
            </Button>
          </EmptyState>
        </Card>
      ) : (
        <Answer query={query} what="Engagement" rows={9} timeZone={event.timeZone}>
          {(of) => <EngagementFigures view={{ of, shown, asked, onChange }} />}
        </Answer>
      )}
    </Page>
  );
}
