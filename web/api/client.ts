import type { z } from 'zod';
import type { Endpoint } from '#contracts/endpoint';
import { type ProblemHeard, problemHeard } from '#contracts/errors';

/** The server refused, in its own words. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: ProblemHeard,
    readonly retryAfterSeconds: number | null,
  ) {
    super(problem.detail);
  }

  /** For people: "Text must not be empty." where the details begin with a path of the contract. */
  get sentence(): string {
    const { detail, issues } = this.problem;
    const [first] = issues ?? [];
    if (first === undefined || detail !== `${first.path}: ${first.message}`) return detail;
    return `${fieldWords(first.path)} ${first.message}.`;
  }
}

/** "body.breaks.0.endsAt" → "Ends at" */
function fieldWords(path: string): string {
  const name = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? path;
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Nothing of ours answered: no network, a captive portal, a proxy's error page, or too slow. */
export class NoAnswer extends Error {}

/** What goes by itself: no answer, or a server that starts or stops. Asking again later helps. */
export const isPassing = (error: unknown): boolean =>
  error instanceof NoAnswer || (error instanceof Refusal && error.problem.code === 'unavailable');

/** How long anything that is only read may take, ms: a connection can die without a word. */
const READING_MS = 60_000;

type Part<Name extends string, T> = undefined extends T
  ? { [N in Name]?: T }
  : Record<never, never> extends T
    ? { [N in Name]?: T }
    : { [N in Name]: T };

export type Call<E extends Endpoint> = Part<'params', z.input<E['params']>> &
  Part<'query', z.input<E['query']>> &
  Part<'body', z.input<E['body']>> & {
    /** For endpoints that are versioned: the version that was read. */
    version?: number;
    signal?: AbortSignal;
    /** A device's or an API token; without it the session cookie speaks. */
    token?: string;
  };

interface LooseCall {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  version?: number;
  signal?: AbortSignal;
  token?: string;
  etag?: string | null;
}

/**
 * The only fetch in the web. Answers are parsed by the contract.
 * @throws Refusal with the server's problem details, or NoAnswer
 */
export async function call<E extends Endpoint>(endpoint: E, given: Call<E>): Promise<z.output<E['output']>> {
  const response = await ask(endpoint, given);
  if (!response.ok) throw await refusalOf(response);
  return parseAnswer(endpoint, response);
}

/**
 * The same for an endpoint with an ETag: null when nothing changed since the one that was read.
 * @throws Refusal, or NoAnswer
 */
export async function callIfChanged<E extends Endpoint>(
  endpoint: E,
  given: Call<E> & { etag: string | null },
): Promise<{ answer: z.output<E['output']>; etag: string | null } | null> {
  const response = await ask(endpoint, given);
  if (response.status === 304) return null;
  if (!response.ok) throw await refusalOf(response);
  return { answer: await parseAnswer(endpoint, response), etag: response.headers.get('ETag') };
}

/**
 * The same for an endpoint that answers with a file: its name, and what is in it.
 * @throws Refusal, or NoAnswer
 */
export async function callForFile<E extends Endpoint>(
  endpoint: E,
  given: Call<E>,
): Promise<{ name: string; content: Blob }> {
  const response = await ask(endpoint, given);
  if (!response.ok) throw await refusalOf(response);
  const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
  if (name === undefined) throw new NoAnswer('Something else than Pavilion answered.');
  const content = await response.blob().catch((error: unknown) => {
    throw new NoAnswer('The server did not answer.', { cause: error });
  });
  return { name, content };
}

async function ask(endpoint: Endpoint, asked: LooseCall): Promise<Response> {
  const { params, query, body, version, signal, token, etag } = asked;
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (version !== undefined) headers['If-Match'] = String(version);
  if (etag) headers['If-None-Match'] = etag;
  if (token !== undefined) headers.Authorization = `Bearer ${token}`;
  const init: RequestInit = {
    method: endpoint.method.toUpperCase(),
    headers,
    credentials: token === undefined ? 'same-origin' : 'omit',
    cache: 'no-store',
  };
  if (body !== undefined) init.body = JSON.stringify(body);
  const given = signal === undefined ? [] : [signal];
  const ends = endpoint.method === 'get' ? [...given, AbortSignal.timeout(READING_MS)] : given;
  if (ends.length > 0) init.signal = AbortSignal.any(ends);
  return fetch(urlOf(endpoint, { params, query }), init).catch((error: unknown) => {
    throw new NoAnswer('The server did not answer.', { cause: error });
  });
}

async function parseAnswer<E extends Endpoint>(
  endpoint: E,
  response: Response,
): Promise<z.output<E['output']>> {
  if (endpoint.status === 204) return undefined as z.output<E['output']>;
  const parsed = endpoint.output.safeParse(await readJson(response));
  if (!parsed.success) throw new NoAnswer('Something else than Pavilion answered.', { cause: parsed.error });
  return parsed.data as z.output<E['output']>;
}

/** The address of an endpoint: for links, downloads and EventSource. */
export function urlOf(endpoint: Endpoint, given: { params?: unknown; query?: unknown }): string {
  const params = new Map<string, unknown>(Object.entries(given.params ?? {}));
  const path = endpoint.path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(String(params.get(name) ?? '')),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(given.query ?? {}))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) search.append(name, String(one));
  return search.size === 0 ? path : `${path}?${search}`;
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw new NoAnswer('Something else than Pavilion answered.', { cause: error });
  }
}

async function refusalOf(response: Response): Promise<Refusal | NoAnswer> {
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const parsed = problemHeard.safeParse(await readJson(response).catch(() => null));
  if (!parsed.success || parsed.data.status !== response.status)
    return new NoAnswer(`Something else than Pavilion answered (${response.status}).`);
  return new Refusal(response.status, parsed.data, Number.isFinite(retryAfter) ? retryAfter : null);
}
