import { z } from 'zod';
import { role } from './accounts.ts';
import { endpoint } from './endpoint.ts';
import { id, instant, line } from './fields.ts';

const rowParams = z.strictObject({ id });

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
