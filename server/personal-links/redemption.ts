import { hashSecret } from '../access/secrets.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';
import { connectDevice, repeatAttempt } from '../devices/enrolment.ts';
import { AppError } from '../http/errors.ts';
import { nameOfPhone, whyUnusable } from './rules.ts';
import { listBoothsOf } from './store.ts';

/** Changes nothing. @throws AppError invalid-link */
export async function lookAtLink(db: Db, secret: string, now: Date) {
  const { person, event, booths } = await getUsableLink(db, secret, now);
  return { personName: person.name, eventName: event.name, booths };
}

export interface Redemption {
  secret: string;
  name: string;
  attemptId?: string | undefined;
}

/**
 * Connects a phone for every booth that the person stands for. May be used again; the same attempt once more gets a fresh
 * token for the same phone. @throws AppError invalid-link
 */
export function redeemLink(db: Db, { secret, name, attemptId }: Redemption, now: Date) {
  return db.$transaction(async (tx) => {
    // Takes the row's lock first: a link that is being revoked connects nothing more.
    await tx.personalLink.updateMany({
      where: { tokenHash: hashSecret(secret), revokedAt: null },
      data: { lastUsedAt: now },
    });
    const { id: personalLinkId, eventId, personId, person, booths } = await getUsableLink(tx, secret, now);
    const boothIds = booths.map(({ id }) => id);
    const repeated = await repeatAttempt(tx, { personalLinkId }, attemptId, now);
    if (repeated !== null) return repeated;
    return connectDevice(
      tx,
      {
        eventId,
        kind: 'phone',
        name: nameOfPhone(name, person.name),
        personId,
        personalLinkId,
        boothIds,
        deviceId: null,
        attemptId,
      },
      now,
    );
  });
}

/** The link with its person, its event and the booths they stand for. @throws AppError invalid-link */
export async function getUsableLink(tx: DbTransaction, secret: string, now: Date) {
  const link = await tx.personalLink.findUnique({
    where: { tokenHash: hashSecret(secret) },
    include: { person: true, event: true },
  });
  const reason = whyUnusable(link, now);
  if (link === null || reason !== null) throw new AppError('invalid-link', reason ?? '');
  const booths = await listBoothsOf(tx, link.eventId, link.personId);
  if (booths.length === 0)
    throw new AppError('invalid-link', `${link.person.name} stands for no booth at this event any more.`);
  return { ...link, booths };
}
