import { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/**
 * Who may call an endpoint.
 * - `anyone`: no sign-in needed
 * - `read`: viewers and above, and tokens; a lead sees the own booths
 * - `lead`: leads for their own booths, managers, owners
 * - `manager`, `owner`
 * - `account`: whoever is signed in, about themselves; no tokens
 * - `device`: a connected tablet or phone
 * - `sync`: a device, or a token that may write
 */
export type Access = 'anyone' | 'read' | 'lead' | 'manager' | 'owner' | 'account' | 'device' | 'sync';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** One thing that can be asked of the server. The router, the typed client and OpenAPI are made from it. */
export interface Endpoint<
  A extends Access = Access,
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  name: string;
  tag: string;
  summary: string;
  method: Method;
  path: `/${string}`;
  access: A;
  params: Params;
  query: Query;
  body: Body;
  output: Output;
  /** 204 when the output is empty. */
  status: 200 | 201 | 204;
  /** Needs `If-Match: VERSION`; 428 without, 409 with a stale one. */
  isVersioned: boolean;
  /** Anything else than JSON, such as text/event-stream. */
  mediaType: string;
  errors: readonly ErrorCode[];
}

export const nothing = z.undefined();
export const noParams = z.strictObject({});

interface Given<
  A extends Access,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  O extends z.ZodType,
> {
  tag: string;
  summary: string;
  method: Method;
  path: `/${string}`;
  access: A;
  params?: P;
  query?: Q;
  body?: B;
  output?: O;
  status?: 200 | 201 | 204;
  isVersioned?: boolean;
  mediaType?: string;
  errors?: readonly ErrorCode[];
}

// @__NO_SIDE_EFFECTS__
export function endpoint<
  const A extends Access,
  P extends z.ZodType = typeof noParams,
  Q extends z.ZodType = typeof noParams,
  B extends z.ZodType = typeof nothing,
  O extends z.ZodType = typeof nothing,
>(name: string, given: Given<A, P, Q, B, O>): Endpoint<A, P, Q, B, O> {
  // The defaults of the type parameters say the same as the values here; TypeScript cannot follow that.
  return {
    isVersioned: false,
    mediaType: 'application/json',
    errors: [],
    status: given.output === undefined && given.mediaType === undefined ? 204 : 200,
    params: noParams,
    query: noParams,
    body: nothing,
    output: nothing,
    ...given,
    name,
  } as unknown as Endpoint<A, P, Q, B, O>;
}
