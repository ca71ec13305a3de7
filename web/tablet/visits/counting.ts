import type { OwnVisit, TabletDatabase } from '../outbox/database.ts';
import type { Memory } from '../outbox/memory.ts';
import { insertUndo, insertVisit } from '../outbox/store.ts';
import type { Tabs } from '../outbox/tabs.ts';
import { newId } from './new-id.ts';

interface CountingDeps {
  db: TabletDatabase;
  memory: Memory;
  tabs: Tabs;
  now: () => number;
  /** Tells the sending that something waits. */
  wake: () => void;
}

/** Counts a party of visitors at a booth. The time is the tap's; the figure moves once it is on the disk. */
export async function countVisit(
  deps: CountingDeps,
  boothId: string,
  partySize: number,
): Promise<OwnVisit | null> {
  const nowMs = deps.now();
  const tappedAt = new Date(nowMs).toISOString();
  return write(deps, { id: newId(nowMs), boothId, tappedAt, partySize, undoneAt: null });
}

async function write(deps: CountingDeps, visit: OwnVisit): Promise<OwnVisit | null> {
  const { db, memory } = deps;
  try {
    const item = await insertVisit(db, visit);
    const { unsent, visits } = memory.get();
    memory.set({ unsent: [...unsent, item], visits: [...visits, visit] });
  } catch {
    memory.set({ notSaved: [...memory.get().notSaved, visit] });
    return null;
  }
  tellOthers(deps);
  return visit;
}

/** Tries once more to write down what the browser refused; the times of the taps stay. */
export async function saveAgain(deps: CountingDeps): Promise<void> {
  const { memory } = deps;
  const visits = memory.get().notSaved;
  memory.set({ notSaved: [] });
  for (const visit of visits) await write(deps, visit);
}

/** Takes a visit back. @throws when the browser cannot write it down; then nothing changed */
export async function undoVisit(deps: CountingDeps, visit: OwnVisit): Promise<void> {
  const { db, memory } = deps;
  const nowMs = deps.now();
  const undo = { id: newId(nowMs), tappedAt: new Date(nowMs).toISOString() };
  const item = await insertUndo(db, visit, undo);
  const { unsent, visits } = memory.get();
  memory.set({
    unsent: [...unsent, item],
    visits: visits.map((one) => (one.id === visit.id ? { ...one, undoneAt: undo.tappedAt } : one)),
  });
  tellOthers(deps);
}

function tellOthers({ tabs, wake }: CountingDeps): void {
  tabs.announce();
  wake();
}
