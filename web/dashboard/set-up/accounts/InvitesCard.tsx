import { invites } from '#contracts/invites';
import { momentWords, ownZone, ownZoneName } from '../local-time.ts';
import { useMay } from '../may.ts';
import { useAsk, useRows } from '../parts/collection.ts';
import { type Field, typed } from '../parts/fields.ts';
import { SecretsCard } from '../parts/SecretsCard.tsx';
import { useAllBooths } from './all-booths.ts';
import { type RoleValues, roleBody, roleFields, roleWords } from './role-fields.ts';

type Values = RoleValues & { email: string };

const emailField: Field<Values> = { name: 'email', label: 'E-mail', kind: 'email' };
const nobody: Values = { email: '', role: 'lead', boothIds: [] };

export function InvitesCard() {
  const may = useMay();
  const ask = useAsk();
  const { choices: booths } = useAllBooths();

  async function make(values: Values) {
    const { url } = await ask(invites.create, { body: { email: values.email, ...roleBody(values) } });
    return typed({
      title: `The invitation for ${values.email}`,
      sentence: 'Copy the link into a message to them. It works once and is not shown again.',
      label: 'Invitation',
      value: url,
      what: 'link',
    });
  }

  return (
    <SecretsCard
      title="Invitations"
      loaded={useRows(invites.list)}
      intro={`${may.own ? '' : 'You invite booth leads and viewers; the owner looks after accounts and forgotten passwords. '}Nothing is sent from here: you get a link to copy into a message of your own. Times are on your clock, ${ownZoneName()}.`}
      empty={{
        title: 'No open invitations',
        text: may.own
          ? 'Invite a program manager, a booth lead or a viewer.'
          : 'Invite a booth lead or a viewer.',
      }}
      columns={[
        { head: 'E-mail', cell: (row) => row.email },
        { head: 'Role', cell: (row) => roleWords[row.role] },
        { head: 'Works until', cell: (row) => momentWords(row.expiresAt, ownZone) },
      ]}
      isArchived={(row) => row.usedAt !== null || row.revokedAt !== null}
      archiveLabel={(count) => `Show used and ended ones (${count})`}
      making={{
        label: 'Invite somebody',
        title: 'Invite somebody',
        fields: [emailField, ...roleFields(booths, may.own)],
        initial: nobody,
        submitLabel: 'Make the link',
        make,
      }}
      endingOf={({ id, email }) => ({
        label: `End the invitation for ${email}`,
        title: `End the invitation for ${email}?`,
        sentence: 'The link in your message works no more. You can make a new one.',
        keep: 'Keep the invitation',
        confirm: 'End the invitation',
        end: () => ask(invites.revoke, { params: { id } }),
      })}
    />
  );
}
