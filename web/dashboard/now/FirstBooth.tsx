import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { canSetUp, useAccount } from '../accounts/session.ts';
import { EmptyState } from '../parts/EmptyState.tsx';

/** An event without booths: the one next step. */
export function FirstBooth({ event }: { event: string }) {
  const account = useAccount();
  if (account === null || !canSetUp(account.role))
    return (
      <EmptyState title="No booths yet">
        <p>A program manager adds the booths of this event. They appear here by themselves.</p>
      </EmptyState>
    );
  return (
    <EmptyState title="No booths yet">
      <p>Add the booths of this event, then connect a tablet to each. What is tapped there arrives here.</p>
      <Button
        variant="filled"
        renderRoot={(props) => <Link to="/events/$event/set-up" params={{ event }} {...props} />}
      >
        Add booths
      </Button>
    </EmptyState>
  );
}
