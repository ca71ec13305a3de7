import type { Enrolment } from '#contracts/enrolment';
import { MOST_FORMER_DEVICES } from '#contracts/former-devices';
import type { SyncItemInput } from '#contracts/sync-items';
import {
  emptyMeta,
  type FactItem,
  type FigureChange,
  type Meta,
  type OwnFact,
  type OwnVisit,
  type TabletDatabase,
  type UnsentItem,
} from './database.ts';
import { subjectOf } from './order.ts';
import type { Verdict } from './verdict.ts';

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Resolves when the visit is on the disk. */
export async function insertVisit(db: TabletDatabase, visit: OwnVisit): Promise<UnsentItem> {
  return db.transaction('rw', db.items, db.visits, async () => {
    // Both asked at once: each way to the disk and back is a wait of its own.
    const [item] = await Promise.all([
      insertItem(db, { item: itemOf(visit), changes: [changeOf(visit, visit.partySize)] }),
      db.visits.add(visit),
    ]);
    return item;
  });
}

/** The visit as it is sent. */
export function itemOf({ id, boothId, tappedAt, partySize, ...said }: OwnVisit): SyncItemInput {
  const { happenedAt, precision, audience, sector, topics, talkId } = said;
  return {
    type: 'visit',
    id,
    boothId,
    tappedAt,
    partySize,
    ...(happenedAt === null || precision === null ? {} : { happenedAt, precision }),
    ...(audience === null ? {} : { audience }),
    ...(sector === null ? {} : { sector }),
    ...(topics.length === 0 ? {} : { topics: [...topics] }),
    ...(talkId === null ? {} : { talkId }),
  };
}

export const changeOf = ({ tappedAt, happenedAt }: OwnVisit, visitors: number): FigureChange => ({
  visitors,
  tappedAt,
  happenedAt,
});

/** When a fact about a visit was made, and under which id. */
interface Stamp {
  id: string;
  tappedAt: string;
}

/** Takes a visit back. An undo is a fact of its own, also when the visit has not left yet. */
export async function insertUndo(db: TabletDatabase, visit: OwnVisit, stamp: Stamp): Promise<UnsentItem> {
  return db.transaction('rw', db.items, db.visits, async () => {
    const held = (await db.visits.get(visit.id)) ?? visit;
    await db.visits.update(visit.id, { undoneAt: stamp.tappedAt });
    const item: SyncItemInput = { type: 'undo', boothId: visit.boothId, visitId: visit.id, ...stamp };
    return insertItem(db, { item, changes: [changeOf(held, -held.partySize)] });
  });
}

export type Correction = Extract<SyncItemInput, { type: 'correction' }>['set'];

/** Changes what was said of a visit, its size or its time. A correction is a fact of its own too. */
export async function insertCorrection(
  db: TabletDatabase,
  visit: OwnVisit,
  set: Correction,
  stamp: Stamp,
): Promise<{ item: UnsentItem; visit: OwnVisit }> {
  return db.transaction('rw', db.items, db.visits, async () => {
    const held = (await db.visits.get(visit.id)) ?? visit;
    const corrected: OwnVisit = { ...held, ...set };
    await db.visits.put(corrected);
    const item: SyncItemInput = {
      type: 'correction',
      boothId: visit.boothId,
      visitId: visit.id,
      set,
      ...stamp,
    };
    const moved = set.partySize !== undefined || set.happenedAt !== undefined;
    const changes = moved ? [changeOf(held, -held.partySize), changeOf(corrected, corrected.partySize)] : [];
    return { item: await insertItem(db, { item, changes }), visit: corrected };
  });
}

/** Resolves when the fact is on the disk. */
export async function insertFact(db: TabletDatabase, item: FactItem): Promise<UnsentItem> {
  const { id, boothId, tappedAt } = item;
  return db.transaction('rw', db.items, db.facts, async () => {
    await db.facts.add({ id, boothId, tappedAt, item });
    return insertItem(db, { item, changes: [] });
  });
}

/** In the transaction of what it belongs to. */
export async function insertItem(
  db: TabletDatabase,
  { item, changes }: Pick<UnsentItem, 'item' | 'changes'>,
): Promise<UnsentItem> {
  const { id, boothId } = item;
  const row = { id, boothId, item, changes, state: 'waiting' as const, attempts: 0, refusal: null };
  const seq = await db.items.add(row);
  return { ...row, seq };
}

export interface Kept {
  unsent: UnsentItem[];
  visits: OwnVisit[];
  facts: OwnFact[];
  meta: Meta;
}

/** All that this device holds, oldest first. */
export async function readKept(db: TabletDatabase): Promise<Kept> {
  return db.transaction('r', db.items, db.visits, db.facts, db.meta, async () => ({
    unsent: await db.items.orderBy('seq').toArray(),
    visits: await db.visits.orderBy('tappedAt').toArray(),
    facts: await db.facts.orderBy('tappedAt').toArray(),
    meta: { ...emptyMeta, ...(await db.meta.get('this')) },
  }));
}

export async function changeMeta(db: TabletDatabase, change: Partial<Meta>): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const held = await db.meta.get('this');
    await db.meta.put({ ...emptyMeta, ...held, ...change });
  });
}

