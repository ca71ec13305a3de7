import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { email, id, instant, line, pageOf, pageQuery, rowFields } from './fields.ts';

export const role = z.enum(['owner', 'manager', 'lead', 'viewer']);
export type Role = z.infer<typeof role>;

/** At least 12 characters, no other rules: length is what counts. */
export const password = z
  .string()
  .min(12, 'must have at least 12 characters')
  .max(200, 'must have at most 200 characters');

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
const me = z.object({ id, email, name: line(120), role, boothIds: z.array(id) });
export type Me = z.infer<typeof me>;

const rowParams = z.strictObject({ id });
const secret = z.string().max(100);

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

const inviteRow = z.object({
  id,
  email: email.nullable(),
  role,
  boothIds: z.array(id),
  expiresAt: instant,
  usedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export type InviteRow = z.infer<typeof inviteRow>;

export const invites = {
  list: endpoint('list-invites', {
    tag: 'invites',
    summary: 'List invitations that are still open',
    method: 'get',
    path: '/api/v1/invites',
    access: 'manager',
    output: z.object({ items: z.array(inviteRow), next: id.nullable() }),
  }),
  create: endpoint('create-invite', {
    tag: 'invites',
    summary:
      'Invite somebody: answers with a link to copy. Managers invite leads and viewers, owners everybody',
    method: 'post',
    path: '/api/v1/invites',
    access: 'manager',
    body: z.strictObject({ email, role, boothIds: z.array(id).max(200).default([]) }),
    output: inviteRow.extend({ url: z.string() }),
    status: 201,
    errors: ['not-allowed', 'taken', 'not-found'],
  }),
  revoke: endpoint('revoke-invite', {
    tag: 'invites',
    summary: 'Make an invitation unusable',
    method: 'put',
    path: '/api/v1/invites/:id/revocation',
    access: 'manager',
    params: rowParams,
    output: inviteRow,
    errors: ['not-found', 'not-allowed'],
  }),
  look: endpoint('look-at-invite', {
    tag: 'invites',
    summary: 'What a one-time link is for; changes nothing',
    method: 'post',
    path: '/api/v1/invites/look',
    access: 'anyone',
    body: z.strictObject({ secret }),
    output: z.object({ purpose: z.enum(['owner', 'invite', 'reset']), email: email.nullable(), role }),
    errors: ['invalid-link', 'too-many-requests'],
  }),
  redeem: endpoint('redeem-invite', {
    tag: 'invites',
    summary: 'Use a one-time link: sets the password and signs in',
    method: 'post',
    path: '/api/v1/invites/redemptions',
    access: 'anyone',
    /** email and name are needed unless the link is a password reset. */
    body: z.strictObject({ secret, password, email: email.optional(), name: line(120).optional() }),
    output: me,
    status: 201,
    errors: ['invalid-link', 'taken', 'too-many-requests', 'wrong-origin'],
  }),
} as const;

export const session = {
  get: endpoint('get-session', {
    tag: 'session',
    summary: 'Who is signed in; null for nobody',
    method: 'get',
    path: '/api/v1/session',
    access: 'anyone',
    output: z.object({ account: me.nullable(), hasOwner: z.boolean() }),
  }),
  create: endpoint('create-session', {
    tag: 'session',
    summary: 'Sign in',
    method: 'post',
    path: '/api/v1/session',
    access: 'anyone',
    body: z.strictObject({ email: z.string().max(200), password: z.string().max(200) }),
    output: me,
    status: 201,
    errors: ['wrong-credentials', 'too-many-requests', 'wrong-origin'],
  }),
  delete: endpoint('delete-session', {
    tag: 'session',
    summary: 'Sign out',
    method: 'delete',
    path: '/api/v1/session',
    access: 'account',
  }),
  changePassword: endpoint('change-own-password', {
    tag: 'session',
    summary: 'Set a new password; ends all other sessions of this account',
    method: 'put',
    path: '/api/v1/session/password',
    access: 'account',
    body: z.strictObject({ current: z.string().max(200), next: password }),
    errors: ['wrong-credentials', 'too-many-requests'],
  }),
} as const;

const tokenRow = z.object({
  id,
  name: line(60),
  role,
  boothId: id.nullable(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export type TokenRow = z.infer<typeof tokenRow>;

export const tokens = {
  list: endpoint('list-tokens', {
    tag: 'tokens',
    summary: 'List API tokens',
    method: 'get',
    path: '/api/v1/tokens',
    access: 'owner',
    output: z.object({ items: z.array(tokenRow), next: id.nullable() }),
  }),
  create: endpoint('create-token', {
    tag: 'tokens',
    summary: 'Make an API token; it is shown once',
    method: 'post',
    path: '/api/v1/tokens',
    access: 'owner',
    /** A lead's token needs a booth; the others must have none. */
    body: z.strictObject({
      name: line(60),
      role,
      boothId: id.nullable().default(null),
      expiresAt: instant.nullable().default(null),
    }),
    output: tokenRow.extend({ token: z.string() }),
    status: 201,
    errors: ['not-found'],
  }),
  revoke: endpoint('revoke-token', {
    tag: 'tokens',
    summary: 'Make a token unusable',
    method: 'put',
    path: '/api/v1/tokens/:id/revocation',
    access: 'owner',
    params: rowParams,
    output: tokenRow,
    errors: ['not-found'],
  }),
} as const;
