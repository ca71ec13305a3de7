import type { z } from 'zod';
import type { devices } from '#contracts/devices';
import type { deviceStorage } from '#contracts/sync';
import type { Device } from '#prisma/client/client';
import { requireBoothOfEvent } from '../booths/store.ts';
import { type PageQuery, readPage } from '../database/page.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';
import type { Reader } from '../database/sql.ts';
import { updateVersioned } from '../database/versioned.ts';
import { alsoInArchive, withEventVersion } from '../events/store.ts';
import { AppError, notFound } from '../http/errors.ts';
import { type DeviceScope, type LeadScope, onlyBooths, type ReadScope, requireBooth } from '../http/gates.ts';
import { compareBooths, requirePlacesFor } from './rules.ts';
import { disconnected } from './state.ts';

type DeviceChange = z.output<(typeof devices)['change']['body']>;
export type PlacedDevice = Device & { placements: { boothId: string }[] };

const include = {
  placements: { where: { endedAt: null }, select: { boothId: true }, orderBy: { placedAt: 'asc' } },
} as const;

export function listDevices(
  db: Db,
  scope: ReadScope,
  eventId: string,
  query: PageQuery & { boothId?: string | undefined },
) {
  const at = [onlyBooths(scope), query.boothId === undefined ? undefined : { in: [query.boothId] }]
    .filter((boothId) => boothId !== undefined)
    .map((boothId) => ({ placements: { some: { endedAt: null, boothId } } }));
  return readPage<PlacedDevice>(query, (page) =>
    db.device.findMany({
      where: { eventId, ...page.where, AND: at },
      include,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      ...page.slice,
    }),
  );
}

/** @throws AppError not-found, not-your-booth */
export async function getDevice(db: Db, scope: ReadScope, id: string): Promise<PlacedDevice> {
  const device = await db.device.findUnique({ where: { id }, include });
  if (device === null) throw notFound('device');
  const { booths } = scope;
  if (booths !== 'all' && !device.placements.some(({ boothId }) => booths.has(boothId)))
    throw new AppError('not-your-booth', 'This device is at a booth that is not yours.');
  return device;
}

/** @throws AppError not-found, not-your-booth, stale */
export async function changeDevice(
  db: Db,
  sql: Reader,
  scope: LeadScope,
  id: string,
  version: number,
  change: DeviceChange,
): Promise<PlacedDevice> {
  await getDevice(db, scope, id);
  return updateDevice(db, sql, id, version, (tx) =>
    tx.device.update({
      where: { id, version },
      data: { ...change, version: { increment: 1 } },
      include,
    }),
  );
}

/** Ends the former placement and keeps it: items tapped there still count. */
export async function moveDevice(
  db: Db,
  sql: Reader,
  scope: LeadScope,
  id: string,
  version: number,
  boothIds: string[],
  now: Date,
): Promise<PlacedDevice> {
  const device = await getDevice(db, scope, id);
  requirePlacesFor(device.kind, boothIds);
  const current = device.placements.map(({ boothId }) => boothId);
  const { left, entered } = compareBooths(current, boothIds);
  for (const boothId of left) requireBooth(scope, boothId);
  for (const boothId of entered) await requireBoothOfEvent(db, scope, device.eventId, boothId);
  return updateDevice(db, sql, id, version, async (tx) => {
    await tx.device.update({ where: { id, version }, data: { version: { increment: 1 } } });
    await placeDevice(tx, device, boothIds, now);
    return tx.device.findUniqueOrThrow({ where: { id }, include });
  });
}

/**
 * The device learns of it with its next request. Revoking twice keeps the first moment.
 * @throws AppError not-found, not-your-booth also when it counts for another booth too
 */
export async function revokeDevice(
  db: Db,
  sql: Reader,
  scope: LeadScope,
  id: string,
  version: number,
  now: Date,
): Promise<PlacedDevice> {
  const device = await getDevice(db, scope, id);
  for (const { boothId } of device.placements) requireBooth(scope, boothId);
  const revoke = (tx: DbTransaction) =>
    tx.device.update({
      where: { id, version },
      data: { revokedAt: device.revokedAt ?? now, version: { increment: 1 } },
      include,
    });
  return updateDevice(db, sql, id, version, revoke, alsoInArchive);
}

/** A device that is handed back. @throws AppError device-revoked */
export async function revokeOwn(db: Db, scope: DeviceScope, now: Date): Promise<Date> {
  await alsoInArchive(db, async (tx) => {
    const [held] = await tx.device.updateManyAndReturn({
      where: { id: scope.by.id, revokedAt: null },
      data: { revokedAt: now, version: { increment: 1 } },
    });
    if (held === undefined) throw disconnected();
    return held;
  });
  return now;
}

/**
 * The phone that asks, with its event and the booths that its person stands for.
 *
 * @throws AppError not-allowed for a device that is nobody's own: whoever comes by could read it
 */
