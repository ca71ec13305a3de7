import { type PersonRow, standing } from '#contracts/people';
import { counted } from '../names.ts';
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

/** What archiving somebody ends who is on shifts that are not over; null where there are none. */
export function archivingWords(shiftsAhead: number): string | null {
  if (shiftsAhead === 0) return null;
  return `They are on ${counted(shiftsAhead, 'shift')} that ${shiftsAhead === 1 ? 'is' : 'are'} still ahead, and will not be expected there any more. Their personal link and calendar end. They can be taken out of the archive again.`;
}
