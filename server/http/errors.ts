import type { ErrorRequestHandler } from 'express';
import { type ErrorCode, errorStatus, type Problem } from '#contracts/errors';
import { refusalOf } from '../database/constraints.ts';
import { isOutage } from '../database/reach.ts';
import type { Log } from '../log.ts';
import { hasLeft } from './leaving.ts';

interface Extras {
  issues?: { path: string; message: string }[];
  current?: unknown;
  sentVersion?: number;
  currentVersion?: number;
  retryAfterSeconds?: number;
}

/** The one error that becomes an answer: a code from the closed list, and what to do about it in words. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    readonly extras: Extras = {},
  ) {
    super(`${code}: ${detail}`);
  }
}

export const notFound = (what: string) => new AppError('not-found', `There is no such ${what}.`);

/** Turns every error into problem details. A 500 tells the log everything and the client nothing. */
export function answerErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (hasLeft(error)) return;
    if (res.headersSent) return next(error);
    const refusal =
      error instanceof AppError
        ? error
        : (refusalOf(error) ?? refusalOfOutage(error) ?? refusalOfBody(error));
    if (refusal === null) log.error({ err: error, method: req.method, path: req.path }, 'unexpected error');
    const known =
      refusal ??
      new AppError('unexpected', 'Something went wrong on the server. Nothing was changed. Try again.');
    const { retryAfterSeconds, ...extras } = known.extras;
    if (retryAfterSeconds !== undefined) res.set('Retry-After', String(retryAfterSeconds));
    const status = errorStatus[known.code];
    const problem: Problem = {
      type: 'about:blank',
      title: titleOf(known.code),
      status,
      code: known.code,
      detail: known.detail,
      ...extras,
    };
    res.status(status).type('application/problem+json').send(JSON.stringify(problem));
  };
}

function refusalOfOutage(error: unknown): AppError | null {
  if (!isOutage(error)) return null;
  return new AppError('unavailable', 'The database does not answer. Try again in a moment.', {
    retryAfterSeconds: 2,
  });
}

function titleOf(code: ErrorCode): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "256 kB", "16 MB" */
function limitOf(error: Error): string {
  const bytes = 'limit' in error && typeof error.limit === 'number' ? error.limit : 0;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1024)} kB` : `${Math.round(bytes / 1_000_000)} MB`;
}

/** Errors of Express itself: a body or a path that cannot be read. */
function refusalOfBody(error: unknown): AppError | null {
  if (!(error instanceof Error)) return null;
  const type = 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large')
    return new AppError('too-large', `The request is larger than ${limitOf(error)}. Send it in parts.`);
  if (type === 'entity.parse.failed') return new AppError('not-json', 'The request body is not JSON.');
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return new AppError('not-json-type', 'The request body must be JSON in UTF-8.');
  if (type === 'request.aborted' || type === 'request.size.invalid')
    return new AppError('not-json', 'The request ended early.');
  if (error instanceof URIError) return new AppError('invalid-input', 'The address cannot be read.');
  if ('status' in error && typeof error.status === 'number' && error.status >= 400 && error.status < 500)
    return new AppError('invalid-input', 'The request cannot be read.');
  return null;
}
