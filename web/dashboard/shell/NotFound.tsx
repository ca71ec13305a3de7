import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Page } from '../parts/Page.tsx';

export function NotFound() {
  return (
    <Page title="Not found">
      <EmptyState title="There is no page at this address">
        <p>The link may be old, or a letter is missing.</p>
        <Button variant="filled" renderRoot={(props) => <Link to="/" {...props} />}>
          Go to all events
        </Button>
      </EmptyState>
    </Page>
  );
}
