import { type Role, role } from '#contracts/accounts';
import type { Choice, Field } from '../parts/fields.ts';

export type RoleValues = { role: Role; boothIds: string[] };

export const roleWords: Record<Role, string> = {
  owner: 'Owner',
  manager: 'Program manager',
  lead: 'Booth lead',
  viewer: 'Viewer',
};
const roleHelp = 'A booth lead looks after their own booths. A viewer only looks.';

/** Managers may give only the roles below their own. */
export function roleFields(booths: Choice[], isOwner: boolean): Field<RoleValues>[] {
  const offered = role.options.filter((each) => isOwner || each === 'lead' || each === 'viewer');
  return [
    {
      name: 'role',
      label: 'Role',
      kind: 'one',
      choices: offered.map((value) => ({ value, label: roleWords[value] })),
      help: roleHelp,
    },
    {
      name: 'boothIds',
      label: 'Their booths',
      kind: 'several',
      choices: booths,
      when: (values) => values.role === 'lead',
    },
  ];
}

export function roleBody(values: RoleValues): RoleValues {
  return { role: values.role, boothIds: values.role === 'lead' ? values.boothIds : [] };
}
