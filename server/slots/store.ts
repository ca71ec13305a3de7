import type { z } from 'zod';
import type { slots } from '#contracts/slots';
import type { Event, Slot } from '#prisma/client/client';
import { requireBoothOfEvent } from '../booths/store.ts';
import { refusalOf } from '../database/constraints.ts';
import { type PageQuery, readPage } from '../database/page.ts';
import type { Db } from '../database/prisma.ts';
import { updateVersioned } from '../database/versioned.ts';
import { requireInOrder, requireWithinEvent } from '../events/rules.ts';
import { inTurnWithEventVersion } from '../events/store.ts';
import { AppError, notFound } from '../http/errors.ts';
import { type ManagerScope, onlyBooths, type ReadScope, requireBooth } from '../http/gates.ts';
import { requireKioskOfEvent } from '../kiosks/store.ts';
import { kioskTakenText, slotOverlapsText } from './rules.ts';

type SlotInput = z.output<(typeof slots)['create']['body']>;
type SlotChange = z.output<(typeof slots)['change']['body']>;
type Stretch = Pick<Slot, 'boothId' | 'kioskId' | 'startsAt' | 'endsAt'> & { id?: string };

export function listSlots(
  db: Db,
  scope: ReadScope,
  eventId: string,
  query: PageQuery & { boothId?: string | undefined },
) {
  return readPage(query, (page) =>
    db.slot.findMany({
      where: { eventId, boothId: onlyBooths(scope, query.boothId), ...page.where },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      ...page.slice,
    }),
  );
}

/** @throws AppError not-found, not-your-booth */
export async function getSlot(db: Db, scope: ReadScope, id: string): Promise<Slot> {
  const slot = await db.slot.findUnique({ where: { id } });
  if (slot === null) throw notFound('slot');
  requireBooth(scope, slot.boothId);
  return slot;
}

/** @throws AppError in-wrong-order, outside-event, wrong-event, archived, kiosk-taken, slot-overlaps */
export async function createSlot(db: Db, scope: ManagerScope, event: Event, input: SlotInput): Promise<Slot> {
  const slot = { ...input, startsAt: new Date(input.startsAt), endsAt: new Date(input.endsAt) };
  await requireBoothOfEvent(db, scope, event.id, slot.boothId);
  await requireSlot(db, scope, event, slot);
  return sayingWhoIsThere(db, event, slot, () =>
    inTurnWithEventVersion(db, event.id, (tx) => tx.slot.create({ data: { ...slot, eventId: event.id } })),
  );
}

/** @throws AppError in-wrong-order, outside-event, wrong-event, archived, kiosk-taken, slot-overlaps */
export async function changeSlot(
  db: Db,
  scope: ManagerScope,
  id: string,
  version: number,
  change: SlotChange,
): Promise<Slot> {
  const before = await getSlot(db, scope, id);
  const { boothId } = before;
  const times = {
    kioskId: change.kioskId === undefined ? before.kioskId : change.kioskId,
    startsAt: new Date(change.startsAt ?? before.startsAt),
    endsAt: new Date(change.endsAt ?? before.endsAt),
  };
  const event = await db.event.findUniqueOrThrow({ where: { id: before.eventId } });
  if (before.archivedAt === null) await requireSlot(db, scope, event, times);
  return sayingWhoIsThere(db, event, { id, boothId, ...times }, () =>
    updateSlot(db, event.id, { id, version, archivedAt: null }, times),
  );
}

/** @throws AppError in-wrong-order, outside-event, archived when booth or kiosk is, kiosk-taken, slot-overlaps */
export async function archiveSlot(
  db: Db,
  scope: ManagerScope,
  id: string,
  version: number,
  archivedAt: Date | null,
): Promise<Slot> {
  const slot = await getSlot(db, scope, id);
  const event = await db.event.findUniqueOrThrow({ where: { id: slot.eventId } });
  if (archivedAt === null) {
    await requireBoothOfEvent(db, scope, event.id, slot.boothId);
    await requireSlot(db, scope, event, slot);
  }
  return sayingWhoIsThere(db, event, slot, () => updateSlot(db, event.id, { id, version }, { archivedAt }));
}

async function requireSlot(
  db: Db,
  scope: ManagerScope,
  event: Event,
  { kioskId, startsAt, endsAt }: Omit<Stretch, 'boothId'>,
): Promise<void> {
  requireInOrder(event, startsAt, endsAt);
  requireWithinEvent(event, startsAt, endsAt);
  if (kioskId !== null) await requireKioskOfEvent(db, scope, event.id, kioskId);
}

function updateSlot(
  db: Db,
  eventId: string,
  where: { id: string; version: number; archivedAt?: null },
  change: { kioskId?: string | null; startsAt?: Date; endsAt?: Date; archivedAt?: Date | null },
): Promise<Slot> {
  const data = { ...change, version: { increment: 1 } };
  return updateVersioned(
    'slot',
    where.version,
    () => db.slot.findUnique({ where: { id: where.id } }),
    () => inTurnWithEventVersion(db, eventId, (tx) => tx.slot.update({ where, data })),
  );
}

/** The database refuses what overlaps, also when two managers are at it; this finds out who is in the way. */
async function sayingWhoIsThere(
  db: Db,
  event: Event,
  slot: Stretch,
  write: () => Promise<Slot>,
): Promise<Slot> {
  try {
    return await write();
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.code !== 'kiosk-taken' && refusal?.code !== 'slot-overlaps') throw error;
    // Its own slot first, whichever of the two the database met: of that one no other booth has the kiosk.
    const own = await findOverlapping(db, slot, { boothId: slot.boothId });
    if (own !== null) throw new AppError('slot-overlaps', slotOverlapsText(own, event.timeZone));
    const other = await findOverlapping(db, slot, { kioskId: slot.kioskId });
    if (other === null || refusal.code === 'slot-overlaps') throw refusal;
    throw new AppError('kiosk-taken', kioskTakenText(other, event.timeZone));
  }
}

function findOverlapping(db: Db, slot: Stretch, shared: { kioskId: string | null } | { boothId: string }) {
  const { id, startsAt, endsAt } = slot;
  return db.slot.findFirst({
    where: {
      ...shared,
      archivedAt: null,
      startsAt: { lt: endsAt },
      endsAt: { gt: startsAt },
      ...(id === undefined ? {} : { id: { not: id } }),
    },
    include: { booth: true, kiosk: true },
    orderBy: { startsAt: 'asc' },
  });
}
