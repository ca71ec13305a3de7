import { refusedItems } from '#contracts/refused-items';
import { call } from '#web/api/client.ts';
import { explain, type Refused } from './ask.ts';
import type { TabletDatabase, UnsentItem } from './database.ts';
import type { PatientDeps } from './send-batch.ts';
import { insertItem } from './store.ts';

/**
 * Tells the server what was decided here, one by one. What it recorded meanwhile stays recorded, and nothing is put in its
 * place. @returns why it could not be told, or null
 */
export async function tellDecisions(deps: PatientDeps, hurry: AbortSignal): Promise<Refused | null> {
  const { db, memory, tabs, patience } = deps;
  for (const row of memory.get().unsent.filter(({ state }) => state === 'decided')) {
    const { token } = memory.get().meta;
    if (token === null) return null;
    const reason = row.decision?.reason ?? 'Discarded on the device';
    const given = { params: { itemId: row.id }, body: { reason }, token };
    const told = await patience
      .ask(hurry, (signal) => call(refusedItems.discardOwn, { ...given, signal }))
      .catch(explain);
    if ('kind' in told) return told;
    await carryOut(db, row, told.outcome === 'recorded');
    await memory.load(db);
    tabs.announce();
  }
  return null;
}

async function carryOut(db: TabletDatabase, row: UnsentItem, isRecorded: boolean): Promise<void> {
  await db.transaction('rw', db.items, db.visits, async () => {
    // Another tab may have been first.
    if ((await db.items.get(row.seq))?.state !== 'decided') return;
    await db.items.delete(row.seq);
    const replacement = row.decision?.replacement ?? null;
    if (replacement === null) return;
    if (!isRecorded) await insertItem(db, replacement);
    else await db.visits.delete(replacement.item.id);
  });
}
