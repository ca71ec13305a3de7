import { codeOf, type Sql } from '../database/sql.ts';
import type { Batch } from './judge.ts';
import { type Moved, type Recorded, recordBatches } from './record.ts';

export interface Recorder {
  /** Resolves after the commit. Rejects when nothing of this batch was stored. */
  record(batch: Batch): Promise<Recorded>;
}

interface Waiting {
  batch: Batch;
  resolve(recorded: Recorded): void;
  reject(error: unknown): void;
}

const MOST_ITEMS_TOGETHER = 1_000;
const MOST_TRANSACTIONS = 2;
/** With fewer waiting, they wait for the transaction under way: one large one costs less than two small ones. */
const WORTH_ANOTHER = 200;
const MOST_TRIES = 4;
/** Deadlock, serialisation, and a plan of before the schema changed, which is made anew. */
const WORTH_ANOTHER_TRY = ['40P01', '40001', '0A000'];

/**
 * Requests that arrive while a transaction is under way share the next one: a single visit then costs a fraction of a
 * commit. If a shared transaction fails, each request is tried again alone, so that none falls with another.
 *
 * @param announce is told, after the commit, which booths' figures moved
 */
export function createRecorder(sql: Sql, announce: (moved: Moved[]) => void): Recorder {
  const waiting: Waiting[] = [];
  let running = 0;

  const next = () => {
    while (
      waiting.length > 0 &&
      (running === 0 || (running < MOST_TRANSACTIONS && itemsIn(waiting) >= WORTH_ANOTHER))
    ) {
      running += 1;
      void store(takeTogether(waiting)).finally(() => {
        running -= 1;
        setImmediate(next);
      });
    }
  };

  const store = async (together: Waiting[]): Promise<void> => {
    try {
      const { recorded, moved } = await inTransaction(
        sql,
        together.map(({ batch }) => batch),
      );
      if (moved.length > 0) announce(moved);
      for (const [index, one] of recorded.entries()) together[index]?.resolve(one);
    } catch (error) {
      const [first, ...others] = together;
      if (others.length === 0) first?.reject(error);
      else for (const alone of together) await store([alone]);
    }
  };

  return {
    record: (batch) =>
      new Promise((resolve, reject) => {
        waiting.push({ batch, resolve, reject });
        setImmediate(next);
      }),
  };
}

const itemsIn = (waiting: Waiting[]) => waiting.reduce((sum, { batch }) => sum + batch.items.length, 0);

/** The oldest requests, up to a size; never none. */
function takeTogether(waiting: Waiting[]): Waiting[] {
  let items = 0;
  const tooMany = waiting.findIndex(({ batch }) => {
    items += batch.items.length;
    return items > MOST_ITEMS_TOGETHER;
  });
  return waiting.splice(0, tooMany === -1 ? waiting.length : Math.max(1, tooMany));
}

async function inTransaction(sql: Sql, batches: Batch[]) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await recordBatches(sql, batches);
    } catch (error) {
      if (tries >= MOST_TRIES || !WORTH_ANOTHER_TRY.includes(codeOf(error))) throw error;
    }
  }
}
