import { Button, Checkbox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { getOverview, type Overview } from '#contracts/start-page';
import { call } from '#web/api/client.ts';
import { useAccount } from '../accounts/session.ts';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Page } from '../parts/Page.tsx';
import { clockTime } from '../parts/times.ts';
import { BoneRows, Waiting } from '../parts/Waiting.tsx';
import { readAgain } from '../query-client.ts';
import { EventCard } from './EventCard.tsx';
import { boothsToAsk, inOrderOfUse, isPublishedOnly } from './missing.ts';
import { PublishedCard } from './PublishedCard.tsx';

/** A page across events shows the clock of whoever looks at it. */
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

const startRoute = getRouteApi('/shell/');

export function StartPage() {
  const { missing = false } = startRoute.useSearch();
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => call(getOverview, { signal }),
    refetchInterval: readAgain(),
  });
  const isEmpty = data?.events.length === 0;
  return (
    <Page
      title="What is still missing"
      sub={data && missingWords(data)}
      actions={!isEmpty && <Actions isMissingOnly={missing} />}
    >
      {error !== null && (
        <Card bleed>
          <ErrorState
            error={error}
            onRetry={() => void refetch()}
            lastDataAt={data && clockTime(new Date(dataUpdatedAt), HERE)}
          />
        </Card>
      )}
      {data && <Events overview={data} isMissingOnly={missing} />}
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

/** Only what is missing, or everything; in the address, so that it can be sent. */
function Actions({ isMissingOnly }: { isMissingOnly: boolean }) {
  const navigate = useNavigate({ from: '/' });
  return (
    <>
      <Checkbox
        label="Still missing only"
        checked={isMissingOnly}
        onChange={({ currentTarget }) =>
          void navigate({ search: { missing: currentTarget.checked || undefined }, replace: true })
        }
      />
      <NewEvent />
    </>
  );
}

interface EventsProps {
  overview: Overview;
  isMissingOnly: boolean;
}

function Events({ overview: { events }, isMissingOnly }: EventsProps) {
  if (events.length === 0)
    return (
      <Card bleed>
        <NoEvents />
      </Card>
    );
  const shown = inOrderOfUse(events).filter((event) => !isMissingOnly || boothsToAsk(event).length > 0);
  if (shown.length === 0)
    return (
      <Card bleed>
        <EmptyState title="Nothing is missing">
          <p>
            Of every booth it is recorded who was there, visitors are counted, and the paragraph is ready,
            approved, or left out on purpose.
          </p>
        </EmptyState>
      </Card>
    );
  return shown.map((event) =>
    isPublishedOnly(event) && !isMissingOnly ? (
      <PublishedCard key={event.id} event={event} />
    ) : (
      <EventCard key={event.id} event={event} isMissingOnly={isMissingOnly} />
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
