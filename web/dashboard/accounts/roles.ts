import type { Role } from '#contracts/accounts';

export const roleWords: Record<Role, string> = {
  owner: 'Owner',
  manager: 'Program manager',
  lead: 'Booth lead',
  viewer: 'Viewer',
};
