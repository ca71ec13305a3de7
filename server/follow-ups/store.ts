import type { z } from 'zod';
import type { followUps } from '#contracts/follow-ups';
import type { Event, Prisma } from '#prisma/client/client';
import { requireBoothOfEvent } from '../booths/store.ts';
import { newFact } from '../database/fact.ts';
import { type PageQuery, readPage } from '../database/page.ts';
import type { Db } from '../database/prisma.ts';
import { updateVersioned } from '../database/versioned.ts';
import { fromLocalDate, localDateOf } from '../events/rules.ts';
import { withEventVersion } from '../events/store.ts';
import { notFound } from '../http/errors.ts';
import { type LeadScope, maySeeContacts, onlyBooths, type ReadScope, requireBooth } from '../http/gates.ts';
import { requirePerson } from '../people/store.ts';

type FollowUpInput = z.output<(typeof followUps)['create']['body']>;
type FollowUpChange = z.output<(typeof followUps)['change']['body']>;

const withDetails = {
  person: { select: { name: true } },
  contact: true,
  booth: { select: { slug: true, name: true } },
} as const;
type Row = Prisma.FollowUpGetPayload<{ include: typeof withDetails }>;

/** The contact only for whoever may see it; a purged one for nobody. */
function presentFollowUp(scope: ReadScope, { person, contact, ...row }: Row) {
  const isGiven = contact !== null && contact.purgedAt === null;
  return {
    ...row,
    owner: person?.name ?? row.owner,
    dueOn: row.dueOn && localDateOf(row.dueOn),
    contactState: contact === null ? ('none' as const) : isGiven ? ('given' as const) : ('purged' as const),
    contact: isGiven && maySeeContacts(scope, row.boothId) ? contact : null,
  };
}
export type PresentedFollowUp = ReturnType<typeof presentFollowUp>;

/** What was promised last comes first. */
export function listFollowUps(
  db: Db,
  scope: ReadScope,
  eventId: string,
  query: PageQuery & { boothId?: string | undefined },
) {
  return readPage(query, async (page) => {
    const rows = await db.followUp.findMany({
      where: { eventId, boothId: onlyBooths(scope, query.boothId), ...page.where },
      include: withDetails,
      orderBy: [{ occurredAt: 'desc' }, { id: 'asc' }],
      ...page.slice,
    });
    return rows.map((row) => presentFollowUp(scope, row));
  });
}

/** All that are not in the archive, for a file. */
export async function readFollowUps(db: Db, scope: ReadScope, eventId: string): Promise<PresentedFollowUp[]> {
  const rows = await db.followUp.findMany({
    where: { eventId, boothId: onlyBooths(scope), archivedAt: null },
    include: withDetails,
    orderBy: [{ occurredAt: 'desc' }, { id: 'asc' }],
  });
  return rows.map((row) => presentFollowUp(scope, row));
}

/** @throws AppError not-found, not-your-booth */
export async function getFollowUp(db: Db, scope: ReadScope, id: string): Promise<PresentedFollowUp> {
  const row = await db.followUp.findUnique({ where: { id }, include: withDetails });
  if (row === null) throw notFound('follow-up');
  requireBooth(scope, row.boothId);
  return presentFollowUp(scope, row);
}

/** @throws AppError wrong-event, not-your-booth, archived, not-found for an owner who is not there */
export async function createFollowUp(
  db: Db,
  scope: LeadScope,
  event: Event,
  input: FollowUpInput,
  now: Date,
): Promise<PresentedFollowUp> {
  await requireBoothOfEvent(db, scope, event.id, input.boothId);
  if (input.ownerId !== null) await requirePerson(db, scope, input.ownerId);
  const data = {
    ...newFact(scope.by, now, input),
    ...input,
    dueOn: input.dueOn && fromLocalDate(input.dueOn),
    eventId: event.id,
  };
  const { id } = await withEventVersion(db, (tx) => tx.followUp.create({ data }));
  return getFollowUp(db, scope, id);
}

/** @throws AppError not-found, not-your-booth, archived, stale */
export async function changeFollowUp(
  db: Db,
  scope: LeadScope,
  id: string,
  version: number,
  { dueOn, ...change }: FollowUpChange,
): Promise<PresentedFollowUp> {
  const before = await getFollowUp(db, scope, id);
  if (change.ownerId != null && change.ownerId !== before.ownerId)
    await requirePerson(db, scope, change.ownerId);
  const due = dueOn === undefined ? {} : { dueOn: dueOn && fromLocalDate(dueOn) };
  return updateFollowUp(db, scope, { id, version, archivedAt: null }, { ...change, ...due });
}

/** @param doneAt null: it is not done after all @throws AppError not-found, not-your-booth, archived, stale */
export async function closeFollowUp(
  db: Db,
  scope: LeadScope,
  id: string,
  version: number,
  doneAt: Date | null,
): Promise<PresentedFollowUp> {
  const before = await getFollowUp(db, scope, id);
  const kept = doneAt === null ? null : (before.doneAt ?? doneAt);
  return updateFollowUp(db, scope, { id, version, archivedAt: null }, { doneAt: kept });
}

/** @throws AppError not-found, not-your-booth, archived when the booth is, stale */
export async function archiveFollowUp(
  db: Db,
  scope: LeadScope,
  id: string,
  version: number,
  archivedAt: Date | null,
): Promise<PresentedFollowUp> {
  const { eventId, boothId } = await getFollowUp(db, scope, id);
  if (archivedAt === null) await requireBoothOfEvent(db, scope, eventId, boothId);
  return updateFollowUp(db, scope, { id, version }, { archivedAt });
}

function updateFollowUp(
  db: Db,
  scope: LeadScope,
  where: { id: string; version: number; archivedAt?: null },
  change: Prisma.FollowUpUncheckedUpdateInput,
): Promise<PresentedFollowUp> {
  const data = { ...change, version: { increment: 1 } };
  return updateVersioned(
    'follow-up',
    where.version,
    () => getFollowUp(db, scope, where.id),
    async () => {
      await withEventVersion(db, (tx) => tx.followUp.update({ where, data }));
      return getFollowUp(db, scope, where.id);
    },
  );
}
