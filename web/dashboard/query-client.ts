import { type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import { isPassing, Refusal } from '#web/api/client.ts';

const TRIES = 2;
export const TRY_AGAIN_MS = 10_000;
/** How soon a page sees what others changed, where nothing tells it. */
const EVERY_MINUTE_MS = 60_000;

/** When a question is asked again whose answer changes by itself: sooner while the server does not answer. */
export const readAgain =
  (everyMs: number | false = EVERY_MINUTE_MS) =>
  ({ state }: Pick<Query, 'state'>): number | false =>
    isPassing(state.error) ? Math.min(TRY_AGAIN_MS, everyMs || TRY_AGAIN_MS) : everyMs;

/**
 * @param onSignedOut called when the server says that nobody is signed in any more
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof Refusal && error.problem.code === 'not-signed-in') onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        // A browser thinks it is online behind a captive portal: ask, and believe the answer.
        networkMode: 'always',
        retry: (failures, error) => isPassing(error) && failures < TRIES,
        refetchInterval: readAgain(false),
        staleTime: 10_000,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
