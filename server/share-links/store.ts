import { isOfSummary, type Shared, shared, sharedDays } from '#contracts/share-links';
import type { Event } from '#prisma/client/client';
import { hashPassword } from '../access/passwords.ts';
import { hashSecret, newSecret, SHARE_PREFIX } from '../access/secrets.ts';
import type { Db } from '../database/prisma.ts';
import { archivedEvent } from '../events/store.ts';
import { AppError, notFound } from '../http/errors.ts';
import type { ManagerScope } from '../http/gates.ts';
import { expiryOfPersonalLink } from '../personal-links/rules.ts';

export async function listShareLinks(db: Db, _scope: ManagerScope, eventId: string) {
  return db.shareLink.findMany({ where: { eventId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
}

interface Sharing {
  shows: Shared;
  password?: string | undefined;
  days?: number | undefined;
}

/**
 * A wall's ends two weeks after the event, as personal links do; a summary's after so many days.
 * @throws AppError archived, outside-event for a wall of an event that is long over
 */
export async function createShareLink(
  db: Db,
  _scope: ManagerScope,
  event: Event,
  { shows, password, days }: Sharing,
  now: Date,
) {
  if (event.archivedAt !== null) throw archivedEvent(event);
  const expiresAt = isOfSummary(shows) ? inDays(now, days ?? sharedDays.usual) : expiryOfPersonalLink(event);
  if (expiresAt <= now)
    throw new AppError(
      'outside-event',
      'This event was over two weeks ago. There is nothing to show on a wall.',
    );
  const secret = newSecret(SHARE_PREFIX);
  const passwordHash = password === undefined ? null : await hashPassword(password);
  const tokenHash = hashSecret(secret);
  const data = { eventId: event.id, shows, tokenHash, passwordHash, createdAt: now, expiresAt };
  return { row: await db.shareLink.create({ data }), secret };
}

const inDays = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000);

/** Ending it twice keeps the first moment. @throws AppError not-found */
export async function revokeShareLink(db: Db, _scope: ManagerScope, id: string, now: Date) {
  if ((await db.shareLink.findUnique({ where: { id } })) === null) throw notFound('share link');
  await db.shareLink.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
  return db.shareLink.findUniqueOrThrow({ where: { id } });
}

/** @param what the link is for; one for something else is of no use @throws AppError invalid-link */
export async function getUsableShare(db: Db, secret: string, what: 'wall' | 'summary', now: Date) {
  const link = await db.shareLink.findUnique({
    where: { tokenHash: hashSecret(secret) },
    include: { event: true },
  });
  const shows = shared.safeParse(link?.shows).data;
  const isForThis = shows !== undefined && isOfSummary(shows) === (what === 'summary');
  if (link === null || !isForThis || link.revokedAt !== null || link.event.archivedAt !== null)
    throw new AppError(
      'invalid-link',
      'This link shows nothing any more. Ask a program manager for a new one.',
    );
  if (link.expiresAt <= now) throw new AppError('invalid-link', expiredWords[what]);
  return { ...link, shows };
}

const expiredWords = {
  wall: 'This link has expired: the event is over.',
  summary: 'This link has expired. Ask whoever sent it for a new one.',
};

/** The booths of an event that are in its summary. */
export async function listSharedBooths(db: Db, eventId: string): Promise<string[]> {
  const booths = await db.booth.findMany({ where: { eventId, archivedAt: null }, select: { id: true } });
  return booths.map(({ id }) => id);
}
