import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type Role, role } from '#contracts/accounts';
import { type TokenRow, tokens } from '#contracts/tokens';
import { useAllBoothChoices } from '../accounts/all-booths.ts';
import { roleWords } from '../accounts/role-fields.ts';
import { localToInstant, momentWords } from '../local-time.ts';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { useAsk, useRows } from '../parts/collection.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { type Choice, type Field, mistake, textOrNull, typed } from '../parts/fields.ts';
import { ListPage } from '../parts/ListPage.tsx';
import { ShownOnce } from '../parts/ShownOnce.tsx';

type Values = { name: string; role: Role; boothId: string; expiresOn: string };
type Open =
  | { dialog: 'none' | 'make' }
  | { dialog: 'shown'; name: string; token: string }
  | { dialog: 'revoke'; token: TokenRow };

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const blank: Values = { name: '', role: 'viewer', boothId: '', expiresOn: '' };

export function TokensPage() {
  const ask = useAsk();
  const booths = useAllBoothChoices();
  const [open, setOpen] = useState<Open>({ dialog: 'none' });
  const close = () => setOpen({ dialog: 'none' });

  async function save(values: Values) {
    const end = values.expiresOn === '' ? null : localToInstant(values.expiresOn, '23:59', ownZone);
    if (end !== null && !end.ok) return mistake('expiresOn', end.why);
    if (values.role === 'lead' && values.boothId === '') return mistake('boothId', 'Choose a booth.');
    const boothId = values.role === 'lead' ? textOrNull(values.boothId) : null;
    const body = { name: values.name, role: values.role, boothId, expiresAt: end?.instant ?? null };
    const made = await ask(tokens.create, { body });
    setOpen({ dialog: 'shown', name: made.name, token: made.token });
    return typed(made);
  }

  return (
    <>
      <ListPage
        title="API tokens"
        loaded={useRows(tokens.list)}
        intro="For programs that read or write here. A viewer's token cannot write; a booth lead's speaks for one booth."
        actions={
          <Button
            variant="filled"
            leftSection={<IconPlus size={16} stroke={1.9} />}
            onClick={() => setOpen({ dialog: 'make' })}
          >
            Make a token
          </Button>
        }
        empty={{
          title: 'No tokens yet',
          text: 'Make one for each program, so that each can be ended alone.',
        }}
        isArchived={(row) => row.revokedAt !== null}
        archiveLabel={(count) => `Show tokens that work no more (${count})`}
        columns={[
          { head: 'Name', cell: (row) => row.name },
          { head: 'Role', cell: (row) => roleWords[row.role] },
          { head: 'Last used', cell: (row) => momentWords(row.lastUsedAt, ownZone) },
          {
            head: 'Works until',
            cell: (row) => (row.expiresAt === null ? 'no end' : momentWords(row.expiresAt, ownZone)),
          },
        ]}
        rowActions={(token) => (
          <Button
            variant="subtle"
            aria-label={`End ${token.name}…`}
            onClick={() => setOpen({ dialog: 'revoke', token })}
          >
            End…
          </Button>
        )}
      />
      {open.dialog === 'make' && (
        <FormDialog<Values, never>
          title="Make a token"
          fields={fieldsOf(booths)}
          initial={blank}
          save={save}
          submitLabel="Make the token"
          onClose={close}
          keepsOpen
        />
      )}
      {open.dialog === 'shown' && (
        <ShownOnce
          title={`The token ${open.name}`}
          sentence="Copy it to where it is used. It is shown once: only a fingerprint of it is kept."
          label="Token"
          value={open.token}
          what="token"
          onClose={close}
        />
      )}
      {open.dialog === 'revoke' && (
        <ConfirmDialog
          title={`End the token ${open.token.name}?`}
          sentence="The program that uses it is refused from now on."
          keep="Keep the token"
          confirm="End the token"
          onConfirm={() => ask(tokens.revoke, { params: { id: open.token.id } })}
          onClose={close}
        />
      )}
    </>
  );
}

function fieldsOf(booths: Choice[]): Field<Values>[] {
  return [
    { name: 'name', label: 'Name', kind: 'line', help: 'Which program uses it.' },
    {
      name: 'role',
      label: 'Role',
      kind: 'one',
      choices: role.options.map((value) => ({ value, label: roleWords[value] })),
    },
    {
      name: 'boothId',
      label: 'Booth',
      kind: 'one',
      choices: booths,
      when: (values) => values.role === 'lead',
    },
    { name: 'expiresOn', label: 'Last day', kind: 'date', help: 'Left empty, it has no end.' },
  ];
}
