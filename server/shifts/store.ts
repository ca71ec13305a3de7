import type { z } from 'zod';
import type { shifts } from '#contracts/shifts';
import type { Event, Shift } from '#prisma/client/client';
import { requireBoothOfEvent } from '../booths/store.ts';
import { type PageQuery, readPage } from '../database/page.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';
import { updateVersioned } from '../database/versioned.ts';
import { withEventVersion } from '../events/store.ts';
import { notFound } from '../http/errors.ts';
import { type LeadScope, onlyBooths, type ReadScope, requireBooth } from '../http/gates.ts';
import { requireShift } from './rules.ts';

type ShiftInput = z.output<(typeof shifts)['create']['body']>;
type ShiftChange = z.output<(typeof shifts)['change']['body']>;

export function listShifts(
  db: Db,
  scope: ReadScope,
  eventId: string,
  query: PageQuery & { boothId?: string | undefined },
) {
  return readPage(query, (page) =>
    db.shift.findMany({
      where: { eventId, boothId: onlyBooths(scope, query.boothId), ...page.where },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      ...page.slice,
    }),
  );
}

/** @throws AppError not-found, not-your-booth */
export async function getShift(db: Db, scope: ReadScope, id: string): Promise<Shift> {
  const shift = await db.shift.findUnique({ where: { id } });
  if (shift === null) throw notFound('shift');
  requireBooth(scope, shift.boothId);
  return shift;
}

/** @throws AppError in-wrong-order, outside-event, wrong-event, not-your-booth, archived, invalid-input */
export async function createShift(db: Db, scope: LeadScope, event: Event, input: ShiftInput): Promise<Shift> {
  const shift = { ...input, startsAt: new Date(input.startsAt), endsAt: new Date(input.endsAt) };
  await requireBoothOfEvent(db, scope, event.id, shift.boothId);
  requireShift(event, shift);
  return withEventVersion(db, (tx) => tx.shift.create({ data: { ...shift, eventId: event.id } }));
}

/** @throws AppError in-wrong-order, outside-event, not-your-booth, invalid-input */
export async function changeShift(
  db: Db,
  scope: LeadScope,
  id: string,
  version: number,
  change: ShiftChange,
): Promise<Shift> {
  const before = await getShift(db, scope, id);
  const after = {
    startsAt: new Date(change.startsAt ?? before.startsAt),
    endsAt: new Date(change.endsAt ?? before.endsAt),
    minimum: change.minimum ?? before.minimum,
    target: change.target ?? before.target,
  };
  requireShift(await db.event.findUniqueOrThrow({ where: { id: before.eventId } }), after);
  return updateVersioned(
    'shift',
    version,
    () => db.shift.findUnique({ where: { id } }),
    () =>
      withEventVersion(db, (tx) =>
        tx.shift.update({
          where: { id, version, archivedAt: null },
          data: { ...after, version: { increment: 1 } },
        }),
      ),
  );
}

/**
 * Whoever is on the shift goes to the archive with it, and comes back with it, with what they had answered.
 *
 * @throws AppError not-your-booth, archived when the booth is
 */
export async function archiveShift(
  db: Db,
  scope: LeadScope,
  id: string,
  version: number,
  archivedAt: Date | null,
): Promise<Shift> {
  const { eventId, boothId } = await getShift(db, scope, id);
  if (archivedAt === null) await requireBoothOfEvent(db, scope, eventId, boothId);
  return updateVersioned(
    'shift',
    version,
    () => db.shift.findUnique({ where: { id } }),
    () => withEventVersion(db, (tx) => moveToArchive(tx, { id, version }, archivedAt)),
  );
}

/** One that is there already keeps its moment: by that it knows its people. */
async function moveToArchive(
  tx: DbTransaction,
  where: { id: string; version: number },
  archivedAt: Date | null,
): Promise<Shift> {
  const before = (await tx.shift.findUnique({ where }))?.archivedAt ?? null;
  const after = archivedAt === null ? null : (before ?? archivedAt);
  const shift = await tx.shift.update({ where, data: { archivedAt: after, version: { increment: 1 } } });
  if (before?.getTime() !== after?.getTime())
    await tx.assignment.updateMany({
      where: { shiftId: where.id, archivedAt: before },
      data: { archivedAt: after, version: { increment: 1 } },
    });
  return shift;
}
