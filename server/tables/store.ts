import { uuidv7 } from 'uuidv7';
import { freeSlug, slugFrom } from '#contracts/slugs';
import type { Event } from '#prisma/client/client';
import type { Db, DbTransaction } from '../database/prisma.ts';
import { addPhonesTo } from '../devices/store.ts';
import { localDateOf } from '../events/rules.ts';
import { inTurnWithEventVersion } from '../events/store.ts';
import { AppError } from '../http/errors.ts';
import type { ManagerScope } from '../http/gates.ts';
import type { EventClock } from './place.ts';
import type { Plan } from './rules.ts';
import type { State } from './state.ts';

/** Rows of one insert: PostgreSQL takes 65,535 values in one. */
const AT_ONCE = 2_000;
const PATIENCE_MS = 60_000;
/** Two imports at once would both make the person whom both name. */
const LOCK = 4_711_019;

/** The event's zone, dates and opening hours. */
export async function readClock(db: Db, _scope: ManagerScope, event: Event): Promise<EventClock> {
  return clockOf(db, event);
}

async function clockOf(db: DbTransaction, event: Event): Promise<EventClock> {
  const days = await db.eventDay.findMany({
    where: { eventId: event.id, archivedAt: null },
    orderBy: { opensAt: 'asc' },
  });
  return {
    timeZone: event.timeZone,
    startsOn: localDateOf(event.startsOn),
    endsOn: localDateOf(event.endsOn),
    days: days.map(({ date, opensAt, closesAt }) => ({
      date: localDateOf(date),
      opensAt: opensAt.getTime(),
      closesAt: closesAt.getTime(),
    })),
  };
}

/** Everything that a table of this event can speak of. */
export async function readState(db: DbTransaction, _scope: ManagerScope, event: Event): Promise<State> {
  const ofEvent = { eventId: event.id };
  const people = await db.person.findMany({ orderBy: { id: 'asc' } });
  const booths = await db.booth.findMany({
    where: ofEvent,
    include: { project: { include: { aliases: true } } },
    orderBy: { id: 'asc' },
  });
  const projects = await db.project.findMany({
    where: { booths: { none: ofEvent } },
    include: { aliases: true },
    orderBy: { id: 'asc' },
  });
  const shifts = await db.shift.findMany({
    where: { ...ofEvent, archivedAt: null },
    include: { assignments: { where: { archivedAt: null }, select: { personId: true } } },
    orderBy: { id: 'asc' },
  });
  const representatives = await db.representative.findMany({ where: { ...ofEvent, archivedAt: null } });
  const namesOf = (project: { name: string; slug: string; aliases: { alias: string }[] }) => [
    project.name,
    project.slug,
    ...project.aliases.map(({ alias }) => alias),
  ];
  return {
    event: { id: event.id, ...(await clockOf(db, event)) },
    people: people.map(({ id, name, affiliation, standing, email, archivedAt }) => ({
      ...{ id, name, affiliation, standing, email, aliases: [] },
      isArchived: archivedAt !== null,
      also: affiliation,
    })),
    booths: [
      ...booths.map(({ id, name, slug, project, archivedAt }) => ({
        ...{ id, name, kind: 'booth' as const, also: project.name === name ? '' : project.name },
        aliases: [slug, ...namesOf(project)],
        isArchived: archivedAt !== null,
      })),
      ...projects.map((project) => ({
        ...{
          id: project.id,
          name: project.name,
          kind: 'project' as const,
          also: 'a project without a booth here',
        },
        aliases: namesOf(project),
        isArchived: project.archivedAt !== null,
      })),
    ],
    shifts: shifts.map(({ id, boothId, startsAt, endsAt, minimum, target, assignments }) => ({
      ...{ id, boothId, minimum, target, startsAt: startsAt.getTime(), endsAt: endsAt.getTime() },
      personIds: assignments.map(({ personId }) => personId),
    })),
    representatives,
  };
}

/**
 * Plans again on what is there by then, and stores that as a whole.
 * @param decide gives the plan, or refuses it
 * @throws AppError stale, archived, or what `decide` throws; nothing is stored then
 */
