import { type PersonRow, standing } from '#contracts/people';
import { type Field, textOrNull } from '../parts/fields.ts';

export type PersonValues = {
  name: string;
  affiliation: string;
  standing: PersonRow['standing'];
  email: string;
};

export const personFields: Field<PersonValues>[] = [
  { name: 'name', label: 'Name', kind: 'line' },
  { name: 'affiliation', label: 'Affiliation', kind: 'line', half: true },
  {
    name: 'standing',
    label: 'Standing',
    kind: 'one',
    half: true,
    choices: standing.options.map((value) => ({ value, label: value })),
  },
  { name: 'email', label: 'E-mail', kind: 'email', help: 'Only for this team. May stay empty.' },
];

export function personValues(row: PersonRow | null): PersonValues {
  return {
    name: row?.name ?? '',
    affiliation: row?.affiliation ?? '',
    standing: row?.standing ?? 'maintainer',
    email: row?.email ?? '',
  };
}

export function personBody({ name, affiliation, standing: role, email }: PersonValues) {
  return { name, affiliation, standing: role, email: textOrNull(email) };
}
