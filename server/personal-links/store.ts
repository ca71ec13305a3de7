import type { Event, PersonalLink } from '#prisma/client/client';
import { hashSecret, LINK_PREFIX, newSecret } from '../access/secrets.ts';
import type { Db } from '../database/prisma.ts';
import { disconnectPhonesOf } from '../devices/store.ts';
import { alsoInArchive, archivedEvent } from '../events/store.ts';
import { AppError, notFound } from '../http/errors.ts';
import { type LeadScope, onlyBooths } from '../http/gates.ts';
import { expiryOfPersonalLink } from './rules.ts';

type NamedLink = PersonalLink & { person: { name: string } };

const include = { person: { select: { name: true } } } as const;

/** The row as the contract says it; never the secret's hash. */
export function presentLink(link: NamedLink) {
  const { id, personId, createdAt, expiresAt, lastUsedAt, revokedAt } = link;
  return { id, personId, personName: link.person.name, createdAt, expiresAt, lastUsedAt, revokedAt };
}

/** A lead sees the links of those who stand for the own booths, and may end those of people who stand nowhere else. */
export async function listLinks(db: Db, scope: LeadScope, eventId: string) {
  const boothId = onlyBooths(scope);
  const standing = { representatives: { some: { eventId, boothId, archivedAt: null } } };
  const links = await db.personalLink.findMany({
    where: { eventId, ...(boothId === undefined ? {} : { person: standing }) },
    include,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  const elsewhere = await listOthersOf(db, scope, eventId);
  return links.map((link) => ({ ...presentLink(link), mayEnd: !elsewhere.has(link.personId) }));
}

/** The people who stand for a booth that is not the caller's. */
async function listOthersOf(db: Db, { booths: own }: LeadScope, eventId: string): Promise<Set<string>> {
  if (own === 'all') return new Set();
  const stood = await db.representative.findMany({
    where: { eventId, archivedAt: null, boothId: { notIn: [...own] } },
    select: { personId: true },
  });
  return new Set(stood.map(({ personId }) => personId));
}

/** @throws AppError not-found, not-your-booth, archived, outside-event */
export async function createLink(
  db: Db,
  scope: LeadScope,
  event: Event,
  personId: string,
  now: Date,
  publicUrl: string,
) {
  if (event.archivedAt !== null) throw archivedEvent(event);
  await requireRepresentative(db, scope, event.id, personId);
  const expiresAt = expiryOfPersonalLink(event);
  if (expiresAt <= now)
    throw new AppError('outside-event', 'This event was over two weeks ago. Nobody can count for it now.');
  const secret = newSecret(LINK_PREFIX);
  const link = await db.personalLink.create({
    data: { eventId: event.id, personId, tokenHash: hashSecret(secret), createdAt: now, expiresAt },
    include,
  });
  return { ...presentLink(link), url: `${publicUrl}/tablet/#${secret}` };
}

/**
 * Ends the link and disconnects the phones that came by it; what they sent stays. Revoking twice keeps the first moment.
 * @throws AppError not-found, not-your-booth
 */
export async function revokeLink(db: Db, scope: LeadScope, id: string, now: Date): Promise<NamedLink> {
  const link = await db.personalLink.findUnique({ where: { id } });
  if (link === null) throw notFound('personal link');
  await requireLeadsAll(db, scope, link.eventId, link.personId);
  return alsoInArchive(db, async (tx) => {
    // The link's row first, as redeeming does: a phone that is being connected is either refused or disconnected.
    await tx.personalLink.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
    await disconnectPhonesOf(tx, id, now);
    return tx.personalLink.findUniqueOrThrow({ where: { id }, include });
  });
}

/** The unarchived booths for which a person stands at an event. */
export function listBoothsOf(db: Pick<Db, 'booth'>, eventId: string, personId: string) {
  return db.booth.findMany({
    where: { eventId, archivedAt: null, representatives: { some: { personId, archivedAt: null } } },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
}

async function requireRepresentative(db: Db, scope: LeadScope, eventId: string, personId: string) {
  const person = await db.person.findUnique({ where: { id: personId } });
  if (person === null) throw notFound('person');
  if (person.archivedAt !== null)
    throw new AppError('archived', `${person.name} is in the archive. Take them out first.`);
  const booths = await listBoothsOf(db, eventId, personId);
  if (booths.length === 0)
    throw new AppError(
      'not-found',
      `${person.name} stands for no booth at this event. Add them to one first.`,
    );
  await requireLeadsAll(db, scope, eventId, personId);
}

/**
 * A link counts for every booth that its person stands for, and ending it disconnects their phone from all of them: so a
 * lead needs to lead them all.
 * @throws AppError not-your-booth
 */
async function requireLeadsAll(db: Db, { booths: own }: LeadScope, eventId: string, personId: string) {
  if (own === 'all') return;
  const stood = await db.representative.findMany({
    where: { eventId, personId, archivedAt: null },
    select: { boothId: true, booth: { select: { name: true } } },
    orderBy: { booth: { name: 'asc' } },
  });
  if (!stood.some(({ boothId }) => own.has(boothId)))
    throw new AppError('not-your-booth', 'This person does not stand for a booth of yours.');
  const other = stood.find(({ boothId }) => !own.has(boothId));
  if (other !== undefined)
    throw new AppError(
      'not-your-booth',
      `This person also stands for ${other.booth.name}, which is not yours. Ask a program manager.`,
    );
}
