import type { Event } from '#prisma/client/client';
import { hashSecret, newSecret, SHARE_PREFIX } from '../access/secrets.ts';
import type { Db } from '../database/prisma.ts';
import { archivedEvent } from '../events/store.ts';
import { AppError, notFound } from '../http/errors.ts';
import type { ManagerScope } from '../http/gates.ts';
import { expiryOfPersonalLink } from '../personal-links/rules.ts';

export async function listShareLinks(db: Db, _scope: ManagerScope, eventId: string) {
  return db.shareLink.findMany({ where: { eventId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
}

/** It ends two weeks after the event, as personal links do. @throws AppError archived, outside-event */
export async function createShareLink(db: Db, _scope: ManagerScope, event: Event, shows: string, now: Date) {
  if (event.archivedAt !== null) throw archivedEvent(event);
  const expiresAt = expiryOfPersonalLink(event);
  if (expiresAt <= now)
    throw new AppError(
      'outside-event',
      'This event was over two weeks ago. There is nothing to show on a wall.',
    );
  const secret = newSecret(SHARE_PREFIX);
  const data = { eventId: event.id, shows, tokenHash: hashSecret(secret), createdAt: now, expiresAt };
  return { row: await db.shareLink.create({ data }), secret };
}

/** Ending it twice keeps the first moment. @throws AppError not-found */
export async function revokeShareLink(db: Db, _scope: ManagerScope, id: string, now: Date) {
  if ((await db.shareLink.findUnique({ where: { id } })) === null) throw notFound('share link');
  await db.shareLink.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
  return db.shareLink.findUniqueOrThrow({ where: { id } });
}

/** @throws AppError invalid-link */
export async function getUsableShare(db: Db, secret: string, now: Date) {
  const link = await db.shareLink.findUnique({
    where: { tokenHash: hashSecret(secret) },
    include: { event: true },
  });
  if (link === null || link.revokedAt !== null || link.event.archivedAt !== null)
    throw new AppError(
      'invalid-link',
      'This link shows nothing any more. Ask a program manager for a new one.',
    );
  if (link.expiresAt <= now) throw new AppError('invalid-link', 'This link has expired: the event is over.');
  return link;
}
