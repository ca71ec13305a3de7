import { type AccountRow, accounts } from '#contracts/accounts';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { useAsk } from '../parts/collection.ts';

export function CloseAccount({ account, onClose }: { account: AccountRow; onClose: () => void }) {
  const ask = useAsk();
  return (
    <ConfirmDialog
      title={`Close the account of ${account.name}?`}
      sentence="They are signed out everywhere. What they did stays, and the account can be opened again."
      keep="Keep the account"
      confirm="Close the account"
      onConfirm={() => ask(accounts.archive, { params: { id: account.id }, version: account.version })}
      onClose={onClose}
    />
  );
}
