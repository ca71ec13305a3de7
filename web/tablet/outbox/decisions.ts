import { refusedItems } from '#contracts/refused-items';
import { call } from '#web/api/client.ts';
import { explain, type Refused, withPatience } from './ask.ts';
import type { Decision, OwnVisit, TabletDatabase, UnsentItem } from './database.ts';
import type { SendingDeps } from './send-batch.ts';
import { changeOf, deleteFactsOf, insertItem, itemOf } from './store.ts';

/** It is not to be recorded. Its visitors leave the figure at once. @throws when the browser cannot write it down */
export async function decideToDiscard(
  db: TabletDatabase,
  row: UnsentItem,
  reason: string,
  undoneAt: string,
): Promise<void> {
  await db.transaction('rw', db.items, db.visits, async () => {
    await decide(db, row, { reason, replacement: null });
    if (row.item.type === 'visit') await deleteFactsOf(db, [row.id]);
    if (row.item.type === 'visit') await db.visits.update(row.id, { undoneAt });
    // A visit whose undo is given up counts again.
    if (row.item.type === 'undo') await db.visits.update(row.item.visitId, { undoneAt: null });
  });
}

/** Another visit is to be recorded in its place. @throws when the browser cannot write it down */
export async function decideToReplace(
  db: TabletDatabase,
  row: UnsentItem,
  visit: OwnVisit,
  reason: string,
): Promise<void> {
  await db.transaction('rw', db.items, db.visits, async () => {
    const replacement = { item: itemOf(visit), changes: [changeOf(visit, visit.partySize)] };
    await decide(db, row, { reason, replacement });
    // What was corrected stands in the new visit already.
    await deleteFactsOf(db, [row.id]);
    await db.visits.delete(row.id);
    await db.visits.put(visit);
  });
}

/** From now on the figures are those of what comes in its place, at the booth where that counts. */
async function decide(db: TabletDatabase, row: UnsentItem, decision: Decision): Promise<void> {
  const { replacement } = decision;
  const boothId = replacement?.item.boothId ?? row.boothId;
  await db.items.update(row.seq, {
    state: 'decided',
    decision,
    boothId,
    changes: replacement?.changes ?? [],
  });
}

/**
 * Tells the server what was decided here, one by one. What it recorded meanwhile stays recorded, and nothing is put in its
 * place. @returns why it could not be told, or null
 */
export async function tellDecisions(deps: SendingDeps, hurry: AbortSignal): Promise<Refused | null> {
  const { db, memory, tabs } = deps;
  for (const row of memory.get().unsent.filter(({ state }) => state === 'decided')) {
    const { token } = memory.get().meta;
    if (token === null) return null;
    const reason = row.decision?.reason ?? 'Discarded on the device';
    const told = await call(refusedItems.discardOwn, {
      params: { itemId: row.id },
      body: { reason },
      token,
      signal: withPatience(hurry),
    }).catch(explain);
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
