import { type Role, role } from '#contracts/accounts';
import { tokens } from '#contracts/tokens';
import { boothWords, useAllBooths } from '../accounts/all-booths.ts';
import { roleWords } from '../accounts/role-fields.ts';
import { localToInstant, momentWords, ownZone, ownZoneName } from '../local-time.ts';
import { useMay } from '../may.ts';
import { useAsk, useRows } from '../parts/collection.ts';
import { type Choice, type Field, mistake, textOrNull, typed } from '../parts/fields.ts';
import { NotForThisAccount } from '../parts/NotForThisAccount.tsx';
import { SecretsCard } from '../parts/SecretsCard.tsx';

type Values = { name: string; role: Role; boothId: string; expiresOn: string };

const blank: Values = { name: '', role: 'viewer', boothId: '', expiresOn: '' };

export function TokensPage() {
  const may = useMay();
  if (!may.own) return <NotForThisAccount>API tokens are looked after by the owner.</NotForThisAccount>;
  return <TokensCard />;
}

function TokensCard() {
  const ask = useAsk();
  const booths = useAllBooths();
  const loaded = useRows(tokens.list);

  async function make(values: Values) {
    const end = values.expiresOn === '' ? null : localToInstant(values.expiresOn, '23:59', ownZone);
    if (end !== null && !end.ok) return mistake('expiresOn', end.why);
    if (values.role === 'lead' && values.boothId === '') return mistake('boothId', 'Choose a booth.');
    const boothId = values.role === 'lead' ? textOrNull(values.boothId) : null;
    const body = { name: values.name, role: values.role, boothId, expiresAt: end?.instant ?? null };
    const made = await ask(tokens.create, { body });
    return typed({
      title: `The token ${made.name}`,
      sentence: 'Copy it to where it is used. It is shown once: only a fingerprint of it is kept.',
      label: 'Token',
      value: made.token,
      what: 'token',
    });
  }

  return (
    <SecretsCard
      title="API tokens"
      // The names of booths come together with the list that shows them.
      loaded={booths.state === 'loading' ? { state: 'loading' } : loaded}
      intro={`For programs that read or write here. A viewer's token cannot write; a booth lead's speaks for one booth. Times are on your clock, ${ownZoneName()}.`}
      empty={{
        title: 'No tokens yet',
        text: 'Make one for each program, so that each can be ended alone.',
      }}
      columns={[
        { head: 'Name', cell: (row) => row.name },
        { head: 'Role', cell: (row) => roleWords[row.role] },
        {
          head: 'Booth',
          cell: (row) => boothWords(row.boothId, booths),
        },
        { head: 'Last used', cell: (row) => momentWords(row.lastUsedAt, ownZone) },
        {
          head: 'Works until',
          cell: (row) => (row.expiresAt === null ? 'no end' : momentWords(row.expiresAt, ownZone)),
        },
      ]}
      isArchived={(row) => row.revokedAt !== null}
      archiveLabel={(count) => `Show ended tokens (${count})`}
      making={{
        label: 'Make a token',
        title: 'Make a token',
        fields: fieldsOf(booths.choices),
        initial: blank,
        submitLabel: 'Make the token',
        make,
      }}
      endingOf={({ id, name }) => ({
        label: `End ${name}`,
        title: `End the token ${name}?`,
        sentence: 'The program that uses it is refused from now on.',
        keep: 'Keep the token',
        confirm: 'End the token',
        end: () => ask(tokens.revoke, { params: { id } }),
      })}
    />
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
