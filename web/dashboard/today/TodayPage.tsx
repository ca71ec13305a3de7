import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getToday, type Today } from '#contracts/today';
import { call } from '#web/api/client.ts';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { FirstBooth } from '../parts/FirstBooth.tsx';
import { byKiosk } from '../parts/kiosk-order.ts';
import { Page } from '../parts/Page.tsx';
import { clockTime, dateIn } from '../parts/times.ts';
import { BoneRows, Waiting } from '../parts/Waiting.tsx';
import { useEvent } from '../shell/events.ts';
import { BoothsCard } from './BoothsCard.tsx';
import { HolesCard } from './HolesCard.tsx';
import { tallyWords } from './today-words.ts';
import { WallLinksCard } from './WallLinksCard.tsx';

/** Somebody checks in on a tablet: here it is seen a moment later. */
const READ_AGAIN_MS = 15_000;

/** Who is here, who is next, where is the hole: all booths on one screen. */
export function TodayPage() {
  const event = useEvent();
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: ['events', event.slug, 'today'],
    queryFn: ({ signal }) => call(getToday, { params: { event: event.slug }, signal }),
    refetchInterval: READ_AGAIN_MS,
  });
  return (
    <Page title="Today" of={event.name} sub={data && tallyWords(data)}>
      {error !== null && (
        <Card bleed>
          <ErrorState
            error={error}
            onRetry={() => void refetch()}
            lastDataAt={data && clockTime(new Date(dataUpdatedAt), event.timeZone)}
          />
        </Card>
      )}
      {data && <Content today={data} />}
      {data === undefined && error === null && (
        <Waiting what="Today">
          <Card bleed>
            <BoneRows rows={9} />
          </Card>
        </Waiting>
      )}
    </Page>
  );
}

function Content({ today }: { today: Today }) {
  const event = useEvent();
  if (today.booths.length === 0)
    return (
      <Card bleed>
        <FirstBooth event={event.slug} />
      </Card>
    );
  if (
    dateIn(today.asOf, event.timeZone) > event.endsOn &&
    today.booths.every(({ here }) => here.length === 0)
  )
    return (
      <Card bleed>
        <EmptyState title="This event is over">
          <p>Who was there, and where the gaps were, stays on its coverage.</p>
          <Button
            variant="filled"
            renderRoot={(props) => (
              <Link to="/events/$event/coverage" params={{ event: event.slug }} {...props} />
            )}
          >
            Open the coverage
          </Button>
        </EmptyState>
      </Card>
    );
  return (
    <>
      <HolesCard today={today} />
      <BoothsCard today={{ ...today, booths: today.booths.toSorted(byKiosk) }} />
      <WallLinksCard />
    </>
  );
}
