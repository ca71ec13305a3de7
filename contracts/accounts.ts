import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { email, id, instant, line, pageOf, pageQuery, rowFields } from './fields.ts';

export const role = z.enum(['owner', 'manager', 'lead', 'viewer']);
export type Role = z.infer<typeof role>;

/** At least 12 characters, not all of them blanks: length is what counts. */
export const password = z
  .string()
  .min(12, 'must have at least 12 characters')
  .max(200, 'must have at most 200 characters')
  .refine((text) => text.trim() !== '', 'must not be blanks alone');

const accountRow = z.object({
  ...rowFields,
  email,
  name: line(120),
  role,
  /** The booths of a lead. */
  boothIds: z.array(id),
  signedInAt: instant.nullable(),
});
export type AccountRow = z.infer<typeof accountRow>;

/** Who is signed in. */
export const me = z.object({ id, email, name: line(120), role, boothIds: z.array(id) });
export type Me = z.infer<typeof me>;

const rowParams = z.strictObject({ id });

export const accounts = {
  list: endpoint('list-accounts', {
    tag: 'accounts',
    summary: 'List accounts',
    method: 'get',
    path: '/api/v1/accounts',
    access: 'owner',
    query: z.strictObject(pageQuery),
    output: pageOf(accountRow),
    errors: ['bad-cursor'],
  }),
  change: endpoint('change-account', {
    tag: 'accounts',
    summary: "Change an account's name, role or booths",
    method: 'patch',
    path: '/api/v1/accounts/:id',
    access: 'owner',
    params: rowParams,
    body: z.strictObject({ name: line(120), role, boothIds: z.array(id).max(200) }).partial(),
    output: accountRow,
    isVersioned: true,
    errors: ['not-found', 'stale', 'version-missing', 'archived', 'last-owner'],
  }),
  archive: endpoint('archive-account', {
    tag: 'accounts',
    summary: 'Close an account and end its sessions',
    method: 'put',
    path: '/api/v1/accounts/:id/archive',
    access: 'owner',
    params: rowParams,
    output: accountRow,
    isVersioned: true,
    errors: ['not-found', 'stale', 'version-missing', 'last-owner'],
  }),
  restore: endpoint('restore-account', {
    tag: 'accounts',
    summary: 'Open a closed account again',
    method: 'delete',
    path: '/api/v1/accounts/:id/archive',
    access: 'owner',
    params: rowParams,
    output: accountRow,
    isVersioned: true,
    errors: ['not-found', 'stale', 'version-missing'],
  }),
  createReset: endpoint('create-password-reset', {
    tag: 'accounts',
    summary: 'Make a link to copy with which somebody sets a new password',
    method: 'post',
    path: '/api/v1/accounts/:id/password-resets',
    access: 'owner',
    params: rowParams,
    output: z.object({ url: z.string(), expiresAt: instant }),
    status: 201,
    errors: ['not-found', 'archived'],
  }),
} as const;
