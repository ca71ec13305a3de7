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
  /** The body as it is described to others; it differs where items are parsed one by one. */
  described: z.ZodType;
  output: Output;
  /** The row that a stale change is answered with, as it is now. */
  current: z.ZodType;
  /** 204 when the output is empty. */
  status: 200 | 201 | 204;
  /** Needs `If-Match: VERSION`; 428 without, 409 with a stale one. */
  isVersioned: boolean;
  /** Anything else than JSON, such as text/event-stream. */
  mediaType: string;
  /** In which other media types it can answer, each with what it holds. */
  files: { readonly [mediaType: string]: z.ZodType };
  /** Bytes that its body may have; null: as many as every body. */
  largestBody: number | null;
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
  /** Where it is not the output. */
  current?: z.ZodType;
  isVersioned?: boolean;
  mediaType?: string;
  files?: { readonly [mediaType: string]: z.ZodType };
  largestBody?: number;
  errors?: readonly ErrorCode[];
  /** The body carries items of a device: they are taken as they were typed. */
  takesItems?: boolean;
  /** How such a body is described to others: its items are parsed one by one, later. */
  described?: z.ZodType;
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
  const body = checkedBody(given);
  return {
    isVersioned: false,
    mediaType: 'application/json',
    files: {},
    largestBody: null,
    errors: [],
    status: given.output === undefined && given.mediaType === undefined ? 204 : 200,
    params: noParams,
    query: noParams,
    output: nothing,
    current: given.output ?? nothing,
    ...given,
    body,
    described: given.described ?? body,
    name,
  } as unknown as Endpoint<A, P, Q, B, O>;
}

/** Whether the answer is one row with a version: its ETag is that version, to be sent back as If-Match. */
export function answersRow({ output }: Endpoint): boolean {
  return output instanceof z.ZodObject && 'version' in output.shape && 'archivedAt' in output.shape;
}

/** What holds for every body besides its own fields. Rows are not checked for it: what is stored already can be read. */
function checkedBody(given: { method: Method; body?: z.ZodType; takesItems?: boolean }): z.ZodType {
  const { method, body, takesItems } = given;
  if (body === undefined || takesItems === true) return body ?? nothing;
  const plain = body.superRefine(refuseTurnedText);
  if (method !== 'patch') return plain;
  return plain
    .refine(changesSomething, 'nothing to change: send at least one field')
    .meta({ minProperties: 1 });
}

/** Embeddings, overrides and isolates: invisible, and they turn the rest of a row the other way. */
const TURNS_DIRECTION = /[\u202a-\u202e\u2066-\u2069]/u;

function refuseTurnedText(value: unknown, context: z.core.$RefinementCtx, path: PropertyKey[] = []): void {
  if (typeof value === 'string' && TURNS_DIRECTION.test(value))
    context.addIssue({
      code: 'custom',
      path,
      message: 'holds an invisible character that turns the direction of writing; type it again without',
    });
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) refuseTurnedText(inner, context, [...path, key]);
}

function changesSomething(body: unknown): boolean {
  return (
    typeof body === 'object' && body !== null && Object.values(body).some((value) => value !== undefined)
  );
}