export function importPlan(
  db: Db,
  scope: ManagerScope,
  event: Event,
  given: { decide: (state: State) => Plan; source: string; hash: Buffer; now: Date },
): Promise<Plan> {
  return inTurnWithEventVersion(
    db,
    event.id,
    async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(${LOCK})`;
      const plan = given.decide(await readState(tx, scope, event));
      await storePlan(tx, event, plan, given.now);
      await tx.import.create({
        data: {
          ...{
            eventId: event.id,
            kind: 'staffing',
            source: given.source,
            contentHash: Uint8Array.from(given.hash),
          },
          summary: { made: plan.made, there: plan.there, leftOut: plan.problems.length },
          accountId: scope.by.kind === 'account' ? scope.by.id : null,
        },
      });
      return plan;
    },
    PATIENCE_MS,
  );
}

async function storePlan(tx: DbTransaction, event: Event, { make }: Plan, now: Date): Promise<void> {
  const eventId = event.id;
  const ids = new Map<string, string>();
  for (const { key } of [...make.people]) ids.set(`person new ${key}`, uuidv7());
  for (const booth of make.booths) ids.set(`booth new ${booth.key}`, await createBooth(tx, eventId, booth));
  const idOf = (what: 'person' | 'booth', ref: string) => ids.get(`${what} ${ref}`) ?? ref;
  await inParts(make.people, (some) =>
    tx.person.createMany({
      data: some.map(({ key, ...person }) => ({ id: idOf('person', `new ${key}`), ...person })),
    }),
  );
  const standing = make.representatives.map(({ booth, person }) => ({
    ...{ id: uuidv7(), eventId },
    boothId: idOf('booth', booth),
    personId: idOf('person', person),
  }));
  await inParts(standing, (some) => tx.representative.createMany({ data: some }));
  const known = new Set(make.representatives.map(({ person }) => person));
  for (const one of standing) if (known.has(one.personId)) await addPhonesTo(tx, one, now);
  const shifts = make.shifts.map((shift) => ({
    ...shift,
    shiftId: shift.id ?? uuidv7(),
    boothId: idOf('booth', shift.booth),
  }));
  await inParts(
    shifts.filter(({ id }) => id === null),
    (some) =>
      tx.shift.createMany({
        data: some.map(({ shiftId: id, boothId, startsAt, endsAt, minimum, target }) => ({
          ...{ id, eventId, boothId, startsAt, endsAt, minimum, target },
        })),
      }),
  );
  const assignments = shifts.flatMap(({ shiftId, boothId, people }) =>
    people.map((ref) => ({ eventId, boothId, shiftId, personId: idOf('person', ref) })),
  );
  await inParts(assignments, (some) => tx.assignment.createMany({ data: some }));
}

/** A booth of a project that is there, or of a new one. */
async function createBooth(
  tx: DbTransaction,
  eventId: string,
  { name, projectId }: Plan['make']['booths'][number],
): Promise<string> {
  const project =
    projectId === null
      ? await createProject(tx, name)
      : await tx.project.findUniqueOrThrow({ where: { id: projectId } });
  const used = await tx.booth.findMany({ where: { eventId }, select: { slug: true } });
  const slug = freeSlug(
    project.slug,
    used.map((one) => one.slug),
  );
  const { id } = await tx.booth.create({ data: { eventId, projectId: project.id, slug, name } });
  return id;
}

async function createProject(tx: DbTransaction, name: string) {
  const used = await tx.project.findMany({ select: { slug: true } });
  const slug = freeSlug(
    slugFrom(name) || 'project',
    used.map((one) => one.slug),
  );
  return tx.project.create({ data: { name, slug } });
}

async function inParts<Row>(rows: readonly Row[], store: (some: Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) await store(rows.slice(from, from + AT_ONCE));
}

/** What is stored must be what was shown. @throws AppError stale */
export function requireSamePlan(plan: Plan, digest: string): Plan {
  if (plan.digest === digest) return plan;
  throw new AppError(
    'stale',
    'What is in Pavilion, or the table, changed since it was looked at. Look at it again, then import.',
  );
}
