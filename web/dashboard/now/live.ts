import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ALIVE_EVERY_MS, getLive, getNow, type Now, now } from '#contracts/now';
import { call, urlOf } from '#web/api/client.ts';
import { TRY_AGAIN_MS } from '../query-client.ts';

/** Where the figures come from at this moment. */
export type Connection = 'connecting' | 'live' | 'lost';

const REOPEN_MS = 5_000;
/** Nothing for so long, and the connection is taken for dead: nobody tells a browser of a cut far away. */
const SILENT_MS = 3 * ALIVE_EVERY_MS + 1_000;

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

/** An EventSource comes back by itself after a cut, but gives up after a refusal and notices no silence: then it is opened anew. */
function openStream(url: string, { onNow, onLost }: Listener): () => void {
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource;
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      onLost();
      source.close();
      open();
    }, SILENT_MS);
  };
  const open = () => {
    source = new EventSource(url);
    heard();
    source.addEventListener('alive', heard);
    source.addEventListener('now', (message) => {
      heard();
      const fresh = parseNow(message.data);
      if (fresh === null) onLost();
      else onNow(fresh);
    });
    source.addEventListener('error', () => {
      onLost();
      if (source.readyState !== EventSource.CLOSED) return;
      clearTimeout(silence);
      reopening = setTimeout(open, REOPEN_MS);
    });
  };
  open();
  return () => {
    clearTimeout(reopening);
    clearTimeout(silence);
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
