import type { Booth } from '#prisma/client/client';
import type { Db } from '../database/prisma.ts';
import type { Sql } from '../database/sql.ts';
import { withEventVersion } from '../events/store.ts';
import { AppError, notFound } from '../http/errors.ts';
import type { DeviceScope } from '../http/gates.ts';
import { listPlaces } from '../sync/places.ts';
import { disconnected } from './state.ts';
import { placeDevice } from './store.ts';

/**
 * The tablet says that it stands for another booth now. Saying it again changes nothing.
 * @throws AppError device-revoked, not-allowed for a phone, not-found, wrong-event, archived, not-placed
 */
export async function takeOver(
  db: Db,
  sql: Sql,
  scope: DeviceScope,
  boothId: string,
  now: Date,
): Promise<void> {
  const { id, eventId } = scope.by;
  const device = await db.device.findFirst({
    where: { id, revokedAt: null },
    include: { placements: { where: { endedAt: null }, select: { boothId: true } } },
  });
  if (device === null) throw disconnected();
  if (device.kind !== 'tablet')
    throw new AppError('not-allowed', 'A phone counts for the booths of its person. Choose the booth on it.');
  const booth = await requireOpenBooth(db, eventId, boothId);
  if (!(await listPlaces(sql, [{ deviceId: id, boothId }])).size)
    throw new AppError(
      'not-placed',
      `${booth.name} does not share a kiosk with this tablet. Move the tablet in the dashboard.`,
    );
  if (device.placements.every((placement) => placement.boothId === boothId) && device.placements.length > 0)
    return;
  await withEventVersion(db, async (tx) => {
    const [held] = await tx.device.updateManyAndReturn({
      where: { id, revokedAt: null },
      data: { version: { increment: 1 } },
    });
    if (held === undefined) throw disconnected();
    await placeDevice(tx, held, [boothId], now);
    return held;
  });
}

async function requireOpenBooth(db: Db, eventId: string, id: string): Promise<Booth> {
  const booth = await db.booth.findUnique({ where: { id }, include: { event: true } });
  if (booth === null) throw notFound('booth');
  if (booth.eventId !== eventId)
    throw new AppError('wrong-event', `${booth.name} belongs to another event than this tablet.`);
  const shelved = [booth.event, booth].find(({ archivedAt }) => archivedAt !== null);
  if (shelved !== undefined) throw new AppError('archived', `${shelved.name} is in the archive.`);
  return booth;
}
