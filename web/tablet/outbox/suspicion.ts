import { splitBatch } from './batches.ts';
import type { UnsentItem } from './database.ts';
import type { Answer } from './verdict.ts';

/** The server itself failed at what it was given. An outage has other answers, or none. */
const FAULT_STATUS = 500;
/** What it says then; the reason of an item that was set aside for it. */
const FAULT_CODE = 'unexpected';

/**
 * Whom to suspect when the server fails at a batch: the server or one item. The proof against an item is that it fails
 * alone while others are taken. During an outage nothing is taken, so nothing is set aside.
 */
export interface Suspicion {
  /** Ids that failed alone without that proof; the first one is tried next. */
  suspects: readonly string[];
  /** Something was taken in this pass, and nobody was blamed since. */
  isSound: boolean;
  /** How often in a row the server said that it cannot. */
  faults: number;
}

export const noSuspicion: Suspicion = { suspects: [], isSound: false, faults: 0 };

export const isFault = (answer: Answer): boolean =>
  answer.kind === 'refused' && answer.status === FAULT_STATUS;

type Row = Pick<UnsentItem, 'id' | 'item' | 'refusal'>;

/** Set aside for it before: it travels alone, and needs no further proof. */
const isCulprit = (row: Row) => row.refusal?.code === FAULT_CODE;

/** The next batch: a suspect alone while the server is known to be sound, else what is above suspicion, oldest first. */
export function pickBatch<Given extends Row>(
  waiting: readonly Given[],
  { suspects, isSound }: Suspicion,
  size: number,
): Given[] {
  if (size === 0) return [];
  const suspect = suspects.map((id) => waiting.find((row) => row.id === id)).find((row) => row !== undefined);
  if (isSound && suspect !== undefined) return [suspect];
  const clean = waiting.filter((row) => !suspects.includes(row.id) && !isCulprit(row));
  if (clean.length > 0) return splitBatch(clean, size);
  const alone = waiting.find(isCulprit) ?? suspect;
  return alone === undefined ? [] : [alone];
}

/** Whether a failure of this batch is its own fault. */
export function isToBlame(batch: readonly Row[], { isSound }: Suspicion): boolean {
  const [row, ...others] = batch;
  return row !== undefined && others.length === 0 && (isSound || isCulprit(row));
}

export function suspicionAfter(before: Suspicion, answer: Answer, batch: readonly Row[]): Suspicion {
  if (answer.kind === 'nothing') return { ...before, isSound: false };
  if (answer.kind === 'receipts') return afterReceipts(before, batch);
  if (answer.status < FAULT_STATUS) return { ...before, faults: 0 };
  return isFault(answer)
    ? afterFault(before, batch)
    : { ...before, isSound: false, faults: before.faults + 1 };
}

/** An empty batch proves nothing. A suspect that was taken shows that the server was the cause, for the others too. */
function afterReceipts(before: Suspicion, batch: readonly Row[]): Suspicion {
  if (batch.length === 0) return before;
  const wasSuspect = batch.some(({ id }) => before.suspects.includes(id));
  return { suspects: wasSuspect ? [] : before.suspects, isSound: true, faults: 0 };
}

function afterFault(before: Suspicion, batch: readonly Row[]): Suspicion {
  const [row] = batch;
  if (row === undefined || batch.length > 1)
    return before.isSound ? before : { ...before, faults: before.faults + 1 };
  const others = before.suspects.filter((id) => id !== row.id);
  return isToBlame(batch, before)
    ? { ...before, suspects: others, isSound: false }
    : { suspects: [...others, row.id], isSound: false, faults: before.faults + 1 };
}
