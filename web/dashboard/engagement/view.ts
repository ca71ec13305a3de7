import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { type Engagement, getEngagement } from '#contracts/engagement';
import { call } from '#web/api/client.ts';
import { useLiveNow } from '../now/live.ts';
import { dateIn } from '../parts/times.ts';
import { readAgain } from '../query-client.ts';
import { type Asked, askedOf, type Shown } from './address.ts';

const route = getRouteApi('/shell/events/$event/engagement');
/** While taps come in, the page is read anew at most this often. */
const READ_AGAIN_MS = 4_000;

/** What every card of the page draws. */
export interface View {
  of: Engagement;
  shown: Shown;
  asked: Asked;
  onChange: (change: Partial<Shown>) => void;
}

/** Today is one of its days, whatever range is shown. */
export function isRunning(
  asOf: string,
  event: { timeZone: string; startsOn: string; endsOn: string },
): boolean {
  const today = dateIn(asOf, event.timeZone);
  return event.startsOn <= today && today <= event.endsOn;
}

export function useShown() {
  const shown = route.useSearch();
  const navigate = useNavigate({ from: '/events/$event/engagement' });
  const onChange = (change: Partial<Shown>) =>
    void navigate({ search: { ...shown, ...change }, resetScroll: false });
  return { shown, onChange };
}

/** Kept fresh while something is recorded: page Now's stream says when, this page is read anew. */
export function useEngagement(event: string, shown: Shown) {
  const asked = askedOf(shown);
  const queryKey = ['events', event, 'engagement', asked];
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(getEngagement, { params: { event }, query: asked, signal }),
    placeholderData: keepPreviousData,
    // The hour moves on, whether something is recorded or not.
    refetchInterval: readAgain(asked.last === undefined ? false : undefined),
  });
  const { query: live, connection } = useLiveNow(event, 'all');
  useReadAgain(event, live.data?.version, query.data?.version);
  return { query, connection, asked };
}

function useReadAgain(event: string, recorded: number | undefined, read: number | undefined) {
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const isOld = recorded !== undefined && read !== undefined && recorded > read;
    if (!isOld || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      void queryClient.invalidateQueries({ queryKey: ['events', event, 'engagement'] });
    }, READ_AGAIN_MS);
  }, [event, recorded, read, queryClient]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
}
