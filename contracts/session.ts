import { z } from 'zod';
import { me, password } from './accounts.ts';
import { endpoint } from './endpoint.ts';

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
