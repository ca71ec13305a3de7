import { Button } from '@mantine/core';
import { useState } from 'react';
import { type AccountRow, accounts } from '#contracts/accounts';
import { notifyNotDone } from '../../parts/notify.ts';
import { momentWords, ownZone, ownZoneName } from '../local-time.ts';
import { counted } from '../names.ts';
import { useAsk, useRows } from '../parts/collection.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { type Field, typed } from '../parts/fields.ts';
import { ListPage } from '../parts/ListPage.tsx';
import { changedOnly } from '../parts/merging.ts';
import { RowActions } from '../parts/RowActions.tsx';
import { ShownOnce } from '../parts/ShownOnce.tsx';
import { useAllBooths } from './all-booths.ts';
import { CloseAccount } from './CloseAccount.tsx';
import { type RoleValues, roleBody, roleFields, roleWords } from './role-fields.ts';

type Values = RoleValues & { name: string };
type Open =
  | { dialog: 'none' }
  | { dialog: 'change' | 'close'; account: AccountRow }
  | { dialog: 'reset'; name: string; url: string };

export function AccountsCard() {
  const ask = useAsk();
  const { choices: booths } = useAllBooths();
  const [open, setOpen] = useState<Open>({ dialog: 'none' });
  const close = () => setOpen({ dialog: 'none' });
  const makeReset = (row: AccountRow) =>
    ask(accounts.createReset, { params: { id: row.id } }).then(
      ({ url }) => setOpen({ dialog: 'reset', name: row.name, url }),
      (error) => notifyNotDone('No link was made.', error),
    );
  const reopen = (row: AccountRow) =>
    ask(accounts.restore, { params: { id: row.id }, version: row.version }).catch((error) =>
      notifyNotDone('The account stays closed.', error),
    );
  return (
    <>
      <ListPage
        title="Accounts"
        loaded={useRows(accounts.list)}
        intro={`Who signs in to this dashboard. Booth staff need no account: they count on a connected tablet or phone. Times are on your clock, ${ownZoneName()}.`}
        empty={{ title: 'No accounts yet', text: 'Invite somebody below.' }}
        isArchived={(row) => row.archivedAt !== null}
        archiveLabel={(count) => `Show ${counted(count, 'closed account')}`}
        columns={[
          { head: 'Name', cell: (row) => row.name },
          { head: 'E-mail', cell: (row) => row.email },
          { head: 'Role', cell: roleOf },
          { head: 'Last sign-in', cell: (row) => momentWords(row.signedInAt, ownZone) },
        ]}
        rowActions={(account) => (
          <RowActions>
            <Button
              aria-label={`Change ${account.name}`}
              onClick={() => setOpen({ dialog: 'change', account })}
            >
              Change
            </Button>
            <Button aria-label={`Password link for ${account.name}`} onClick={() => void makeReset(account)}>
              Password link
            </Button>
            <Button
              variant="subtle"
              aria-label={`Close the account of ${account.name}…`}
              onClick={() => setOpen({ dialog: 'close', account })}
            >
              Close…
            </Button>
          </RowActions>
        )}
        archivedActions={(row) => <Button onClick={() => void reopen(row)}>Open it again</Button>}
      />
      {open.dialog === 'change' && (
        <FormDialog<Values, AccountRow>
          title={`Change ${open.account.name}`}
          fields={[nameField, ...roleFields(booths, true)]}
          initial={valuesOf(open.account)}
          version={open.account.version}
          theirs={{ row: accounts.change.output, valuesOf }}
          save={async (values, { version, values: before }) => {
            const body = changedOnly(bodyOf(values), bodyOf(before));
            if (Object.keys(body).length > 0)
              await ask(accounts.change, { params: { id: open.account.id }, body, version });
            return typed(null);
          }}
          submitLabel="Save the change"
          onClose={close}
        />
      )}
      {open.dialog === 'close' && <CloseAccount account={open.account} onClose={close} />}
      {open.dialog === 'reset' && (
        <ShownOnce
          title={`A new password for ${open.name}`}
          sentence="Send this link to them alone. It works once; the old password works until then."
          label="Link to set a new password"
          value={open.url}
          what="link"
          onClose={close}
        />
      )}
    </>
  );
}

const nameField: Field<Values> = { name: 'name', label: 'Name', kind: 'line' };

function valuesOf({ name, role, boothIds }: AccountRow): Values {
  return { name, role, boothIds };
}

const bodyOf = (values: Values) => ({ name: values.name, ...roleBody(values) });

function roleOf({ role, boothIds }: AccountRow): string {
  return role === 'lead' ? `${roleWords.lead}, ${counted(boothIds.length, 'booth')}` : roleWords[role];
}
