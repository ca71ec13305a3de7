import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { eventDays } from '#contracts/event-days';
import { call } from '#web/api/client.ts';
import { Card } from '../parts/Card.tsx';
import { DaySwitch } from '../parts/DaySwitch.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Page } from '../parts/Page.tsx';
import { BoneRows, Waiting } from '../parts/Waiting.tsx';
import { useEvent } from '../shell/events.ts';
import { LiveNote } from './LiveNote.tsx';
import { useLiveNow } from './live.ts';
import { NowFigures } from './NowFigures.tsx';
import { headingOf, shownOf, whenWords } from './shown.ts';

const route = getRouteApi('/shell/events/$event/now');

export function NowPage() {
  const event = useEvent();
  const { day } = route.useSearch();
  const navigate = useNavigate({ from: '/events/$event/now' });
  const { query, connection } = useLiveNow(event.slug, day);
  const { data: days } = useQuery({
    queryKey: ['events', event.slug, 'days'],
    queryFn: ({ signal }) => call(eventDays.list, { params: { event: event.slug }, query: {}, signal }),
  });
  const now = query.data;
  const open = (days?.items ?? []).toSorted((a, b) => a.date.localeCompare(b.date));
  return (
    <Page
      title={now ? headingOf(now, event) : 'Now'}
      of={event.name}
      sub={now ? whenWords(now, event) : undefined}
      actions={
        now &&
        now.days.length > 0 && (
          <DaySwitch
            dates={now.days}
            within={event}
            shown={now.day ?? 'all'}
            allLabel="Whole event"
            onChoose={(chosen) => void navigate({ search: { day: chosen } })}
          />
        )
      }
    >
      {now ? (
        <>
          <LiveNote
            connection={connection}
            asOf={now.asOf}
            receivedAtMs={query.dataUpdatedAt}
            timeZone={event.timeZone}
            isLive={shownOf(now, event) === 'live'}
          />
          <NowFigures now={now} receivedAtMs={query.dataUpdatedAt} days={open} />
        </>
      ) : (
        <NotYet error={query.error} onRetry={() => void query.refetch()} />
      )}
    </Page>
  );
}

function NotYet({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (error !== null)
    return (
      <Card bleed>
        <ErrorState error={error} onRetry={onRetry} />
      </Card>
    );
  return (
    <Waiting what="Now">
      <Card bleed>
        <BoneRows rows={10} />
      </Card>
    </Waiting>
  );
}
