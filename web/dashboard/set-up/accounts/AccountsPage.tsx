import { Card } from '../../parts/Card.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { useMay } from '../may.ts';
import { AccountsCard } from './AccountsCard.tsx';
import { InvitesCard } from './InvitesCard.tsx';

/** Owners see all accounts; managers invite booth leads and viewers. */
export function AccountsPage() {
  const may = useMay();
  if (!may.manage)
    return (
      <Card>
        <EmptyState title="Not for this account">
          <p>Accounts are looked after by the owner and by program managers.</p>
        </EmptyState>
      </Card>
    );
  return (
    <>
      {may.own && <AccountsCard />}
      <InvitesCard />
    </>
  );
}
