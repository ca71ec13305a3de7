import { postSync, type SyncInput, type SyncOutput } from '#contracts/sync';
import { call, NoAnswer, Refusal } from '#web/api/client.ts';
import type { Patience } from './patience.ts';
import type { Answer } from './verdict.ts';

/** A person who waits for one answer is told after this that there is none. What was asked may be asked again. */
export const GIVE_UP_MS = 60_000;

export type Refused = Exclude<Answer, { kind: 'receipts' }>;

export interface Posted {
  answer: Answer;
  /** Null unless the server answered with receipts. */
  output: SyncOutput | null;
}

/** Sends one batch. What went wrong is an answer too. */
export async function postBatch(
  { token, patience }: { token: string; patience: Patience },
  body: SyncInput,
  hurry: AbortSignal,
): Promise<Posted> {
  try {
    const output = await patience.ask(hurry, (signal) => call(postSync, { token, body, signal }));
    return { answer: { kind: 'receipts', receipts: output.receipts }, output };
  } catch (error) {
    return { answer: explain(error), output: null };
  }
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
