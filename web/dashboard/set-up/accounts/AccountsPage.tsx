import { useMay } from '../may.ts';
import { NotForThisAccount } from '../parts/NotForThisAccount.tsx';
import { AccountsCard } from './AccountsCard.tsx';
import { InvitesCard } from './InvitesCard.tsx';

/** Owners see all accounts; managers invite booth leads and viewers. */
export function AccountsPage() {
  const may = useMay();
  if (!may.manage)
    return (
      <NotForThisAccount>Accounts are looked after by the owner and by program managers.</NotForThisAccount>
    );
  return (
    <>
      {may.own && <AccountsCard />}
      <InvitesCard />
    </>
  );
}
