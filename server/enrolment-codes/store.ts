import { randomInt } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { EnrolmentCode, Event } from '#prisma/client/client';
import { hashSecret } from '../access/secrets.ts';
import { requireBoothOfEvent } from '../booths/store.ts';
import type { Db } from '../database/prisma.ts';
import { requirePlacesFor } from '../devices/rules.ts';
import { getDevice } from '../devices/store.ts';
import { archivedEvent } from '../events/store.ts';
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
  making: Making,
): Promise<NewCode> {
  await requireOpenBooths(db, scope, event, input.boothIds);
  requirePlacesFor(await kindFor(db, scope, event, input.deviceId), input.boothIds);
  const { code, row } = newCode(scope, event, input, making);
  await db.enrolmentCode.create({ data: row });
  return presentNew(row, code, making);
}

/** One for each tablet, all or none, in the order given. @throws AppError not-found, wrong-event, not-your-booth, archived */
export async function createCodes(
  db: Db,
  scope: LeadScope,
  event: Event,
  tablets: readonly { boothId: string; name: string }[],
  making: Making,
): Promise<NewCode[]> {
  await requireOpenBooths(db, scope, event, [...new Set(tablets.map(({ boothId }) => boothId))]);
  const made = tablets.map(({ boothId, name }) =>
    newCode(scope, event, { boothIds: [boothId], name, deviceId: null }, making),
  );
  await db.enrolmentCode.createMany({ data: made.map(({ row }) => row) });
  return made.map(({ row, code }) => presentNew(row, code, making));
}

/** When, and where tablets find this server. */
interface Making {
  now: Date;
  publicUrl: string;
}

type NewCode = ReturnType<typeof presentNew>;

async function requireOpenBooths(
  db: Db,
  scope: LeadScope,
  event: Event,
  boothIds: readonly string[],
): Promise<void> {
  if (event.archivedAt !== null) throw archivedEvent(event);
  for (const boothId of boothIds) await requireBoothOfEvent(db, scope, event.id, boothId);
}

function newCode({ by }: LeadScope, event: Event, input: CodeInput, { now }: Making) {
  const code = makeCode(randomInt);
  const row = {
    ...input,
    id: uuidv7(),
    eventId: event.id,
    codeHash: hashSecret(readCode(code)),
    expiresAt: expiryOfCode(now),
    accountId: by.kind === 'account' ? by.id : null,
    createdAt: now,
  };
  return { code, row };
}

function presentNew(row: ReturnType<typeof newCode>['row'], code: string, { publicUrl }: Making) {
  const { id, name, boothIds, expiresAt } = row;
  const unused = { usedAt: null, revokedAt: null };
  return { ...{ id, name, boothIds, expiresAt, ...unused }, code, url: `${publicUrl}/tablet/#${code}` };
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
