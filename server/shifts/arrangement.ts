import type { z } from 'zod';
import type { shifts } from '#contracts/shifts';
import type { Event, Shift } from '#prisma/client/client';
import { requireBoothOfEvent } from '../booths/store.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';
import { stale } from '../database/versioned.ts';
import { withEventVersion } from '../events/store.ts';
import { AppError, notFound } from '../http/errors.ts';
import { type LeadScope, requireBooth } from '../http/gates.ts';
import { requirePerson } from '../people/store.ts';
import { fieldsChanged, type Refused, refusalOfAll, requireShift, type ShiftFields } from './rules.ts';

type Arrangement = z.output<typeof shifts.arrange.body>;
type Kind = Exclude<keyof Arrangement, 'series'>;
type One<K extends Kind> = Arrangement[K][number];

/** What is left to do; an item that was done by the same request before asks for nothing. */
interface Work {
  create: {
    data: ShiftFields & { id: string; boothId: string; eventId: string; seriesId: string | null };
    personIds: string[];
  }[];
  change: { shift: Shift; to: Partial<ShiftFields>; assign: string[]; unassign: string[] }[];
  archive: Shift[];
  restore: { shift: Shift; assign: string[] }[];
}

interface At {
  scope: LeadScope;
  event: Event;
  now: Date;
}

/**
 * All of it or nothing. Sent again, it does nothing more.
 * @returns the shifts it names, as they are after it: new, changed, archived, restored
 * @throws AppError with the code of the first item that cannot be, and `issues` for each of them by its path; with
 * `stale` also the first such shift as it is now
 */
export async function arrangeShifts(db: Db, at: At, asked: Arrangement): Promise<Shift[]> {
  const { items } = await withEventVersion(db, async (tx) => {
    const known = await lockShifts(tx, asked);
    const work = await judge(db, at, asked, known);
    await keepSeries(tx, at, asked);
    await write(tx, at, work);
    return { eventId: at.event.id, items: await findShifts(tx, idsOf(asked)) };
  });
  return items;
}

const kinds = ['create', 'change', 'archive', 'restore'] as const satisfies readonly Kind[];
const idsOf = (asked: Arrangement) => kinds.flatMap((kind) => asked[kind].map(({ id }) => id));

/** In one order, so that two arrangements never wait for each other; then nobody changes them until this one is done. */
async function lockShifts(tx: DbTransaction, asked: Arrangement): Promise<Map<string, Shift>> {
  const ids = idsOf(asked);
  await tx.$queryRaw`select id from shifts where id = any(${ids}::uuid[]) order by id for update`;
  return new Map((await findShifts(tx, ids)).map((shift) => [shift.id, shift]));
}

/** Its booths are those of new shifts, which were judged. @throws AppError taken when another booth has a series of this id */
async function keepSeries(tx: DbTransaction, { event }: At, { series, create }: Arrangement): Promise<void> {
  const used = series.filter(({ id }) => create.some(({ seriesId }) => seriesId === id));
  if (used.length === 0) return;
  await tx.shiftSeries.createMany({
    data: used.map((one) => ({ ...one, eventId: event.id })),
    skipDuplicates: true,
  });
  const kept = await tx.shiftSeries.findMany({ where: { id: { in: used.map(({ id }) => id) } } });
  const isOther = ({ id, boothId }: (typeof used)[number]) =>
    kept.some((one) => one.id === id && one.boothId !== boothId);
  if (used.some(isOther)) throw new AppError('taken', 'There is another series with this id. Make a new id.');
}

/** In the order of the ids; those that are not there are left out. */
async function findShifts(tx: DbTransaction, ids: string[]): Promise<Shift[]> {
  const rows = await tx.shift.findMany({ where: { id: { in: ids } } });
  return rows.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
}

/** @throws AppError naming every item that cannot be */
async function judge(db: Db, at: At, asked: Arrangement, known: Map<string, Shift>): Promise<Work> {
  const work: Work = { create: [], change: [], archive: [], restore: [] };
  const refused: Refused[] = [];
  const check = checksOf(db, at);
  const each = async <K extends Kind>(kind: K, judgeOne: (one: One<K>, row?: Shift) => Promise<void>) => {
    for (const [index, one] of asked[kind].entries())
      await judgeOne(one, known.get(one.id)).catch((error: unknown) => {
        if (!(error instanceof AppError)) throw error;
        refused.push({ path: `body.${kind}.${index}`, error });
      });
  };
  await each('create', (one, row) => judgeNew(work, at, check, one, row));
  await each('change', (one, row) => judgeChange(work, at, check, one, ofEvent(at, row)));
  await each('archive', async (one, row) => {
    const shift = ofEvent(at, row);
    if (shift.archivedAt !== null) return;
    requireVersion(one, shift);
    work.archive.push(shift);
  });
  await each('restore', async (one, row) => {
    const shift = ofEvent(at, row);
    if (shift.archivedAt === null) return;
    requireVersion(one, shift);
    await check.booth(shift.boothId);
    await check.people(one.assign);
    work.restore.push({ shift, assign: one.assign });
  });
  const [first, ...others] = refused;
  if (first !== undefined) throw refusalOfAll([first, ...others]);
  return work;
}

