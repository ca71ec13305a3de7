import { deviceState } from '#contracts/devices';
import type { Enrolment } from '#contracts/enrolment';
import type { SyncItemInput } from '#contracts/sync';
import { emptyMeta, type Meta, type OwnVisit, type TabletDatabase, type UnsentItem } from './database.ts';
import type { Verdict } from './verdict.ts';

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Resolves when the visit is on the disk. */
export async function insertVisit(db: TabletDatabase, visit: OwnVisit): Promise<UnsentItem> {
  const { id, boothId, tappedAt, partySize } = visit;
  return db.transaction('rw', db.items, db.visits, async () => {
    await db.visits.add(visit);
    return insertItem(db, {
      id,
      boothId,
      item: itemOf(visit),
      visitors: partySize,
      countedAt: tappedAt,
    });
  });
}

/** The visit as it is sent. */
export function itemOf({ id, boothId, tappedAt, partySize }: OwnVisit): SyncItemInput {
  return { type: 'visit', id, boothId, tappedAt, partySize };
}

/** Takes a visit back. An undo is a fact of its own, also when the visit has not left yet. */
export async function insertUndo(
  db: TabletDatabase,
  visit: OwnVisit,
  undo: { id: string; tappedAt: string },
): Promise<UnsentItem> {
  return db.transaction('rw', db.items, db.visits, async () => {
    await db.visits.update(visit.id, { undoneAt: undo.tappedAt });
    return insertItem(db, {
      id: undo.id,
      boothId: visit.boothId,
      item: { type: 'undo', boothId: visit.boothId, visitId: visit.id, ...undo },
      visitors: -visit.partySize,
      countedAt: visit.tappedAt,
    });
  });
}

async function insertItem(
  db: TabletDatabase,
  item: Pick<UnsentItem, 'id' | 'boothId' | 'item' | 'visitors' | 'countedAt'>,
): Promise<UnsentItem> {
  const row = { ...item, state: 'waiting' as const, attempts: 0, refusal: null };
  const seq = await db.items.add(row);
  return { ...row, seq };
}

export interface Kept {
  unsent: UnsentItem[];
  visits: OwnVisit[];
  meta: Meta;
}

/** All that this device holds, oldest first. A stored state that this version cannot read counts as absent. */
export async function readKept(db: TabletDatabase): Promise<Kept> {
  return db.transaction('r', db.items, db.visits, db.meta, async () => {
    const unsent = await db.items.orderBy('seq').toArray();
    const visits = await db.visits.orderBy('tappedAt').toArray();
    const meta = { ...emptyMeta, ...(await db.meta.get('this')) };
    const isReadable = deviceState.safeParse(meta.state).success;
    return { unsent, visits, meta: isReadable ? meta : { ...meta, state: null, etag: null } };
  });
}

export async function changeMeta(db: TabletDatabase, change: Partial<Meta>): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const held = await db.meta.get('this');
    await db.meta.put({ ...emptyMeta, ...held, ...change });
  });
}

/** Carries out the verdicts of a batch and what the answer taught, in one transaction. */
export async function obeyVerdicts(
  db: TabletDatabase,
  judged: readonly { row: UnsentItem; verdict: Verdict }[],
  learnt: Partial<Meta>,
): Promise<void> {
  await db.transaction('rw', db.items, db.meta, async () => {
    const forgotten = judged.filter(({ verdict }) => verdict.kind === 'forget').map(({ row }) => row.seq);
    await db.items.bulkDelete(forgotten);
    for (const { row, verdict } of judged)
      if (verdict.kind !== 'forget') await db.items.update(row.seq, afterwards(row, verdict, learnt));
    await changeMeta(db, learnt);
  });
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
  const boothId = enrolment.booths[0]?.id ?? null;
  await changeMeta(db, {
    ...emptyMeta,
    token: enrolment.token,
    device: enrolment.device,
    boothId,
  });
}

/** Visits that are long past are not drawn any more. What is unsent is never touched. */
export async function deleteOldVisits(db: TabletDatabase, nowMs: number): Promise<void> {
  await db.visits
    .where('tappedAt')
    .below(new Date(nowMs - KEPT_MS).toISOString())
    .delete();
}
