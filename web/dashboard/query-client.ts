import { QueryCache, QueryClient } from '@tanstack/react-query';
import { NoAnswer, Refusal } from '#web/api/client.ts';

const TRIES = 2;
export const TRY_AGAIN_MS = 10_000;

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
        retry: (failures, error) => error instanceof NoAnswer && failures < TRIES,
        refetchInterval: (query) => (query.state.error instanceof NoAnswer ? TRY_AGAIN_MS : false),
        staleTime: 10_000,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
