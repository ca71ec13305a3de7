import { DEVICE_PREFIX, hashSecret, newSecret } from '../access/secrets.ts';
import type { DbTransaction } from '../database/prisma.ts';
import { bumpEventVersion } from '../events/store.ts';
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
}

/** Connects a device; the token is in the answer only: a hash is kept. */
export async function connectDevice(tx: DbTransaction, given: NewDevice, now: Date) {
  const { eventId, kind, name, personId, personalLinkId, boothIds, deviceId } = given;
  const token = newSecret(DEVICE_PREFIX);
  const data = { name, personalLinkId, tokenHash: hashSecret(token), enrolledAt: now, revokedAt: null };
  const device =
    deviceId === null
      ? await tx.device.create({ data: { ...data, eventId, kind, personId } })
      : await tx.device.update({
          where: { id: deviceId },
          data: { ...data, version: { increment: 1 } },
        });
  await placeDevice(tx, device, boothIds, now);
  await bumpEventVersion(tx, eventId);
  const booths = await tx.booth.findMany({
    where: { id: { in: boothIds } },
    select: { id: true, slug: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return { token, device: { id: device.id, name: device.name, kind: device.kind }, booths };
}
