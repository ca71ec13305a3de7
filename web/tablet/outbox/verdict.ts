import type { ErrorCode } from '#contracts/errors';
import type { Receipt } from '#contracts/sync';

/** What came back for a batch. `nothing`: our own server did not answer with our own JSON. */
export type Answer =
  | { kind: 'receipts'; receipts: readonly Receipt[] }
  | { kind: 'refused'; status: number; code: ErrorCode; detail: string; retryAfterMs: number | null }
  | { kind: 'nothing'; reason: string };

export type Verdict =
  | { kind: 'forget' }
  | { kind: 'set aside'; code: string; detail: string }
  | { kind: 'keep' };

/** What the sending loop does after a batch. */
export type Move = 'go on' | 'halve' | 'wait' | 'stop';

const CULPRIT_STATUSES = [400, 413];
const keep: Verdict = { kind: 'keep' };

/** What becomes of one item of a batch. Only a receipt for its own id lets an item be forgotten. */
export function verdict(answer: Answer, item: { id: string; isAlone: boolean }): Verdict {
  if (answer.kind === 'receipts') return ofReceipt(answer.receipts.find(({ id }) => id === item.id));
  if (answer.kind === 'refused' && item.isAlone && CULPRIT_STATUSES.includes(answer.status))
    return { kind: 'set aside', code: answer.code, detail: answer.detail };
  return keep;
}

function ofReceipt(receipt: Receipt | undefined): Verdict {
  if (receipt === undefined) return keep;
  if (receipt.outcome !== 'refused') return { kind: 'forget' };
  return { kind: 'set aside', code: receipt.code, detail: receipt.detail };
}

/** Whether to send the next batch at once, a smaller one, a later one or none. */
export function moveAfter(answer: Answer, batch: readonly { id: string }[]): Move {
  if (answer.kind === 'nothing') return 'wait';
  if (answer.kind === 'refused') return moveAfterRefusal(answer.status, batch.length);
  const answered = new Set(answer.receipts.map(({ id }) => id));
  return batch.length > 0 && !batch.some(({ id }) => answered.has(id)) ? 'wait' : 'go on';
}

function moveAfterRefusal(status: number, batchSize: number): Move {
  if (status === 401) return 'stop';
  if (!CULPRIT_STATUSES.includes(status) || batchSize === 0) return 'wait';
  return batchSize > 1 ? 'halve' : 'go on';
}
