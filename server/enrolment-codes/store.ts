import { randomInt } from 'node:crypto';
import type { EnrolmentCode, Event } from '#prisma/client/client';
import { hashSecret } from '../access/secrets.ts';
import { requireBoothOfEvent } from '../booths/store.ts';
import type { Db } from '../database/prisma.ts';
import { requirePlacesFor } from '../devices/rules.ts';
import { getDevice } from '../devices/store.ts';
import { AppError, notFound } from '../http/errors.ts';
import { type LeadScope, onlyBooths, requireBooth } from '../http/gates.ts';
import { expiryOfCode, makeCode, readCode } from './rules.ts';

interface CodeInput {
  boothIds: string[];
  name: string;
  deviceId: string | null;
}

/** The row as the contract says it; never the code's hash. */
export function presentCode(code: EnrolmentCode) {
  const { id, name, boothIds, expiresAt, usedAt, revokedAt } = code;
  return { id, name, boothIds, expiresAt, usedAt, revokedAt };
}

/** Those that can still connect a device. */
export function listCodes(db: Db, scope: LeadScope, eventId: string, now: Date): Promise<EnrolmentCode[]> {
  const own = onlyBooths(scope);
  return db.enrolmentCode.findMany({
    where: {
      eventId,
      usedAt: null,
      revokedAt: null,
      expiresAt: { gt: now },
      ...(own === undefined ? {} : { boothIds: { hasSome: own.in } }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
}

/** The code itself is in the answer only: a hash is kept. @throws AppError wrong-event, not-your-booth, archived */
export async function createCode(
  db: Db,
  scope: LeadScope,
  event: Event,
  input: CodeInput,
  now: Date,
  publicUrl: string,
) {
  if (event.archivedAt !== null)
    throw new AppError('archived', `${event.name} is in the archive. Take it out first.`);
  for (const boothId of input.boothIds) await requireBoothOfEvent(db, scope, event.id, boothId);
  requirePlacesFor(await kindFor(db, scope, event, input.deviceId), input.boothIds);
  const code = makeCode(randomInt);
  const row = await db.enrolmentCode.create({
    data: {
      ...input,
      eventId: event.id,
      codeHash: hashSecret(readCode(code)),
      expiresAt: expiryOfCode(now),
      accountId: scope.by.kind === 'account' ? scope.by.id : null,
      createdAt: now,
    },
  });
  return { ...presentCode(row), code, url: `${publicUrl}/tablet/#${code}` };
}

/** Revoking twice keeps the first moment. @throws AppError not-found, not-your-booth */
export async function revokeCode(db: Db, scope: LeadScope, id: string, now: Date): Promise<EnrolmentCode> {
  const code = await db.enrolmentCode.findUnique({ where: { id } });
  if (code === null) throw notFound('code');
  for (const boothId of code.boothIds) requireBooth(scope, boothId);
  await db.enrolmentCode.updateMany({
    where: { id, usedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  return db.enrolmentCode.findUniqueOrThrow({ where: { id } });
}

async function kindFor(db: Db, scope: LeadScope, event: Event, deviceId: string | null): Promise<string> {
  if (deviceId === null) return 'tablet';
  const device = await getDevice(db, scope, deviceId);
  for (const { boothId } of device.placements) requireBooth(scope, boothId);
  if (device.eventId !== event.id) throw new AppError('wrong-event', 'This device belongs to another event.');
  return device.kind;
}
