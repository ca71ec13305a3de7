import type { ProblemHeard } from '#contracts/errors';
import type { Receipt } from '#contracts/sync';
import { isFault, noSuspicion } from './suspicion.ts';

/** What came back for a batch. `nothing`: our own server did not answer with our own JSON. */
export type Answer =
  | { kind: 'receipts'; receipts: readonly Receipt[] }
  | {
      kind: 'refused';
      status: number;
      code: ProblemHeard['code'];
      detail: string;
      retryAfterMs: number | null;
    }
  | { kind: 'nothing'; reason: string };

export type Verdict =
  /** Discarded: it is not on the record, and is not to be. */
  | { kind: 'forget'; isDiscarded?: boolean }
  | { kind: 'set aside'; code: string; detail: string }
  | { kind: 'keep' };

/** What the sending loop does after a batch. */
export type Move = 'go on' | 'halve' | 'halve later' | 'wait' | 'stop';

const CULPRIT_STATUSES = [400, 413];
const keep: Verdict = { kind: 'keep' };

/** What becomes of one item of a batch. Only a receipt for its own id lets an item be forgotten. */
export function verdict(
  answer: Answer,
  item: { id: string; isAlone: boolean; isToBlame?: boolean },
): Verdict {
  if (answer.kind === 'receipts') return ofReceipt(answer.receipts.find(({ id }) => id === item.id));
  if (answer.kind === 'nothing') return keep;
  const isCulprit = isFault(answer) ? item.isToBlame : CULPRIT_STATUSES.includes(answer.status);
  return item.isAlone && isCulprit ? { kind: 'set aside', code: answer.code, detail: answer.detail } : keep;
}

function ofReceipt(receipt: Receipt | undefined): Verdict {
  if (receipt === undefined) return keep;
  // Somebody decided that it is not to be recorded: with its receipt it is settled here too.
  if (receipt.outcome !== 'refused') return { kind: 'forget' };
  if (receipt.code === 'discarded') return { kind: 'forget', isDiscarded: true };
  return { kind: 'set aside', code: receipt.code, detail: receipt.detail };
}

/** Whether to send the next batch at once, a smaller one, a later one or none. */
export function moveAfter(
  answer: Answer,
  batch: readonly { id: string }[],
  doubt: { isToBlame: boolean; isSound: boolean; faults: number } = { ...noSuspicion, isToBlame: false },
): Move {
  if (answer.kind === 'nothing') return 'wait';
  if (isFault(answer)) return moveAfterFault(batch.length, doubt);
  if (answer.kind === 'refused') return moveAfterRefusal(answer.status, batch.length);
  const answered = new Set(answer.receipts.map(({ id }) => id));
  return batch.length > 0 && !batch.some(({ id }) => answered.has(id)) ? 'wait' : 'go on';
}

function moveAfterRefusal(status: number, batchSize: number): Move {
  if (status === 401) return 'stop';
  if (!CULPRIT_STATUSES.includes(status) || batchSize === 0) return 'wait';
  return batchSize > 1 ? 'halve' : 'go on';
}

/** A first failure may pass by itself. Later ones are looked into: at once while the server takes others, else patiently. */
function moveAfterFault(
  batchSize: number,
  { isToBlame, isSound, faults }: { isToBlame: boolean; isSound: boolean; faults: number },
): Move {
  if (batchSize <= 1) return isToBlame ? 'go on' : 'wait';
  if (isSound) return 'halve';
  return faults === 0 ? 'wait' : 'halve later';
}
