import { uuidv7 } from 'uuidv7';
import { freeSlug, slugFrom } from '#contracts/slugs';
import type { Event } from '#prisma/client/client';
import { groupedBy } from '../counting/rules.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';
import { addPhonesTo } from '../devices/store.ts';
import { localDateOf } from '../events/rules.ts';
import { inTurnWithEventVersion } from '../events/store.ts';
import { AppError } from '../http/errors.ts';
import type { ManagerScope } from '../http/gates.ts';
import type { EventClock } from './place.ts';
import type { Plan } from './rules.ts';
import type { State } from './state.ts';

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
  const spoken = await db.talkSpeaker.findMany({
    where: { personId: { not: null }, match: 'confirmed', confidence: null },
    distinct: ['personId', 'name'],
    select: { personId: true, name: true },
    orderBy: { name: 'asc' },
  });
  const spokenAs = groupedBy(spoken, ({ personId }) => personId ?? '');
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
      ...{ id, name, affiliation, standing, email },
      // Other names by which somebody said that they speak.
      aliases: (spokenAs.get(id) ?? []).map((one) => one.name).filter((one) => one !== name),
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
  await insertPeople(
    tx,
    make.people.map(({ key, ...person }) => ({ id: idOf('person', `new ${key}`), ...person })),
  );
  const standing = make.representatives.map(({ booth, person }) => ({
    ...{ id: uuidv7(), event_id: eventId },
    booth_id: idOf('booth', booth),
    person_id: idOf('person', person),
  }));
  await insertRepresentatives(tx, standing);
  const shifts = make.shifts.map((shift) => ({
    ...shift,
    shiftId: shift.id ?? uuidv7(),
    boothId: idOf('booth', shift.booth),
  }));
  await insertShifts(
    tx,
    shifts
      .filter(({ id }) => id === null)
      .map(({ shiftId: id, boothId, startsAt, endsAt, minimum, target }) => ({
        ...{ id, event_id: eventId, booth_id: boothId, minimum, target },
        ...{ starts_at: startsAt.toISOString(), ends_at: endsAt.toISOString() },
      })),
  );
  await insertAssignments(
    tx,
    shifts.flatMap(({ shiftId, boothId, people }) =>
      people.map((ref) => ({
        ...{ id: uuidv7(), event_id: eventId, booth_id: boothId, shift_id: shiftId },
        person_id: idOf('person', ref),
      })),
    ),
  );
  await addPhones(tx, event, make, idOf, now);
}

/** The phones of people who were there already count for their new booths too. */
async function addPhones(
  tx: DbTransaction,
  event: Event,
  make: Plan['make'],
  idOf: (what: 'person' | 'booth', ref: string) => string,
  now: Date,
): Promise<void> {
  const known = make.representatives.filter(({ person }) => !person.startsWith('new '));
  const phones = await tx.device.findMany({
    where: { eventId: event.id, kind: 'phone', revokedAt: null },
    select: { personId: true },
  });
  const owners = new Set(phones.map(({ personId }) => personId));
  for (const { booth, person } of known.filter(({ person: id }) => owners.has(id)))
    await addPhonesTo(tx, { eventId: event.id, boothId: idOf('booth', booth), personId: person }, now);
}

// In one statement each: the client takes seconds for thousands of rows, and nobody else is answered meanwhile.

async function insertPeople(tx: DbTransaction, rows: readonly object[]): Promise<void> {
  await tx.$executeRaw`
    insert into people (id, name, affiliation, standing, email, updated_at)
    select id, name, affiliation, standing, email, now() from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, name text, affiliation text, standing text, email text)`;
}

async function insertRepresentatives(tx: DbTransaction, rows: readonly object[]): Promise<void> {
  await tx.$executeRaw`
    insert into representatives (id, event_id, booth_id, person_id, updated_at)
    select id, event_id, booth_id, person_id, now() from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, event_id uuid, booth_id uuid, person_id uuid)`;
}

async function insertShifts(tx: DbTransaction, rows: readonly object[]): Promise<void> {
  await tx.$executeRaw`
    insert into shifts (id, event_id, booth_id, starts_at, ends_at, minimum, target, updated_at)
    select id, event_id, booth_id, starts_at, ends_at, minimum, target, now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, event_id uuid, booth_id uuid,
      starts_at timestamptz, ends_at timestamptz, minimum smallint, target smallint)`;
}

async function insertAssignments(tx: DbTransaction, rows: readonly object[]): Promise<void> {
  await tx.$executeRaw`
    insert into assignments (id, event_id, booth_id, shift_id, person_id, updated_at)
    select id, event_id, booth_id, shift_id, person_id, now() from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, event_id uuid, booth_id uuid, shift_id uuid, person_id uuid)`;
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

/** What is stored must be what was shown. @throws AppError stale */
export function requireSamePlan(plan: Plan, digest: string): Plan {
  if (plan.digest === digest) return plan;
  throw new AppError(
    'stale',
    'What is in Pavilion, or the table, changed since it was looked at. Look at it again, then import.',
  );
}
