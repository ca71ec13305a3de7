import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { type Access, answersRow, type Endpoint } from '#contracts/endpoint';
import type { Deps } from '../app.ts';
import { recordAudit } from '../audit/store.ts';
import { readLargeBody } from './bodies.ts';
import { AppError } from './errors.ts';
import { passGate, type ScopeOf } from './gates.ts';
import { identify, identifyAnyone } from './identify.ts';

/** What a handler may return: Dates become ISO strings, and closed lists are checked when the answer is parsed. */
export type Answer<T> = unknown extends T
  ? T
  : T extends string
    ? string | Date
    : T extends (infer Item)[]
      ? Answer<Item>[]
      : T extends object
        ? { [Key in keyof T]: Answer<T[Key]> }
        : T;

export interface Input<E extends Endpoint> {
  params: z.output<E['params']>;
  query: z.output<E['query']>;
  body: z.output<E['body']>;
  /** From If-Match; 0 where the endpoint is not versioned. */
  version: number;
  scope: ScopeOf[E['access']];
  req: Request;
  res: Response;
}

/** An endpoint with its handler. */
export interface Route {
  endpoint: Endpoint;
  mount(router: Router, deps: Deps): void;
}

/** Parses the request, passes the gate, and parses the answer too. */
export function route<
  A extends Access,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  O extends z.ZodType,
>(
  endpoint: Endpoint<A, P, Q, B, O>,
  handle: (input: Input<Endpoint<A, P, Q, B, O>>) => Promise<Answer<z.input<O>>>,
): Route {
  return rawRoute(endpoint, async (input, deps) => {
    const answer = await handle(input).catch((error: unknown) => {
      throw presentRefusal(endpoint, error);
    });
    if (endpoint.method !== 'get') {
      await recordAudit(deps, endpoint.name, input, answer);
      deps.hub.hint();
    }
    if (endpoint.status === 204) return void input.res.status(204).end();
    const parsed = endpoint.output.parse(toWire(answer));
    input.res.status(endpoint.status);
    if (answersRow(endpoint)) sendRow(input.res, parsed);
    else input.res.json(parsed);
  });
}

/** The row of a refusal is answered as any other is: parsed by the contract. */
function presentRefusal({ current }: Endpoint, error: unknown): unknown {
  if (!(error instanceof AppError) || error.extras.current === undefined) return error;
  const row = current.parse(toWire(error.extras.current));
  return new AppError(error.code, error.detail, { ...error.extras, current: row });
}

const versioned = z.looseObject({ version: z.int() });

/** Never 304: a row tells of others, such as a person's name, which change without its version. */
function sendRow(res: Response, row: unknown): void {
  const { version } = versioned.parse(row);
  res.set('ETag', `"${version}"`).type('json').end(JSON.stringify(row));
}

/** For answers that are not JSON: the handler writes to `res` itself. */
export function rawRoute<
  A extends Access,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  O extends z.ZodType,
>(
  endpoint: Endpoint<A, P, Q, B, O>,
  handle: (input: Input<Endpoint<A, P, Q, B, O>>, deps: Deps) => Promise<void>,
): Route {
  const mount = (router: Router, deps: Deps) => {
    router[endpoint.method](endpoint.path, async (req: Request, res: Response) => {
      const ask = endpoint.access === 'anyone' ? identifyAnyone : identify;
      const scope = passGate(endpoint.access, await ask(req, deps));
      const params = parse(endpoint.params, req.params, 'path');
      const query = parse(endpoint.query, req.query, 'query');
      if (endpoint.largestBody !== null) await readLargeBody(req, res, endpoint.largestBody);
      const body = parse(endpoint.body, readBody(req, endpoint), 'body');
      const version = endpoint.isVersioned ? readVersion(req) : 0;
      await handle({ params, query, body, version, scope, req, res }, deps);
    });
  };
  return { endpoint, mount };
}

/** Many clients send `{}` where there is nothing to send. */
function readBody(req: Request, { body }: Endpoint): unknown {
  const hasBody =
    Number(req.headers['content-length'] ?? 0) > 0 || req.headers['transfer-encoding'] !== undefined;
  if (hasBody && !req.is('json')) throw new AppError('not-json-type', 'Send the body as application/json.');
  if (body instanceof z.ZodUndefined && isEmpty(req.body)) return undefined;
  return hasBody ? req.body : undefined;
}

const isEmpty = (body: unknown) => z.strictObject({}).safeParse(body).success;

function parse<S extends z.ZodType>(schema: S, value: unknown, where: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({
    path: [where, ...issue.path].join('.'),
    message: issue.message,
  }));
  const first = issues[0];
  throw new AppError('invalid-input', `${first?.path}: ${first?.message}`, { issues });
}

function readVersion(req: Request): number {
  const sent = req.get('If-Match');
  if (sent === undefined)
    throw new AppError(
      'version-missing',
      'Send the version that you changed as If-Match, so that nobody else is overwritten.',
    );
  // A proxy that compresses may make the ETag a weak one on its way.
  const version = /^(?:W\/)?"(\d{1,9})"$|^(\d{1,9})$/.exec(sent)?.slice(1).find(Boolean);
  if (version === undefined)
    throw new AppError(
      'invalid-input',
      'If-Match must be the version that you changed, such as "3": the ETag or `version` of the row as you read it.',
    );
  return Number(version);
}

/** Dates become ISO strings, all the way down. */
export function toWire(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toWire);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toWire(item)]));
}
