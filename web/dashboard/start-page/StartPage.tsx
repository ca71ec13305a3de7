import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getOverview, type Overview } from '#contracts/start-page';
import { call } from '#web/api/client.ts';
import { useAccount } from '../accounts/session.ts';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Page } from '../parts/Page.tsx';
import { clockTime } from '../parts/times.ts';
import { BoneRows, Waiting } from '../parts/Waiting.tsx';
import { TRY_AGAIN_MS } from '../query-client.ts';
import { EventCard } from './EventCard.tsx';
import { boothsToAsk, inOrderOfUse, isPublishedOnly } from './missing.ts';
import { PublishedCard } from './PublishedCard.tsx';

/** A page across events shows the clock of whoever looks at it. */
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function StartPage() {
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => call(getOverview, { signal }),
    refetchInterval: ({ state }) => (state.error === null ? 60_000 : TRY_AGAIN_MS),
  });
  const isEmpty = data?.events.length === 0;
  return (
    <Page title="What is still missing" sub={data && missingWords(data)} actions={!isEmpty && <NewEvent />}>
      {error !== null && (
        <Card bleed>
          <ErrorState
            error={error}
            onRetry={() => void refetch()}
            lastDataAt={data && clockTime(new Date(dataUpdatedAt), HERE)}
          />
        </Card>
      )}
      {data && <Events overview={data} />}
      {data === undefined && error === null && (
        <Waiting what="What is still missing">
          <Card bleed>
            <BoneRows rows={9} />
          </Card>
        </Waiting>
      )}
    </Page>
  );
}

function Events({ overview: { events } }: { overview: Overview }) {
  if (events.length === 0)
    return (
      <Card bleed>
        <NoEvents />
      </Card>
    );
  return inOrderOfUse(events).map((event) =>
    isPublishedOnly(event) ? (
      <PublishedCard key={event.id} event={event} />
    ) : (
      <EventCard key={event.id} event={event} />
    ),
  );
}

function NoEvents() {
  const isManager = useIsManager();
  return (
    <EmptyState title="No events yet">
      <p>
        {isManager
          ? 'Add the first one: its days, its booths, then a tablet for each booth.'
          : 'A program manager creates the first one. It appears here by itself.'}
      </p>
      <NewEvent />
    </EmptyState>
  );
}

function NewEvent() {
  if (!useIsManager()) return null;
  return (
    <Button
      variant="filled"
      leftSection={<IconPlus size={16} stroke={1.9} />}
      renderRoot={(props) => <Link to="/set-up/events/new" {...props} />}
    >
      New event
    </Button>
  );
}

function useIsManager(): boolean {
  const role = useAccount()?.role;
  return role === 'owner' || role === 'manager';
}

/** "5 messages would complete the summary of Pavilion Rehearsal 2026." */
function missingWords({ events }: Overview): string | null {
  const asked = events.filter((event) => boothsToAsk(event).length > 0);
  const messages = asked.reduce((sum, event) => sum + boothsToAsk(event).length, 0);
  if (events.length === 0) return null;
  if (events.some(({ booths }) => booths.length === 0) && messages === 0) return null;
  if (messages === 0) return 'Nothing, as far as the record goes.';
  const [only] = asked;
  const which = asked.length === 1 && only ? `summary of ${only.name}` : `${asked.length} summaries`;
  return `${messages} ${messages === 1 ? 'message' : 'messages'} would complete the ${which}.`;
}