export async function getOwnPhone(db: Db, { by }: DeviceScope) {
  const device = await db.device.findUniqueOrThrow({ where: { id: by.id }, include: { event: true } });
  if (device.personId === null)
    throw new AppError(
      'not-allowed',
      'A shared tablet hands out no summary. Open your personal link, or ask your booth lead.',
    );
  return { id: device.id, event: device.event, booths: by.boothIds.map((id) => ({ id })) };
}

/** Disconnects the phones that came by a personal link. They learn of it with their next request. */
export async function disconnectPhonesOf(
  tx: DbTransaction,
  personalLinkId: string,
  now: Date,
): Promise<void> {
  await tx.device.updateMany({
    where: { personalLinkId, revokedAt: null },
    data: { revokedAt: now, version: { increment: 1 } },
  });
}

/** Makes these booths the device's current ones. */
export async function placeDevice(
  tx: DbTransaction,
  device: { id: string; eventId: string },
  boothIds: readonly string[],
  now: Date,
): Promise<void> {
  const open = await tx.devicePlacement.findMany({ where: { deviceId: device.id, endedAt: null } });
  const current = open.map(({ boothId }) => boothId);
  const { left, entered } = compareBooths(current, boothIds);
  await tx.devicePlacement.updateMany({
    where: { deviceId: device.id, endedAt: null, boothId: { in: left } },
    data: { endedAt: now },
  });
  await tx.devicePlacement.createMany({
    data: entered.map((boothId) => ({
      deviceId: device.id,
      eventId: device.eventId,
      boothId,
      placedAt: now,
    })),
  });
}

/** At which booth somebody begins or ends to stand for it. */
interface Standing {
  personId: string;
  eventId: string;
  boothId: string;
}

/** A person's phones count for a booth from now on. One that counts for it already stays as it is. */
export async function addPhonesTo(tx: DbTransaction, standing: Standing, now: Date): Promise<void> {
  const { boothId, eventId } = standing;
  const phones = await tx.device.findMany({
    where: { ...phonesOf(standing), placements: { none: { boothId, endedAt: null } } },
  });
  await movedPhones(tx, phones);
  await tx.devicePlacement.createMany({
    data: phones.map(({ id }) => ({ deviceId: id, eventId, boothId, placedAt: now })),
  });
}

/** They count for it no longer. What they tapped there before still counts when it comes. */
export async function takePhonesFrom(tx: DbTransaction, standing: Standing, now: Date): Promise<void> {
  const open = { boothId: standing.boothId, endedAt: null };
  const phones = await tx.device.findMany({ where: { ...phonesOf(standing), placements: { some: open } } });
  await movedPhones(tx, phones);
  await tx.devicePlacement.updateMany({
    where: { ...open, deviceId: { in: phones.map(({ id }) => id) } },
    data: { endedAt: now },
  });
}

const phonesOf = ({ personId, eventId }: Standing) => ({ personId, eventId, kind: 'phone', revokedAt: null });

async function movedPhones(tx: DbTransaction, phones: readonly Device[]): Promise<void> {
  await tx.device.updateMany({
    where: { id: { in: phones.map(({ id }) => id) } },
    data: { version: { increment: 1 } },
  });
}

/** The rows as the contract says them, with what each device said last; never the token's hash. */
export async function presentDevices(sql: Reader, rows: readonly PlacedDevice[]) {
  const reports = await readNewestReports(
    sql,
    rows.map(({ id }) => id),
  );
  return rows.map((device) => {
    const { tokenHash: _, attemptHash: __, eventId: ___, placements, createdAt: ____, ...row } = device;
    const report = reports.find(({ deviceId }) => deviceId === device.id);
    return {
      ...row,
      boothIds: placements.map(({ boothId }) => boothId),
      unsent: report?.unsent ?? null,
      clientVersion: report?.clientVersion ?? null,
      clockOffsetMs: report?.clockOffsetMs ?? null,
      storage: report?.storage ?? null,
    };
  });
}

export async function presentDevice(sql: Reader, device: PlacedDevice) {
  const [row] = await presentDevices(sql, [device]);
  if (row === undefined) throw notFound('device');
  return row;
}

interface Report {
  deviceId: string;
  unsent: number | null;
  clientVersion: string;
  clockOffsetMs: number | null;
  storage: z.output<typeof deviceStorage> | null;
}

function readNewestReports(sql: Reader, deviceIds: string[]): Promise<Report[]> {
  return sql<Report[]>`
    select report.device_id, report.unsent, report.client_version, report.clock_offset_ms, report.storage
    from unnest(${deviceIds}::uuid[]) as wanted (id)
    cross join lateral (
      select * from device_reports where device_id = wanted.id order by reported_at desc, id desc limit 1
    ) report`;
}

function updateDevice(
  db: Db,
  sql: Reader,
  id: string,
  version: number,
  change: (tx: DbTransaction) => Promise<PlacedDevice>,
  within = withEventVersion<PlacedDevice>,
) {
  const find = () => db.device.findUnique({ where: { id }, include });
  const present = (device: PlacedDevice) => presentDevice(sql, device);
  return updateVersioned('device', version, find, () => within(db, change), present);
}
