import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type InviteRow, invites } from '#contracts/invites';
import { notifyNotDone } from '../../parts/notify.ts';
import { momentWords } from '../local-time.ts';
import { useMay } from '../may.ts';
import { useAsk, useRows } from '../parts/collection.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { type Field, typed } from '../parts/fields.ts';
import { ListPage } from '../parts/ListPage.tsx';
import { ShownOnce } from '../parts/ShownOnce.tsx';
import { useAllBoothChoices } from './all-booths.ts';
import { type RoleValues, roleBody, roleFields, roleWords } from './role-fields.ts';

type Values = RoleValues & { email: string };
type Open = { dialog: 'none' | 'invite' } | { dialog: 'shown'; email: string; url: string };

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const emailField: Field<Values> = { name: 'email', label: 'E-mail', kind: 'email' };
const nobody: Values = { email: '', role: 'lead', boothIds: [] };

export function InvitesCard() {
  const may = useMay();
  const ask = useAsk();
  const booths = useAllBoothChoices();
  const [open, setOpen] = useState<Open>({ dialog: 'none' });
  const close = () => setOpen({ dialog: 'none' });

  async function save(values: Values) {
    const made = await ask(invites.create, { body: { email: values.email, ...roleBody(values) } });
    setOpen({ dialog: 'shown', email: values.email, url: made.url });
    return typed(made);
  }
  const revoke = (row: InviteRow) =>
    ask(invites.revoke, { params: { id: row.id } }).catch((error) =>
      notifyNotDone('The invitation still works.', error),
    );

  return (
    <>
      <ListPage
        title="Invitations"
        loaded={useRows(invites.list)}
        intro="Nothing is sent from here: you get a link to copy into a message of your own."
        actions={
          <Button
            variant="filled"
            leftSection={<IconPlus size={16} stroke={1.9} />}
            onClick={() => setOpen({ dialog: 'invite' })}
          >
            Invite somebody
          </Button>
        }
        empty={{ title: 'No open invitations', text: 'Invite a program manager, a booth lead or a viewer.' }}
        columns={[
          { head: 'E-mail', cell: (row) => row.email },
          { head: 'Role', cell: (row) => roleWords[row.role] },
          { head: 'Works until', cell: (row) => momentWords(row.expiresAt, ownZone) },
        ]}
        isArchived={(row) => row.usedAt !== null || row.revokedAt !== null}
        archiveLabel={(count) => `Show used and withdrawn ones (${count})`}
        rowActions={(row) => (
          <Button variant="subtle" onClick={() => void revoke(row)}>
            Make unusable
          </Button>
        )}
      />
      {open.dialog === 'invite' && (
        <FormDialog<Values, never>
          title="Invite somebody"
          fields={[emailField, ...roleFields(booths, may.own)]}
          initial={nobody}
          save={save}
          submitLabel="Make the link"
          onClose={close}
          keepsOpen
        />
      )}
      {open.dialog === 'shown' && (
        <ShownOnce
          title={`The invitation for ${open.email}`}
          sentence="Copy the link into a message to them. It works once and is not shown again."
          label="Invitation"
          value={open.url}
          what="link"
          onClose={close}
        />
      )}
    </>
  );
}
