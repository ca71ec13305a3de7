import type { Device } from '#prisma/client/client';
import { DEVICE_PREFIX, hashSecret, newSecret } from '../access/secrets.ts';
import type { DbTransaction } from '../database/prisma.ts';
import { bumpEventVersion } from '../events/store.ts';
import { repeatableSince } from './rules.ts';
import { placeDevice } from './store.ts';

interface NewDevice {
  eventId: string;
  kind: 'tablet' | 'phone';
  name: string;
  personId: string | null;
  /** The link by which it comes; null for a code, also when the code is for a phone that came by a link once. */
  personalLinkId: string | null;
  boothIds: string[];
  /** Re-issue: this device keeps its id, and its former token is worth nothing from now on. */
  deviceId: string | null;
  attemptId: string | undefined;
}

/** Connects a device; the token is in the answer only: a hash is kept. */
export async function connectDevice(tx: DbTransaction, given: NewDevice, now: Date) {
  const { eventId, kind, name, personId, personalLinkId, boothIds, deviceId, attemptId } = given;
  const token = newSecret(DEVICE_PREFIX);
  const data = {
    name,
    personalLinkId,
    tokenHash: hashSecret(token),
    attemptHash: attemptId === undefined ? null : hashSecret(attemptId),
    enrolledAt: now,
    lastSeenAt: null,
    revokedAt: null,
  };
  const device =
    deviceId === null
      ? await tx.device.create({ data: { ...data, eventId, kind, personId } })
      : await tx.device.update({
          where: { id: deviceId },
          data: { ...data, version: { increment: 1 } },
        });
  await placeDevice(tx, device, boothIds, now);
  await bumpEventVersion(tx, eventId);
  return answerFor(tx, device, token);
}

/**
 * The same attempt once more, because its answer was lost: a fresh token for the device that it made. Where it was placed
 * or how it was named meanwhile stays.
 * @param which the device of the code, or one of those that came by the link
 * @returns null when it is another attempt, too late, disconnected, or was heard of with the token that it got
 */
export async function repeatAttempt(
  tx: DbTransaction,
  which: { id: string } | { personalLinkId: string },
  attemptId: string | undefined,
  now: Date,
) {
  if (attemptId === undefined) return null;
  const token = newSecret(DEVICE_PREFIX);
  const [device] = await tx.device.updateManyAndReturn({
    where: {
      ...which,
      attemptHash: hashSecret(attemptId),
      enrolledAt: { gt: repeatableSince(now) },
      revokedAt: null,
      // What the former token of a re-issued device sent may be noted a moment late.
      OR: [{ lastSeenAt: null }, { lastSeenAt: { lt: tx.device.fields.enrolledAt } }],
    },
    data: { tokenHash: hashSecret(token) },
  });
  return device === undefined ? null : answerFor(tx, device, token);
}

async function answerFor(tx: DbTransaction, device: Device, token: string) {
  const booths = await tx.booth.findMany({
    where: { placements: { some: { deviceId: device.id, endedAt: null } } },
    select: { id: true, slug: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return { token, device: { id: device.id, name: device.name, kind: device.kind }, booths };
}
