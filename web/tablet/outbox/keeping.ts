import type { Table, Transaction } from 'dexie';
import type { Draft, TabletDatabase } from './database.ts';
import type { Drafts } from './drafts.ts';
import type { Memory, TabletState } from './memory.ts';

/** A database that was closed is open again before anybody reads about it. */
const AT_ONCE_MS = 300;
const AGAIN_MS = 1_000;

/**
 * The database may be lost while the page is open: deleted from under it, or closed by a browser that found it damaged. The
 * page still holds what was in it, and puts that into the new one, in the transaction that makes it. As long as there is
 * none, nothing counts as kept.
 */
export class Keeping {
  #isOpening = false;
  #isEnded = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What could not be written down meanwhile, and is no item of its own. */
  #later: (() => Promise<void>)[] = [];

  constructor(
    private readonly db: TabletDatabase,
    private readonly memory: Memory,
    private readonly drafts: Drafts,
    private readonly onReturn: () => Promise<void>,
  ) {
    db.on('populate', (tx) => (memory.get().isLoaded ? putBack(tx, memory.get(), drafts.held) : undefined));
    db.on('close', () => {
      // Of an attempt to open it that failed, the next one has its time already.
      if (this.#isOpening || memory.get().isLost) return;
      // It is said just before it is closed.
      this.#timer = setTimeout(() => void this.openAgain(), 0);
    });
  }

  end(): void {
    this.#isEnded = true;
    clearTimeout(this.#timer);
  }

  /** Tries to have a database again, now and every second. */
  async openAgain(): Promise<void> {
    const { db, memory, drafts } = this;
    if (this.#isEnded || this.#isOpening || !memory.get().isLoaded) return;
    this.#isOpening = true;
    clearTimeout(this.#timer);
    const lost = setTimeout(() => memory.set({ isLost: true }), AT_ONCE_MS);
    try {
      await db.open();
      await db.transaction('rw', db.tables, (tx) => putBack(tx, memory.get(), drafts.held));
      for (const write of this.#later.splice(0)) await write();
      await memory.load(db);
      memory.set({ isLost: false });
      await this.onReturn();
    } catch {
      memory.set({ isLost: true });
      this.#timer = setTimeout(() => void this.openAgain(), AGAIN_MS);
    } finally {
      clearTimeout(lost);
      this.#isOpening = false;
    }
  }

  /**
   * Writes down what the server said. It holds for this page at once, and is caught up on where there is no database.
   * @throws when the browser refuses storage that it has
   */
  async write(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.memory.get().isLost) throw error;
      this.#later.push(work);
    }
  }
}

/** What is not there any more. Items keep their place, unless another tab took it. */
async function putBack(
  tx: Transaction,
  { unsent, visits, facts, meta }: TabletState,
  drafts: readonly Draft[],
): Promise<void> {
  const items = tx.table('items');
  const [ids, places] = await Promise.all([items.orderBy('id').keys(), items.toCollection().primaryKeys()]);
  const missing = unsent.filter(({ id }) => !ids.includes(id));
  await items.bulkAdd(missing.map(({ seq, ...row }) => (places.includes(seq) ? row : { ...row, seq })));
  await putMissing(tx.table('visits'), visits);
  await putMissing(tx.table('facts'), facts);
  await putMissing(tx.table('meta'), [meta], 'key');
  await putMissing(tx.table('drafts'), drafts, 'key');
}

async function putMissing<Row extends object>(
  table: Table<Row>,
  rows: readonly Row[],
  key = 'id',
): Promise<void> {
  const there = new Set(await table.toCollection().primaryKeys());
  await table.bulkAdd(rows.filter((row) => !there.has(Reflect.get(row, key))));
}
