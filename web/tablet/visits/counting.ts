import {
  type FactItem,
  nothingSaid,
  type OwnVisit,
  type Said,
  type TabletDatabase,
} from '../outbox/database.ts';
import type { Memory } from '../outbox/memory.ts';
import { type Correction, insertCorrection, insertFact, insertUndo, insertVisit } from '../outbox/store.ts';
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

/**
 * Counts a party of visitors at a booth. The time is the tap's; the figure moves once it is on the disk.
 * @param onKept called with the figure's move, so that a screen draws once
 */
export async function countVisit(
  deps: CountingDeps,
  boothId: string,
  partySize: number,
  said: Partial<Said> = {},
  onKept?: (visit: OwnVisit) => void,
): Promise<OwnVisit | null> {
  const visit = { ...stamp(deps), boothId, partySize, ...nothingSaid, ...said, undoneAt: null };
  return write(deps, visit, onKept);
}

async function write(
  deps: CountingDeps,
  visit: OwnVisit,
  onKept?: (visit: OwnVisit) => void,
): Promise<OwnVisit | null> {
  const { db, memory } = deps;
  try {
    const item = await insertVisit(db, visit);
    const { unsent, visits } = memory.get();
    memory.set({ unsent: [...unsent, item], visits: [...visits, visit] });
    onKept?.(visit);
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
  const undo = stamp(deps);
  const item = await insertUndo(deps.db, visit, undo);
  const { unsent, visits } = deps.memory.get();
  deps.memory.set({
    unsent: [...unsent, item],
    visits: visits.map((one) => (one.id === visit.id ? { ...one, undoneAt: undo.tappedAt } : one)),
  });
  tellOthers(deps);
}

/** Changes what is known of a visit. @throws when the browser cannot write it down; then nothing changed */
export async function correctVisit(deps: CountingDeps, visit: OwnVisit, set: Correction): Promise<OwnVisit> {
  const { item, visit: corrected } = await insertCorrection(deps.db, visit, set, stamp(deps));
  const { unsent, visits } = deps.memory.get();
  deps.memory.set({
    unsent: [...unsent, item],
    visits: visits.map((one) => (one.id === visit.id ? corrected : one)),
  });
  tellOthers(deps);
  return corrected;
}

/** Each kind of fact without what this device adds itself. */
export type NewFact = FactItem extends infer Item
  ? Item extends FactItem
    ? Omit<Item, 'id' | 'tappedAt'>
    : never
  : never;

/** Records what is no visit. @returns its id @throws when the browser cannot write it down; then nothing changed */
export async function recordFact(deps: CountingDeps, fact: NewFact): Promise<string> {
  const item: FactItem = { ...fact, ...stamp(deps) };
  const row = await insertFact(deps.db, item);
  const { unsent, facts } = deps.memory.get();
  const { id, boothId, tappedAt } = item;
  deps.memory.set({ unsent: [...unsent, row], facts: [...facts, { id, boothId, tappedAt, item }] });
  tellOthers(deps);
  return id;
}

function stamp({ now }: CountingDeps): { id: string; tappedAt: string } {
  const nowMs = now();
  return { id: newId(nowMs), tappedAt: new Date(nowMs).toISOString() };
}

function tellOthers({ tabs, wake }: CountingDeps): void {
  tabs.announce();
  wake();
}
