import { z } from 'zod';
import { me, password, role } from './accounts.ts';
import { endpoint } from './endpoint.ts';
import { email, id, instant, line } from './fields.ts';

const rowParams = z.strictObject({ id });
const secret = z.string().max(100);

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
    /**
     * A new account needs a name. It gets the address that was invited; only the owner's link names none, and needs one.
     */
    body: z.strictObject({ secret, password, email: email.optional(), name: line(120).optional() }),
    output: me,
    status: 201,
    errors: ['invalid-link', 'wrong-email', 'taken', 'too-many-requests', 'wrong-origin'],
  }),
} as const;