/** @throws AppError not-found, not-your-booth, wrong-event */
function ofEvent({ scope, event }: At, shift: Shift | undefined): Shift {
  if (shift === undefined) throw notFound('shift');
  requireBooth(scope, shift.boothId);
  if (shift.eventId !== event.id) throw new AppError('wrong-event', 'This shift belongs to another event.');
  return shift;
}

/** @throws AppError stale, with the shift as it is now */
function requireVersion({ version }: { version: number }, shift: Shift): void {
  if (version !== shift.version) throw stale('shift', version, shift);
}

type Checks = ReturnType<typeof checksOf>;

/** Each booth and person is looked up once, however many shifts name it. */
function checksOf(db: Db, { scope, event }: At) {
  const asking = new Map<string, Promise<unknown>>();
  const once = (id: string, ask: () => Promise<unknown>) => {
    const known = asking.get(id) ?? ask();
    asking.set(id, known);
    return known;
  };
  return {
    booth: (id: string) => once(id, () => requireBoothOfEvent(db, scope, event.id, id)),
    people: async (ids: readonly string[]) => {
      for (const id of ids) await once(id, () => requirePerson(db, scope, id));
    },
  };
}

async function judgeNew(
  work: Work,
  { event }: At,
  check: Checks,
  { personIds, ...one }: One<'create'>,
  row: Shift | undefined,
): Promise<void> {
  await check.booth(one.boothId);
  const data = {
    ...one,
    startsAt: new Date(one.startsAt),
    endsAt: new Date(one.endsAt),
    eventId: event.id,
  };
  requireShift(event, data);
  if (row === undefined) {
    await check.people(personIds);
    return void work.create.push({ data, personIds });
  }
  const isSame = row.boothId === one.boothId && Object.keys(fieldsChanged(row, one)).length === 0;
  if (!isSame) throw new AppError('taken', 'There is another shift with this id. Make a new id.');
}

async function judgeChange(
  work: Work,
  { event }: At,
  check: Checks,
  one: One<'change'>,
  shift: Shift,
): Promise<void> {
  const to = fieldsChanged(shift, one);
  // Who is on it has no versions: people are added and taken off one by one.
  if (shift.archivedAt !== null || Object.keys(to).length > 0) requireVersion(one, shift);
  if (shift.archivedAt !== null)
    throw new AppError('archived', 'This shift is in the archive. Take it out first.');
  requireShift(event, { ...shift, ...to });
  await check.people(one.assign);
  work.change.push({ shift, to, assign: one.assign, unassign: one.unassign });
}

async function write(tx: DbTransaction, { event, now }: At, work: Work): Promise<void> {
  // The same request twice at once: the second finds them made.
  await tx.shift.createMany({ data: work.create.map(({ data }) => data), skipDuplicates: true });
  for (const { data, personIds } of work.create) await assign(tx, event.id, data, personIds);
  for (const { shift, to, ...people } of work.change) {
    if (Object.keys(to).length > 0)
      await tx.shift.update({ where: { id: shift.id }, data: { ...to, version: { increment: 1 } } });
    await takeOff(tx, shift.id, now, people.unassign);
    await assign(tx, event.id, shift, people.assign);
  }
  for (const { id } of work.archive) {
    await tx.shift.update({ where: { id }, data: { archivedAt: now, version: { increment: 1 } } });
    await takeOff(tx, id, now);
  }
  for (const { shift, assign: personIds } of work.restore) {
    const { id, archivedAt } = shift;
    await tx.shift.update({ where: { id }, data: { archivedAt: null, version: { increment: 1 } } });
    // Whoever left with the shift comes back with what they had answered.
    await tx.assignment.updateMany({
      where: { shiftId: id, archivedAt, personId: { in: personIds } },
      data: { archivedAt: null, version: { increment: 1 } },
    });
    await assign(tx, event.id, shift, personIds);
  }
}

/** Whoever is on it already stays as they are. */
async function assign(
  tx: DbTransaction,
  eventId: string,
  { id: shiftId, boothId }: Pick<Shift, 'id' | 'boothId'>,
  personIds: readonly string[],
) {
  const data = personIds.map((personId) => ({ eventId, boothId, shiftId, personId }));
  if (data.length > 0) await tx.assignment.createMany({ data, skipDuplicates: true });
}

/** @param personIds everybody when left out */
async function takeOff(tx: DbTransaction, shiftId: string, archivedAt: Date, personIds?: readonly string[]) {
  if (personIds?.length === 0) return;
  await tx.assignment.updateMany({
    where: { shiftId, archivedAt: null, ...(personIds && { personId: { in: [...personIds] } }) },
    data: { archivedAt, version: { increment: 1 } },
  });
}
