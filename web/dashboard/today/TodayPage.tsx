import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getToday, type Today } from '#contracts/today';
import { call } from '#web/api/client.ts';
import { Answer } from '../parts/Answer.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FirstBooth } from '../parts/FirstBooth.tsx';
import { byKiosk } from '../parts/kiosk-order.ts';
import { Page } from '../parts/Page.tsx';
import { dateIn } from '../parts/times.ts';
import { readAgain } from '../query-client.ts';
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
  const query = useQuery({
    queryKey: ['events', event.slug, 'today'],
    queryFn: ({ signal }) => call(getToday, { params: { event: event.slug }, signal }),
    refetchInterval: readAgain(READ_AGAIN_MS),
  });
  const { data } = query;
  return (
    <Page title="Today" of={event.name} sub={data && tallyWords(data)}>
      <Answer query={query} what="Today" rows={9} timeZone={event.timeZone}>
        {(today) => <Content today={today} />}
      </Answer>
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
