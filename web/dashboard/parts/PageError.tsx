import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Card } from './Card.tsx';
import { ErrorState, errorWords } from './ErrorState.tsx';
import { Page } from './Page.tsx';

/** When a page cannot be shown at all. */
export function PageError({ error }: { error: unknown }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const retry = async () => {
    await queryClient.resetQueries({ predicate: (query) => query.state.status === 'error' });
    await router.invalidate();
  };
  return (
    <Page title={errorWords(error).title} hiddenTitle>
      <Card>
        <ErrorState error={error} onRetry={retry} />
      </Card>
    </Page>
  );
}
