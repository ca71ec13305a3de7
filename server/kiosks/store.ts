import type { Kiosk } from '#prisma/client/client';
import { type PageQuery, readPage } from '../database/page.ts';
import type { Db } from '../database/prisma.ts';
import { updateVersioned } from '../database/versioned.ts';
import { withEventVersion } from '../events/store.ts';
import { AppError, notFound } from '../http/errors.ts';
import type { ManagerScope, ReadScope } from '../http/gates.ts';

/** Kiosks are the event's furniture: whoever sees the event sees them. */
export function listKiosks(db: Db, _scope: ReadScope, eventId: string, query: PageQuery) {
  return readPage(query, (page) =>
    db.kiosk.findMany({
      where: { eventId, ...page.where },
      orderBy: [{ label: 'asc' }, { id: 'asc' }],
      ...page.slice,
    }),
  );
}

/** @throws AppError not-found */
export async function getKiosk(db: Db, _scope: ReadScope, id: string): Promise<Kiosk> {
  const kiosk = await db.kiosk.findUnique({ where: { id } });
  if (kiosk === null) throw notFound('kiosk');
  return kiosk;
}

/** For a slot: the kiosk must be of this event and not archived. @throws AppError not-found, wrong-event, archived */
export async function requireKioskOfEvent(
  db: Db,
  scope: ReadScope,
  eventId: string,
  kioskId: string,
): Promise<Kiosk> {
  const kiosk = await getKiosk(db, scope, kioskId);
  if (kiosk.eventId !== eventId) throw new AppError('wrong-event', 'This kiosk belongs to another event.');
  if (kiosk.archivedAt !== null)
    throw new AppError('archived', `Kiosk ${kiosk.label} is in the archive. Take it out first.`);
  return kiosk;
}

export function createKiosk(
  db: Db,
  _scope: ManagerScope,
  eventId: string,
  input: { label: string },
): Promise<Kiosk> {
  return withEventVersion(db, (tx) => tx.kiosk.create({ data: { eventId, ...input } }));
}

export function changeKiosk(
  db: Db,
  _scope: ManagerScope,
  id: string,
  version: number,
  change: { label?: string | undefined },
): Promise<Kiosk> {
  return updateVersioned(
    'kiosk',
    version,
    () => db.kiosk.findUnique({ where: { id } }),
    () =>
      withEventVersion(db, (tx) =>
        tx.kiosk.update({
          where: { id, version, archivedAt: null },
          data: { ...change, version: { increment: 1 } },
        }),
      ),
  );
}

/** A kiosk that booths have slots at stays. @throws AppError in-use */
export async function archiveKiosk(
  db: Db,
  _scope: ManagerScope,
  id: string,
  version: number,
  archivedAt: Date | null,
): Promise<Kiosk> {
  const slot =
    archivedAt === null
      ? null
      : await db.slot.findFirst({ where: { kioskId: id, archivedAt: null }, include: { booth: true } });
  if (slot !== null)
    throw new AppError(
      'in-use',
      `${slot.booth.name} has a slot at this kiosk. Move or archive the slot first.`,
    );
  return updateVersioned(
    'kiosk',
    version,
    () => db.kiosk.findUnique({ where: { id } }),
    () =>
      withEventVersion(db, (tx) =>
        tx.kiosk.update({ where: { id, version }, data: { archivedAt, version: { increment: 1 } } }),
      ),
  );
}
