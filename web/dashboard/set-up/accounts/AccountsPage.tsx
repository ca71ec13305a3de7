import { useMay } from '../may.ts';
import { AccountsCard } from './AccountsCard.tsx';
import { InvitesCard } from './InvitesCard.tsx';

/** Owners see all accounts; managers invite booth leads and viewers. */
export function AccountsPage() {
  const may = useMay();
  return (
    <>
      {may.own && <AccountsCard />}
      {may.manage && <InvitesCard />}
    </>
  );
}
