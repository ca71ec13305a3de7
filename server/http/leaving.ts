import type { Response } from 'express';

/** Aborts when the connection closes: whoever asked waits no more. After the answer that means nothing. */
export function untilLeft(res: Response): AbortSignal {
  const leaving = new AbortController();
  res.once('close', () => leaving.abort());
  if (res.destroyed) leaving.abort();
  return leaving.signal;
}

/** Whether work ended because whoever asked had left. */
export const hasLeft = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';
