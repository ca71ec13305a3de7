import type { Event } from '#prisma/client/client';
import type { Db } from '../database/prisma.ts';
import { onlyBooths, type ReadScope } from '../http/gates.ts';
import { asSeenBy } from '../people/store.ts';

interface Person {
  name: string;
  affiliation: string;
  standing: string;
  email: string | null;
}

/** Who stands where and when at an event, in the order in which it is written down. Nothing from the archive. */
export interface Staffing {
  booths: { id: string; name: string; slug: string }[];
  representatives: { boothId: string; person: Person }[];
  shifts: {
    boothId: string;
    startsAt: Date;
    endsAt: Date;
    minimum: number;
    target: number;
    people: string[];
  }[];
}

/** As far as the caller sees it: a lead reads the own booths. */
export async function readStaffing(db: Db, scope: ReadScope, event: Event): Promise<Staffing> {
  const inEvent = { eventId: event.id, archivedAt: null };
  const ofBooths = { ...inEvent, boothId: onlyBooths(scope), booth: { archivedAt: null } };
  const [booths, representatives, shifts] = await db.$transaction([
    db.booth.findMany({
      where: { ...inEvent, id: onlyBooths(scope) },
      select: { id: true, name: true, slug: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
    db.representative.findMany({
      where: { ...ofBooths, person: { archivedAt: null } },
      include: { person: true },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    }),
    db.shift.findMany({
      where: ofBooths,
      include: {
        assignments: {
          where: { archivedAt: null },
          include: { person: { select: { name: true } } },
          orderBy: { id: 'asc' },
        },
      },
      orderBy: [{ startsAt: 'asc' }, { endsAt: 'asc' }, { id: 'asc' }],
    }),
  ]);
  return {
    booths,
    representatives: representatives.map(({ boothId, person }) => ({
      boothId,
      person: asSeenBy(scope, person),
    })),
    shifts: shifts.map(({ assignments, ...shift }) => ({
      ...shift,
      people: assignments.map(({ person }) => person.name),
    })),
  };
}

/** @returns those whom the caller sees, by name */
export async function readPeople(db: Db, scope: ReadScope): Promise<Person[]> {
  const boothId = onlyBooths(scope);
  const people = await db.person.findMany({
    where: {
      archivedAt: null,
      ...(boothId === undefined ? {} : { representatives: { some: { boothId, archivedAt: null } } }),
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return people.map((person) => asSeenBy(scope, person));
}
