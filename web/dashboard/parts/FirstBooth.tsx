import { canSetUp, useAccount } from '../accounts/session.ts';
import { EmptyState } from './EmptyState.tsx';
import { ToBooths } from './ToBooths.tsx';

/** An event without booths: the one next step. */
export function FirstBooth({ event, level = 2 }: { event: string; level?: 2 | 3 }) {
  const account = useAccount();
  if (account === null || !canSetUp(account.role))
    return (
      <EmptyState level={level} title="No booths yet">
        <p>A program manager adds the booths of this event. They appear here by themselves.</p>
      </EmptyState>
    );
  return (
    <EmptyState level={level} title="No booths yet">
      <p>Add the booths of this event, then connect a tablet to each. What is tapped there arrives here.</p>
      <ToBooths event={event} />
    </EmptyState>
  );
}
