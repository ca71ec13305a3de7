import type { QueryClient } from '@tanstack/react-query';

/** How many questions of one act are open, and the reading that follows when no further one comes. */
interface Act {
  open: number;
  reading: ReturnType<typeof setTimeout> | undefined;
}
const acts = new WeakMap<QueryClient, Act>();

/**
 * Asks something that changes rows, then lets every screen that is open read again: once at the end, however many such
 * questions follow each other.
 */
export async function thenReadAgain<O>(client: QueryClient, ask: () => Promise<O>): Promise<O> {
  const act = acts.get(client) ?? { open: 0, reading: undefined };
  acts.set(client, act);
  clearTimeout(act.reading);
  act.open += 1;
  try {
    return await ask();
  } finally {
    act.open -= 1;
    // Whoever asks again does so before a timer can run.
    if (act.open === 0) act.reading = setTimeout(() => void client.invalidateQueries(), 0);
  }
}
