import { useLayoutEffect, useState } from 'react';
import { useTablet, useTabletState } from '../shell/use-tablet.ts';

/**
 * Ids of what this device recorded and the server's state does not hold yet: unsent, or sent since that state was read.
 * Asks for the new state at once, so that nothing is shown twice or not at all in between.
 */
export function usePending(): ReadonlySet<string> {
  const tablet = useTablet();
  const { unsent, facts, etag } = useTabletState(({ unsent, facts, meta }) => ({
    unsent,
    facts,
    etag: meta.etag,
  }));
  const [held, setHeld] = useState<{ etag: string | null; ids: ReadonlySet<string> }>({
    etag,
    ids: new Set(),
  });
  const waiting = new Set(unsent.map(({ id }) => id));
  const lingering = held.etag === etag ? [...held.ids].filter((id) => !waiting.has(id)) : [];
  const ids = facts.flatMap(({ id }) => (waiting.has(id) || lingering.includes(id) ? [id] : []));
  const key = ids.join(' ');
  useLayoutEffect(() => setHeld({ etag, ids: new Set(key === '' ? [] : key.split(' ')) }), [etag, key]);
  const isBehind = lingering.length > 0;
  useLayoutEffect(() => {
    if (isBehind) tablet.sendNow();
  }, [tablet, isBehind]);
  return new Set(ids);
}
