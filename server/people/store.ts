import type { z } from 'zod';
import type { people } from '#contracts/people';
import type { Person } from '#prisma/client/client';
import { type PageQuery, readPage } from '../database/page.ts';
import type { Db } from '../database/prisma.ts';
import { updateVersioned } from '../database/versioned.ts';
import { addPhonesTo, takePhonesFrom } from '../devices/store.ts';
import { bumpEventVersion } from '../events/store.ts';
import { AppError, notFound } from '../http/errors.ts';
import {
  type LeadScope,
  type ManagerScope,
  maySeeAddresses,
  onlyBooths,
  type ReadScope,
} from '../http/gates.ts';

type PersonInput = z.output<(typeof people)['create']['body']>;
type PersonChange = z.output<(typeof people)['change']['body']>;

/** A lead sees the people who stand for the own booths. */
const visibleTo = (scope: ReadScope) => {
  const boothId = onlyBooths(scope);
  return boothId === undefined ? {} : { representatives: { some: { boothId, archivedAt: null } } };
};

/** For whoever only reads: without the address. */
export const asSeenBy = <P extends { email: string | null }>(scope: ReadScope, person: P): P =>
  maySeeAddresses(scope) ? person : { ...person, email: null };

export function listPeople(db: Db, scope: ReadScope, query: PageQuery) {
  return readPage(query, async (page) => {
    const people = await db.person.findMany({
      where: { ...visibleTo(scope), ...page.where },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      ...page.slice,
    });
    return people.map((person) => asSeenBy(scope, person));
  });
}

/** @throws AppError not-found, also for a person whom this caller does not see */
export async function getPerson(db: Db, scope: ReadScope, id: string): Promise<Person> {
  const person = await db.person.findFirst({ where: { id, ...visibleTo(scope) } });
  if (person === null) throw notFound('person');
  return asSeenBy(scope, person);
}

/** For a booth or a shift: anybody who is not archived, because booths help each other out. @throws AppError not-found, archived */
export async function requirePerson(db: Db, _scope: LeadScope, id: string): Promise<void> {
  const person = await db.person.findUnique({ where: { id } });
  if (person === null) throw notFound('person');
  if (person.archivedAt !== null)
    throw new AppError('archived', `${person.name} is in the archive. Take them out first.`);
}

export function createPerson(db: Db, _scope: ManagerScope, input: PersonInput): Promise<Person> {
  return db.person.create({ data: input });
}

export function changePerson(
  db: Db,
  _scope: ManagerScope,
  id: string,
  version: number,
  change: PersonChange,
): Promise<Person> {
  return updateVersioned(
    'person',
    version,
    () => db.person.findUnique({ where: { id } }),
    () =>
      db.person.update({
        where: { id, version, archivedAt: null },
        data: { ...change, version: { increment: 1 } },
      }),
  );
}

/** Those that run count too. @throws AppError not-found */
export async function countShiftsAhead(db: Db, scope: ManagerScope, id: string, now: Date): Promise<number> {
  await getPerson(db, scope, id);
  return db.shift.count({
    where: {
      ...{ archivedAt: null, endsAt: { gt: now }, booth: { archivedAt: null, event: { archivedAt: null } } },
      assignments: { some: { personId: id, archivedAt: null } },
    },
  });
}

/**
 * What they did stays in the record; an archived person gets no new booths and shifts, and their phones count for no
 * booth until they are taken out of the archive.
 */
export function archivePerson(
  db: Db,
  _scope: ManagerScope,
  id: string,
  { version, archivedAt, now }: { version: number; archivedAt: Date | null; now: Date },
): Promise<Person> {
  const follow = archivedAt === null ? addPhonesTo : takePhonesFrom;
  return updateVersioned(
    'person',
    version,
    () => db.person.findUnique({ where: { id } }),
    () =>
      db.$transaction(async (tx) => {
        const data = { archivedAt, version: { increment: 1 } };
        const person = await tx.person.update({ where: { id, version }, data });
        const standing = { personId: id, archivedAt: null, booth: { archivedAt: null } };
        const stood = await tx.representative.findMany({ where: standing });
        for (const one of stood) await follow(tx, one, now);
        const onShifts = await tx.assignment.findMany({ where: { personId: id, archivedAt: null } });
        const eventIds = new Set([...stood, ...onShifts].map(({ eventId }) => eventId));
        for (const eventId of [...eventIds].sort()) await bumpEventVersion(tx, eventId);
        return person;
      }),
  );
}
