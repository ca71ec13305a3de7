import { postSync, type SyncInput, type SyncOutput } from '#contracts/sync';
import { call, NoAnswer, Refusal } from '#web/api/client.ts';
import type { Answer } from './verdict.ts';

/** A request that takes longer than this counts as offline on screen; it may still succeed. */
export const SLOW_MS = 3000;
/** After this it is given up. What was asked may be asked again. */
export const GIVE_UP_MS = 30_000;

export type Refused = Exclude<Answer, { kind: 'receipts' }>;

export interface Posted {
  answer: Answer;
  /** Null unless the server answered with receipts. */
  output: SyncOutput | null;
}

/** Sends one batch. What went wrong is an answer too. */
export async function postBatch(token: string, body: SyncInput, hurry: AbortSignal): Promise<Posted> {
  try {
    const output = await call(postSync, { token, body, signal: withPatience(hurry) });
    return { answer: { kind: 'receipts', receipts: output.receipts }, output };
  } catch (error) {
    return { answer: explain(error), output: null };
  }
}

/** Ends with the given signal, or after 30 s. */
export function withPatience(hurry: AbortSignal): AbortSignal {
  return AbortSignal.any([hurry, AbortSignal.timeout(GIVE_UP_MS)]);
}

/** Turns what the client throws into an answer. @throws whatever else it is: that is a fault of ours */
export function explain(error: unknown): Refused {
  if (error instanceof Refusal)
    return {
      kind: 'refused',
      status: error.status,
      code: error.problem.code,
      detail: error.problem.detail,
      retryAfterMs: error.retryAfterSeconds === null ? null : error.retryAfterSeconds * 1000,
    };
  if (error instanceof NoAnswer) return { kind: 'nothing', reason: error.message };
  if (error instanceof DOMException) return { kind: 'nothing', reason: 'The server did not answer.' };
  throw error;
}
