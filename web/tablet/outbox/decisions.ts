import type { Decision, OwnVisit, TabletDatabase, UnsentItem } from './database.ts';
import { changeOf, deleteFactsOf, itemOf } from './store.ts';

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
