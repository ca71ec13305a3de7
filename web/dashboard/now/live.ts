import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { getLive, getNow, type Now, now } from '#contracts/now';
import { call, urlOf } from '#web/api/client.ts';
import { TRY_AGAIN_MS } from '../query-client.ts';

/** Where the figures come from at this moment. */
export type Connection = 'connecting' | 'live' | 'lost';

const REOPEN_MS = 5_000;

function nowQuery(event: string, day: string | undefined) {
  return queryOptions({
    queryKey: ['now', event, day ?? 'default'],
    queryFn: ({ signal }) => call(getNow, { params: { event }, query: { day }, signal }),
  });
}

/** The figures of an event, kept fresh by the server; asked for every 10 s while the stream is lost. */
export function useLiveNow(event: string, day: string | undefined) {
  const queryClient = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');
  const query = useQuery({
    ...nowQuery(event, day),
    refetchInterval: connection === 'live' ? false : TRY_AGAIN_MS,
  });
  useEffect(() => {
    setConnection('connecting');
    return openStream(urlOf(getLive, { params: { event }, query: { day } }), {
      onNow: (fresh) => {
        setConnection('live');
        queryClient.setQueryData(nowQuery(event, day).queryKey, fresh);
      },
      onLost: () => setConnection('lost'),
    });
  }, [event, day, queryClient]);
  return { query, connection };
}

interface Listener {
  onNow: (fresh: Now) => void;
  onLost: () => void;
}

/** An EventSource comes back by itself after a cut, but gives up after a refusal: then it is opened anew. */
function openStream(url: string, { onNow, onLost }: Listener): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource;
  const open = () => {
    source = new EventSource(url);
    source.addEventListener('now', (message) => {
      const fresh = parseNow(message.data);
      if (fresh === null) onLost();
      else onNow(fresh);
    });
    source.addEventListener('error', () => {
      onLost();
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, REOPEN_MS);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

function parseNow(text: unknown): Now | null {
  try {
    return now.parse(JSON.parse(String(text)));
  } catch {
    return null;
  }
}

/** The server's clock, between two answers: moves on by itself. Unix ms. */
export function useServerNow(asOf: string, receivedAtMs: number, everyMs: number): number {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return Date.parse(asOf) + Math.max(0, Date.now() - receivedAtMs);
}
