import type { EnrolmentCode } from '#prisma/client/client';
import { hashSecret } from '../access/secrets.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';
import { connectDevice, repeatAttempt } from '../devices/enrolment.ts';
import { AppError } from '../http/errors.ts';
import { readCode, whyUnusable } from './rules.ts';

export interface Redemption {
  code: string;
  name: string;
  attemptId?: string | undefined;
}

/**
 * Uses a code up and connects the tablet; the same attempt once more gets a fresh token. The name that was given with the
 * code holds: the dashboard knows the tablet by it. @throws AppError invalid-code
 */
export function redeemCode(db: Db, given: Redemption, now: Date) {
  return db.$transaction(async (tx) => {
    const codeHash = hashSecret(readCode(given.code));
    const code = await claim(tx, codeHash, now);
    if (code === null) return repeatOrRefuse(tx, codeHash, given.attemptId, now);
    await requireOpen(tx, code);
    const { eventId, boothIds, deviceId } = code;
    const connected = await connectDevice(
      tx,
      {
        eventId,
        kind: 'tablet',
        name: code.name === '' ? given.name : code.name,
        personId: null,
        personalLinkId: null,
        boothIds,
        deviceId,
        attemptId: given.attemptId,
      },
      now,
    );
    await tx.enrolmentCode.update({ where: { id: code.id }, data: { usedBy: connected.device.id } });
    return connected;
  });
}

/** One statement decides which of two simultaneous tablets was first. Null for one that cannot be used. */
async function claim(
  tx: DbTransaction,
  codeHash: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<EnrolmentCode | null> {
  const [claimed] = await tx.enrolmentCode.updateManyAndReturn({
    where: { codeHash, usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return claimed ?? null;
}

async function repeatOrRefuse(
  tx: DbTransaction,
  codeHash: Uint8Array<ArrayBuffer>,
  attemptId: string | undefined,
  now: Date,
) {
  const code = await tx.enrolmentCode.findUnique({ where: { codeHash } });
  const usedBy = code?.usedBy ?? null;
  const repeated = usedBy === null ? null : await repeatAttempt(tx, { id: usedBy }, attemptId, now);
  if (repeated === null) throw new AppError('invalid-code', whyUnusable(code, now) ?? '');
  return repeated;
}

/** What was archived since the code was made takes no more devices. */
async function requireOpen(tx: DbTransaction, code: EnrolmentCode): Promise<void> {
  const open = await tx.booth.count({
    where: { id: { in: code.boothIds }, archivedAt: null, event: { archivedAt: null } },
  });
  if (open < code.boothIds.length)
    throw new AppError('invalid-code', 'The booth of this code is in the archive. Ask for a new code.');
}
