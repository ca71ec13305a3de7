import type { EnrolmentCode } from '#prisma/client/client';
import { hashSecret } from '../access/secrets.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';
import { connectDevice } from '../devices/enrolment.ts';
import { AppError } from '../http/errors.ts';
import { readCode, whyUnusable } from './rules.ts';

/**
 * Uses a code up and connects the tablet. The name that was given with the code holds: the dashboard knows the tablet by
 * it. @throws AppError invalid-code
 */
export function redeemCode(db: Db, typed: string, name: string, now: Date) {
  return db.$transaction(async (tx) => {
    const code = await claim(tx, hashSecret(readCode(typed)), now);
    await requireOpen(tx, code);
    const { eventId, boothIds, deviceId } = code;
    const called = code.name === '' ? name : code.name;
    const connected = await connectDevice(
      tx,
      { eventId, kind: 'tablet', name: called, personId: null, personalLinkId: null, boothIds, deviceId },
      now,
    );
    await tx.enrolmentCode.update({ where: { id: code.id }, data: { usedBy: connected.device.id } });
    return connected;
  });
}

/** One statement decides which of two simultaneous tablets was first. */
async function claim(
  tx: DbTransaction,
  codeHash: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<EnrolmentCode> {
  const [claimed] = await tx.enrolmentCode.updateManyAndReturn({
    where: { codeHash, usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (claimed !== undefined) return claimed;
  const code = await tx.enrolmentCode.findUnique({ where: { codeHash } });
  throw new AppError('invalid-code', whyUnusable(code, now) ?? '');
}

/** What was archived since the code was made takes no more devices. */
async function requireOpen(tx: DbTransaction, code: EnrolmentCode): Promise<void> {
  const open = await tx.booth.count({
    where: { id: { in: code.boothIds }, archivedAt: null, event: { archivedAt: null } },
  });
  if (open < code.boothIds.length)
    throw new AppError('invalid-code', 'The booth of this code is in the archive. Ask for a new code.');
}
