import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { isPassing } from '#web/api/client.ts';
import { TRY_AGAIN_MS } from '../query-client.ts';
import { Card } from './Card.tsx';
import { ErrorState, errorWords } from './ErrorState.tsx';
import { Page } from './Page.tsx';

/** When a page cannot be shown at all. */
export function PageError({ error }: { error: unknown }) {
  const retry = useRetry();
  useEffect(() => {
    if (!isPassing(error)) return;
    const timer = setInterval(retry, TRY_AGAIN_MS);
    return () => clearInterval(timer);
  }, [error, retry]);
  return (
    <Page title={errorWords(error).title} hiddenTitle>
      <Card bleed>
        <ErrorState error={error} onRetry={retry} />
      </Card>
    </Page>
  );
}

function useRetry(): () => Promise<void> {
  const router = useRouter();
  const queryClient = useQueryClient();
  return useCallback(async () => {
    await queryClient.resetQueries({ predicate: (query) => query.state.status === 'error' });
    await router.invalidate();
  }, [router, queryClient]);
}