/**
 * Carries out the verdicts of a batch and what the answer taught, in one transaction. What somebody decided on while the
 * batch was away is left alone: the server hears of the decision next, and says what it recorded.
 */
export async function obeyVerdicts(
  db: TabletDatabase,
  judged: readonly { row: UnsentItem; verdict: Verdict }[],
  learnt: Partial<Meta>,
): Promise<void> {
  await db.transaction('rw', db.items, db.meta, async () => {
    // By id: a database that was lost and filled anew may have given their places to others.
    const held = await db.items
      .where('id')
      .anyOf(judged.map(({ row }) => row.id))
      .toArray();
    const open = undecided(judged, held);
    const forgotten = open.filter(({ verdict }) => verdict.kind === 'forget').map(({ row }) => row.id);
    await db.items.where('id').anyOf(forgotten).delete();
    const given = givenUp(open);
    if (given.length > 0) await deleteFactsOf(db, given);
    for (const { row, verdict } of open)
      if (verdict.kind !== 'forget')
        await db.items
          .where('id')
          .equals(row.id)
          .modify(afterwards(row, verdict, learnt));
    await changeMeta(db, learnt);
  });
}

/** Those of a batch about which nobody decided meanwhile. */
export function undecided<Judged extends { row: UnsentItem }>(
  judged: readonly Judged[],
  held: readonly UnsentItem[],
): Judged[] {
  const decided = new Set(held.filter(({ state }) => state === 'decided').map(({ id }) => id));
  return judged.filter(({ row }) => !decided.has(row.id));
}

/** Visits that are not to be recorded by somebody's decision: what else is said of them has nothing to speak of. */
export function givenUp(judged: readonly { row: UnsentItem; verdict: Verdict }[]): string[] {
  return judged.flatMap(({ row, verdict }) =>
    row.item.type === 'visit' && verdict.kind === 'forget' && verdict.isDiscarded ? [row.id] : [],
  );
}

/** Undos and corrections of these visits. */
export async function deleteFactsOf(db: TabletDatabase, visitIds: readonly string[]): Promise<void> {
  await db.items.filter((row) => row.id !== subjectOf(row) && visitIds.includes(subjectOf(row))).delete();
}

/** What a batch leaves behind in a row that is not forgotten. */
export function afterwards(row: UnsentItem, verdict: Verdict, learnt: Partial<Meta>): Partial<UnsentItem> {
  const attempts = row.attempts + 1;
  if (verdict.kind !== 'set aside') return { attempts };
  const { code, detail } = verdict;
  const refusal = { code, detail, serverVersion: learnt.serverVersion ?? null };
  return { attempts, state: 'set-aside', refusal };
}

/** Lets items that were set aside be sent again. @returns how many */
export async function releaseItems(
  db: TabletDatabase,
  which: (row: UnsentItem) => boolean = () => true,
): Promise<number> {
  return db.items.filter((row) => row.state === 'set-aside' && which(row)).modify({ state: 'waiting' });
}

/**
 * The attempt to connect that has no answer yet, or this new one. On the disk before a code is used up: then the attempt
 * may be repeated when its answer is lost, also after a reload.
 */
export async function keepAttempt(db: TabletDatabase, freshId: string): Promise<string> {
  return db.transaction('rw', db.meta, async () => {
    const attemptId = (await db.meta.get('this'))?.attemptId ?? freshId;
    await changeMeta(db, { attemptId });
    return attemptId;
  });
}

/** Remembers the connection. What waits from an earlier connection stays and is sent with the new one. */
export async function connectDevice(db: TabletDatabase, enrolment: Enrolment): Promise<void> {
  const { token, device, booths } = enrolment;
  const { settings: _, ...forgotten } = emptyMeta;
  await db.transaction('rw', db.meta, async () => {
    const held = { ...emptyMeta, ...(await db.meta.get('this')) };
    const before = [...held.formerDevices, ...(held.device === null ? [] : [held.device.id])];
    const formerDevices = [...new Set(before)].filter((id) => id !== device.id).slice(-MOST_FORMER_DEVICES);
    const booth = booths.find(({ id }) => id === held.boothId) ?? booths[0];
    await changeMeta(db, { ...forgotten, token, device, formerDevices, boothId: booth?.id ?? null });
  });
}

/** What this device holds of an event, once all of it is on the server. What is unsent is never touched. */
export async function forgetAll(db: TabletDatabase): Promise<void> {
  await db.transaction('rw', [db.items, db.visits, db.facts, db.drafts, db.readNotes, db.meta], async () => {
    if ((await db.items.count()) > 0) throw new Error('something is not sent yet');
    const settings = (await db.meta.get('this'))?.settings ?? emptyMeta.settings;
    await Promise.all([db.visits.clear(), db.facts.clear(), db.drafts.clear(), db.readNotes.clear()]);
    await db.meta.put({ ...emptyMeta, settings });
  });
}

/** Visits and facts that are long past are not drawn any more. What is unsent is never touched. */
export async function deleteLongPast(db: TabletDatabase, nowMs: number): Promise<void> {
  const before = new Date(nowMs - KEPT_MS).toISOString();
  await db.visits.where('tappedAt').below(before).delete();
  await db.facts.where('tappedAt').below(before).delete();
}
