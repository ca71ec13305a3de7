import type { z } from 'zod';
import type { assignments } from '#contracts/assignments';
import type { Prisma, Shift } from '#prisma/client/client';
import { type PageQuery, readPage } from '../database/page.ts';
import type { Db } from '../database/prisma.ts';
import { updateVersioned } from '../database/versioned.ts';
import { withEventVersion } from '../events/store.ts';
import { AppError, notFound } from '../http/errors.ts';
import { type LeadScope, onlyBooths, type ReadScope, requireBooth } from '../http/gates.ts';
import { answerOf } from '../own-shifts/rules.ts';
import { requirePerson } from '../people/store.ts';
import { getShift } from '../shifts/store.ts';

type AssignmentInput = z.output<(typeof assignments)['create']['body']>;
type AssignmentChange = z.output<(typeof assignments)['change']['body']>;
interface Filters {
  boothId?: string | undefined;
  shiftId?: string | undefined;
}

const withName = {
  person: { select: { name: true, standing: true, archivedAt: true } },
  shift: { select: { startsAt: true, endsAt: true } },
  responses: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
} as const satisfies Prisma.AssignmentInclude;

type Joined = Prisma.AssignmentGetPayload<{ include: typeof withName }>;

/** The row as the contract says it, with the person's name and answer. */
function presentAssignment({ person, shift, responses, ...row }: Joined) {
  const { answer, note } = answerOf({ ...row, person, responses }, shift);
  return {
    ...row,
    personName: person.name,
    personStanding: person.standing,
    isPersonArchived: person.archivedAt !== null,
    answer,
    answerNote: note,
  };
}
export type NamedAssignment = ReturnType<typeof presentAssignment>;

export function listAssignments(db: Db, scope: ReadScope, eventId: string, query: PageQuery & Filters) {
  return readPage(query, async (page) => {
    const rows = await db.assignment.findMany({
      where: {
        eventId,
        boothId: onlyBooths(scope, query.boothId),
        shiftId: query.shiftId,
        ...page.where,
      },
      include: withName,
      orderBy: [{ shift: { startsAt: 'asc' } }, { id: 'asc' }],
      ...page.slice,
    });
    return rows.map(presentAssignment);
  });
}

/** Also those that were archived, of shifts that the caller has looked up. */
export async function listAssignmentsOf(
  db: Db,
  _scope: ReadScope,
  shiftIds: string[],
): Promise<NamedAssignment[]> {
  const rows = await db.assignment.findMany({ where: { shiftId: { in: shiftIds } }, include: withName });
  return rows.map(presentAssignment);
}

/** @throws AppError not-found, not-your-booth */
export async function getAssignment(db: Db, scope: ReadScope, id: string): Promise<NamedAssignment> {
  const assignment = await findAssignment(db, id);
  if (assignment === null) throw notFound('assignment');
  requireBooth(scope, assignment.boothId);
  return assignment;
}

/** @throws AppError not-found, wrong-event, not-your-booth, archived, taken */
export async function createAssignment(
  db: Db,
  scope: LeadScope,
  eventId: string,
  { shiftId, personId }: AssignmentInput,
): Promise<NamedAssignment> {
  const { boothId } = await requireOpenShift(db, scope, eventId, shiftId);
  await requirePerson(db, scope, personId);
  const data = { eventId, boothId, shiftId, personId };
  const { id } = await withEventVersion(db, (tx) => tx.assignment.create({ data }));
  return getAssignment(db, scope, id);
}

async function requireOpenShift(db: Db, scope: LeadScope, eventId: string, shiftId: string): Promise<Shift> {
  const shift = await getShift(db, scope, shiftId);
  if (shift.eventId !== eventId) throw new AppError('wrong-event', 'This shift belongs to another event.');
  if (shift.archivedAt !== null)
    throw new AppError('archived', 'This shift is in the archive. Take it out first.');
  return shift;
}

/** @throws AppError not-your-booth, archived, taken */
export async function changeAssignment(
  db: Db,
  scope: LeadScope,
  id: string,
  version: number,
  change: AssignmentChange,
): Promise<NamedAssignment> {
  await getAssignment(db, scope, id);
  if (change.personId !== undefined) await requirePerson(db, scope, change.personId);
  return updateAssignment(db, { id, version, archivedAt: null }, change);
}

/** @throws AppError not-your-booth, archived when the shift or the person is, taken */
export async function archiveAssignment(
  db: Db,
  scope: LeadScope,
  id: string,
  version: number,
  archivedAt: Date | null,
): Promise<NamedAssignment> {
  const { eventId, shiftId, personId } = await getAssignment(db, scope, id);
  if (archivedAt === null) {
    await requireOpenShift(db, scope, eventId, shiftId);
    await requirePerson(db, scope, personId);
  }
  return updateAssignment(db, { id, version }, { archivedAt });
}

function updateAssignment(
  db: Db,
  where: { id: string; version: number; archivedAt?: null },
  change: AssignmentChange & { archivedAt?: Date | null },
): Promise<NamedAssignment> {
  const data = { ...change, version: { increment: 1 } };
  return updateVersioned(
    'assignment',
    where.version,
    () => findAssignment(db, where.id),
    async () => {
      await withEventVersion(db, (tx) => tx.assignment.update({ where, data }));
      const changed = await findAssignment(db, where.id);
      if (changed === null) throw notFound('assignment');
      return changed;
    },
  );
}

async function findAssignment(db: Db, id: string): Promise<NamedAssignment | null> {
  const row = await db.assignment.findUnique({ where: { id }, include: withName });
  return row === null ? null : presentAssignment(row);
}
