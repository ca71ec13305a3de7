import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { assignments } from '#contracts/assignments';
import { shifts } from '#contracts/shifts';
import { slots } from '#contracts/slots';
import { conflictsQuery } from '../../../conflicts/conflicts-query.ts';
import { rowsKey } from '../../parts/collection.ts';

const LOOK_AGAIN_MS = 30_000;

/**
 * What others change shows by itself, and as soon as somebody comes back to the window.
 * @param event slug
 * @param isPaused while something is dragged or a dialog is open: nothing moves below a hand
 */
export function useFollowing(event: string, isPaused: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (isPaused) return;
    const look = () => {
      if (!document.hidden) void readAgain(client, event);
    };
    const timer = setInterval(look, LOOK_AGAIN_MS);
    window.addEventListener('focus', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', look);
    };
  }, [client, event, isPaused]);
}

async function readAgain(client: QueryClient, event: string): Promise<void> {
  const keys = [shifts.list, assignments.list, slots.list].map((list) => rowsKey(list, event));
  const known = () => keys.map((queryKey) => client.getQueryData(queryKey));
  const before = known();
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  // Rows that are the same stay the same object. Conflicts are looked for only when something changed.
  if (known().some((rows, at) => rows !== before[at]))
    await client.invalidateQueries({ queryKey: conflictsQuery(event).queryKey });
}
