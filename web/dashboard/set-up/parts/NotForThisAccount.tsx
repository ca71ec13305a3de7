import { Card } from '../../parts/Card.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';

/** Instead of a page that this account may not see. `children` says whose page it is. */
export function NotForThisAccount({ children }: { children: string }) {
  return (
    <Card>
      <EmptyState title="Not for this account">
        <p>{children}</p>
      </EmptyState>
    </Card>
  );
}
