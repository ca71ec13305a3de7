import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { allEndpoints } from '#contracts/all';
import { AppError } from './errors.ts';

const USUAL_BODY = 256 * 1024;

/** Addresses whose bodies are larger than usual. They are read behind the gate: a stranger cannot fill the memory. */
const large = allEndpoints
  .filter(({ largestBody }) => largestBody !== null)
  .map(({ path }) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}/?$`, 'i'));

/** Reads every other body. */
export function readBodies(): RequestHandler {
  const read = readerOf(USUAL_BODY);
  return (req, res, next) => (large.some((path) => path.test(req.path)) ? next() : read(req, res, next));
}

/** @param bytes the largest that is read. @throws what answerErrors knows, such as entity.too.large */
export function readLargeBody(req: Request, res: Response, bytes: number): Promise<void> {
  return new Promise((resolve, reject) =>
    readerOf(bytes)(req, res, (error?: unknown) => (error === undefined ? resolve() : reject(error))),
  );
}

function readerOf(limit: number): RequestHandler {
  return express.json({ limit, strict: false, verify: requireUtf8 });
}

/** Else every byte that cannot be read would be kept as “�”. */
function requireUtf8(_req: unknown, _res: unknown, body: Buffer, encoding: string): void {
  if (encoding === 'utf-8' && !isUtf8(body)) throw new AppError('not-json', 'The request body is not UTF-8.');
}
